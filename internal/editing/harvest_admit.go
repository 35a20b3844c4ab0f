package editing

import (
	"context"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Admission is what a coordinator decides on an institution of a source that is not in the directory.
type Admission struct {
	Seen     string           // the checksum of the record as it was shown
	Known    string           // key of our institution that it is; "" for a new one
	Sector   directory.Sector // of a new one
	Services []directory.ID   // records of the services that come with a new one
}

// Admit makes an institution of a source a member of a network, as a new one or as one that the directory has. A new one
// comes with its contacts, its address unless it is protected, and the services chosen. It returns fault.Stale if the
// record is no longer as it was shown or has been matched already, otherwise errors as Change.
func (e *Editor) Admit(
	ctx context.Context, by account.Account, network string, id directory.ID, a Admission, now time.Time,
) (Saved, error) {
	var saved Saved
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		row, at, err := openRecord(ctx, tx, by, network, id, a.Seen, store.HarvestedInstitution)
		if err != nil {
			return err
		}
		if row.Matched != (directory.ID{}) {
			return fault.Stale
		}
		services, err := tx.ServicesOfHarvested(ctx, id)
		if err != nil {
			return err
		}
		ad := admitting{Admission: a, row: row, services: services, kept: map[directory.ID]string{}}
		if saved, err = e.change(ctx, tx, Change{By: by, Network: network, Kind: KindHarvest, Apply: ad.apply}, now); err != nil {
			return err
		}
		return ad.remember(ctx, tx, at, by, now)
	})
	if err != nil {
		return Saved{}, fmt.Errorf("admit a record: %w", err)
	}
	return saved, nil
}

// openRecord returns a record if it is still as it was shown, and the network that decides on it if by may edit that.
func openRecord(
	ctx context.Context, tx *store.Store, by account.Account, network string, id directory.ID, sum, kind string,
) (store.Harvested, directory.ID, error) {
	at, err := tx.NetworkID(ctx, network)
	if err != nil {
		return store.Harvested{}, at, err
	}
	if !by.MayEdit(at) {
		return store.Harvested{}, at, fault.Forbidden
	}
	row, err := tx.HarvestedRecord(ctx, id)
	switch {
	case err != nil:
		return row, at, err
	case kind != "" && row.Kind != kind:
		return row, at, fault.NotFound
	case row.Sum != sum || !row.GoneAt.IsZero():
		return row, at, fault.Stale
	}
	return row, at, nil
}

// admitting is an admission in progress.
type admitting struct {
	Admission
	row      store.Harvested
	services []store.Harvested
	kept     map[directory.ID]string // record of a service → key of ours
	matched  directory.Institution
}

func (a *admitting) apply(w *Work) error {
	if a.Known == "" {
		if err := a.add(w); err != nil {
			return err
		}
	} else {
		if err := w.Adopt(a.Known); err != nil {
			return err
		}
		a.matched, _ = w.Institution(a.Known)
	}
	field := "einrichtungen/" + a.matched.Key
	if !slices.ContainsFunc(w.Members, func(m directory.Membership) bool { return m.Institution == a.matched.Key && m.Current(w.Now) }) {
		var used []string
		for _, m := range w.Members {
			used = append(used, m.Key)
		}
		m := directory.Membership{Key: NewKey(a.matched.Key, used), Institution: a.matched.Key, Role: directory.RoleMember}
		w.Members = append(w.Members, m)
		if a.Known != "" { // if the institution was known only the membership is new, and no source says that
			return nil
		}
	}
	if a.Known == "" {
		w.cite(a.row.Origin, field)
	}
	return nil
}

// add puts a new institution into the dossier. Whatever the source says, a protected one gets no address.
func (a *admitting) add(w *Work) error {
	if !a.Sector.Valid() {
		return fault.Wrong(fault.At("art"), chooseSector)
	}
	r := intake.Record{Institution: a.row.Institution, Suspected: a.row.Suspected}
	var chosen []directory.ID
	for _, s := range a.services {
		if slices.Contains(a.Services, s.ID) {
			r.Services = append(r.Services, intake.Offered{RemoteID: s.RemoteID, Service: s.Service})
			chosen = append(chosen, s.ID)
		}
	}
	if len(chosen) != len(a.Services) {
		return fault.Stale
	}
	if a.Sector.Protected() {
		r = hidden(r)
	}
	inst := r.Institution
	key, err := w.NewInstitutionKey(inst.Name, []directory.Sector{a.Sector})
	if err != nil {
		return err
	}
	inst.Key, inst.Sectors = key, []directory.Sector{a.Sector}
	var used []string
	for i, s := range r.Services {
		s.Service.Key = NewServiceKey(s.Service.Name, a.Sector.Protected(), used)
		used = append(used, s.Service.Key)
		inst.Services = append(inst.Services, s.Service)
		a.kept[chosen[i]] = s.Service.Key
	}
	w.Institutions = append(w.Institutions, inst)
	a.matched = inst
	return nil
}

// remember records the decision, and which institution the record is matched with from now on. What else it says about a known
// institution goes into the inboxes.
func (a *admitting) remember(ctx context.Context, tx *store.Store, network directory.ID, by account.Account, now time.Time) error {
	row := a.row
	row.Matched, row.How = a.matched.ID(), matchedByHand
	if a.Known == "" {
		row.How = admittedFrom
	}
	ours, err := tx.Comparables(ctx, row.Matched)
	if err != nil {
		return err
	}
	if len(ours) == 0 {
		return fault.Stale
	}
	k := known(ours)[0]
	rows := append([]store.Harvested{row}, a.services...)
	if k.Protected {
		rows = hiddenRows(row, a.services)
	}
	for i, s := range rows[1:] {
		if key := a.kept[s.ID]; key != "" {
			rows[i+1].ServiceKey = key
		}
	}
	if err := tx.SaveHarvested(ctx, rows, nil, row.LastSeen); err != nil {
		return err
	}
	role := by.RoleAt(network)
	if err := tx.DecideHarvested(ctx, row.ID, network, row.Sum, directory.Accepted, by.ID, role, now); err != nil {
		return err
	}
	if a.Known == "" {
		for _, s := range a.services { // what was not chosen was seen and refused
			decision := directory.Refused
			if a.kept[s.ID] != "" {
				decision = directory.Accepted
			}
			if err := tx.DecideHarvested(ctx, s.ID, network, s.Sum, decision, by.ID, role, now); err != nil {
				return err
			}
		}
	}
	prior, err := tx.ProposalsOfRecord(ctx, row.ID)
	if err != nil {
		return err
	}
	return propose(ctx, tx, row.ID, row.Matched, prior, intake.Differences(recordOf(rows[0], rows[1:]), k), now)
}

// RefuseRecord records that a network does not want an institution or a service of a source as it is now. It is not shown there
// again until the source says something else. It returns fault.Stale as Admit does.
func (e *Editor) RefuseRecord(ctx context.Context, by account.Account, network string, id directory.ID, seen string, now time.Time) error {
	err := e.store.Change(ctx, func(tx *store.Store) error {
		row, at, err := openRecord(ctx, tx, by, network, id, seen, "")
		if err != nil {
			return err
		}
		if row.Kind == store.HarvestedService {
			if _, _, err := ownerHere(ctx, tx, row, network); err != nil {
				return err
			}
		}
		return tx.DecideHarvested(ctx, id, at, row.Sum, directory.Refused, by.ID, by.RoleAt(at), now)
	})
	if err != nil {
		return fmt.Errorf("refuse a record: %w", err)
	}
	return nil
}
