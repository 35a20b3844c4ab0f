package editing

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// OwnServices returns one of the networks of an institution, reduced to the institution as it sees itself, with its services, and
// those above it. It returns fault.Forbidden to anyone who may not edit the services.
func (e *Editor) OwnServices(ctx context.Context, by account.Account, key string) (directory.Dossier, error) {
	var d directory.Dossier
	err := e.store.Snapshot(ctx, func(tx *store.Store) (err error) {
		d, _, err = ownServices(ctx, tx, by, key)
		return err
	})
	if err != nil {
		return directory.Dossier{}, fmt.Errorf("services of %q: %w", key, err)
	}
	own, _ := d.Institution(key)
	line := []directory.Institution{own.Own()}
	for parent := own.Parent; parent != ""; {
		i, ok := d.Institution(parent)
		if !ok {
			break
		}
		i = i.Own()
		i.Services = nil
		line, parent = append(line, i), i.Parent
	}
	return directory.Dossier{Network: d.Network, Region: d.Region, Institutions: line}, nil
}

// ownServices returns the first network of an institution if by may edit its services, and the role that allows it.
func ownServices(ctx context.Context, tx *store.Store, by account.Account, key string) (directory.Dossier, account.Role, error) {
	line, err := tx.InstitutionLine(ctx, key)
	if err != nil {
		return directory.Dossier{}, "", err
	}
	networks, err := tx.NetworksSharing(ctx, directory.ID{}, []directory.ID{line[0].ID()}, "")
	if err != nil {
		return directory.Dossier{}, "", err
	}
	ids := make([]directory.ID, len(networks))
	for i, network := range networks {
		if ids[i], err = tx.NetworkID(ctx, network); err != nil {
			return directory.Dossier{}, "", err
		}
	}
	if !by.May(account.EditServices, account.Of(line[0].ID(), ids...)) {
		return directory.Dossier{}, "", fault.Forbidden
	}
	if len(networks) == 0 {
		return directory.Dossier{}, "", fault.NotFound
	}
	role := by.RoleAt(ids[0])
	if slices.Contains(by.Grants, account.Grant{Role: account.Contact, Institution: line[0].ID()}) {
		role = account.Contact
	}
	d, err := tx.Dossier(ctx, networks[0])
	return d, role, err
}

// ChangeServices lets somebody who answers for an institution change its services, in every network that has it. apply gets a
// network in which the institution has its services as it sees them; what it does not see stays as it is. It returns
// fault.Forbidden if apply changes anything else; otherwise errors as Change.
func (e *Editor) ChangeServices(
	ctx context.Context, by account.Account, key string, apply func(*Work) error, now time.Time,
) (Saved, error) {
	var saved Saved
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		before, role, err := ownServices(ctx, tx, by, key)
		if err != nil {
			return err
		}
		w := newWork(ctx, tx, before, before, by, now)
		w.Role = role
		at := slices.IndexFunc(w.Institutions, func(i directory.Institution) bool { return i.Key == key })
		stored := w.Institutions[at].Services
		w.Institutions[at].Services = w.Institutions[at].Own().Services
		if err := apply(w); err != nil {
			return err
		}
		own := institutionAt(&w.Dossier, key)
		if own == nil {
			return fault.Forbidden
		}
		own.Services = directory.WithHidden(own.Services, stored, NewKey)
		if !onlyServices(before, w.Dossier, key) {
			return fmt.Errorf("more than its services: %w", fault.Forbidden)
		}
		saved, err = save(
			ctx, tx, before, w.Dossier, history.Revision{At: now, Account: by.ID, Role: role, Kind: string(KindEdit)}, e.answersOf(by),
		)
		return err
	})
	if err != nil {
		return Saved{}, fmt.Errorf("services of %q: %w", key, err)
	}
	return saved, nil
}

// CheckService records that a service is right, also if whoever says so changes it at the same time. key is that of the
// institution, a dot and that of the service.
func (w *Work) CheckService(key string) error {
	owner, inner, _ := strings.Cut(key, ".")
	if i := institutionAt(&w.Dossier, owner); i != nil {
		for n := range i.Services {
			if s := &i.Services[n]; s.Key == inner {
				w.checkService(s)
				return nil
			}
		}
	}
	return fault.Stale
}

func institutionAt(d *directory.Dossier, key string) *directory.Institution {
	for i := range d.Institutions {
		if d.Institutions[i].Key == key {
			return &d.Institutions[i]
		}
	}
	return nil
}

// onlyServices reports whether nothing differs but services of one institution, and nothing of them that it does not see.
func onlyServices(before, after directory.Dossier, key string) bool {
	undone := after.Clone()
	was, is := institutionAt(&before, key), institutionAt(&undone, key)
	if was == nil || is == nil {
		return false
	}
	now := is.Services
	is.Services = was.Services
	return same(before, undone) && reflect.DeepEqual(unseenOf(was.Services, now), unseenOf(now, now))
}

// unseenOf returns what an institution does not see of those services that are still there: whole services, remarks, contacts.
func unseenOf(services, still []directory.Service) map[string]directory.Service {
	unseen := map[string]directory.Service{}
	for _, s := range services {
		key := s.Key
		kept := s.Visibility == directory.Coordination || slices.ContainsFunc(still, func(o directory.Service) bool { return o.Key == s.Key })
		if s.Visibility != directory.Coordination {
			hidden := directory.Service{Remark: s.Remark}
			for _, c := range s.Contacts {
				if c.Visibility == directory.Coordination {
					hidden.Contacts = append(hidden.Contacts, c)
				}
			}
			s = hidden
		}
		if kept && (s.Name != "" || s.Remark != "" || len(s.Contacts) > 0) {
			unseen[key] = s
		}
	}
	return unseen
}
