package editing

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// Offering is what a coordinator decides on a service that a source has of one of the network's institutions.
type Offering struct {
	Seen        string   // the sum of the record as it was shown
	Fingerprint string   // of our service as it was shown; see ServiceFingerprint
	Fields      []string // fields to take over; a new service is taken over whole
}

// ServiceFingerprint returns a fingerprint of a service of ours; "neu" for nil.
func ServiceFingerprint(s *directory.Service) string {
	if s == nil {
		return "neu"
	}
	return Fingerprint(directory.Dossier{Institutions: []directory.Institution{{Services: []directory.Service{*s}}}})
}

// MatchingService returns the service of an institution that a record describes; nil if it has no such service.
func MatchingService(i directory.Institution, row store.Harvested) *directory.Service {
	if at := intake.FindService(i.Services, row.Service.Name, row.ServiceKey); at >= 0 {
		return &i.Services[at]
	}
	return nil
}

// TakeService takes over a service that a source has of one of the network's institutions, or some fields of one that
// is there already. Errors as Admit.
func (e *Editor) TakeService(
	ctx context.Context, by account.Account, network string, id directory.ID, o Offering, now time.Time,
) (Saved, error) {
	var saved Saved
	err := e.store.Change(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		row, at, err := openRecord(ctx, tx, by, network, id, o.Seen, store.HarvestedService)
		if err != nil {
			return err
		}
		owner, protected, err := ownerHere(ctx, tx, row, network)
		if err != nil {
			return err
		}
		apply := func(w *Work) error {
			inst := institutionAt(&w.Dossier, owner)
			if inst == nil {
				return fault.Stale
			}
			ours := MatchingService(*inst, row)
			if o.Fingerprint != ServiceFingerprint(ours) {
				return fault.Stale
			}
			theirs := row.Service
			if protected {
				theirs = hidden(intake.Record{Services: []intake.Offered{{Service: theirs}}}).Services[0].Service
			}
			if ours == nil {
				var used []string
				for _, s := range inst.Services {
					used = append(used, s.Key)
				}
				theirs.Key = NewServiceKey(theirs.Name, protected, used)
				inst.Services = append(inst.Services, theirs)
				row.ServiceKey = theirs.Key
			} else {
				if len(o.Fields) == 0 {
					return fault.Wrong(fault.At("feld"), chooseFields)
				}
				after, ok := intake.TakeFields(*ours, theirs, o.Fields)
				if !ok {
					return fault.Stale
				}
				*ours, row.ServiceKey = after, after.Key
			}
			w.cite(row.Origin, "einrichtungen/"+owner)
			return nil
		}
		if saved, err = e.change(ctx, tx, Change{By: by, Network: network, Kind: KindHarvest, Apply: apply}, now); err != nil {
			return err
		}
		if err := tx.SaveHarvested(ctx, []store.Harvested{row}, nil, row.LastSeen); err != nil {
			return err
		}
		return tx.DecideHarvested(ctx, id, at, row.Sum, directory.Accepted, by.ID, by.RoleAt(at), now)
	})
	if err != nil {
		return Saved{}, fmt.Errorf("take over a service: %w", err)
	}
	return saved, nil
}

// ownerHere returns the key of the institution of a network that a record of a service belongs to, and whether it is
// protected; fault.NotFound where the network has no such institution.
func ownerHere(ctx context.Context, tx *store.Store, row store.Harvested, network string) (string, bool, error) {
	owner, err := tx.HarvestedRecord(ctx, row.Owner)
	if err != nil {
		return "", false, err
	}
	d, err := tx.Dossier(ctx, network)
	if err != nil {
		return "", false, err
	}
	if _, ok := d.Institution(owner.MatchedKey); !ok || owner.MatchedKey == "" {
		return "", false, fault.NotFound
	}
	return owner.MatchedKey, d.ProtectedKeys()[owner.MatchedKey], nil
}
