// Package editing makes every change: is it valid, write it, in one transaction.
package editing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// Editor changes the directory through the owner's store.
type Editor struct{ store *store.Store }

// New returns an editor on the owner's store.
func New(s *store.Store) *Editor { return &Editor{s} }

// Outcome says what loading a document did.
type Outcome int

// The outcomes.
const (
	Unchanged Outcome = iota
	Added
	Changed
)

// Load makes the directory say of one network what the dossier says. Loading the same twice changes nothing.
// It returns fault.Invalid, by path of the document, where the dossier is wrong or contradicts what another network
// says of a shared institution or region; then nothing is changed.
func (e *Editor) Load(ctx context.Context, d directory.Dossier, now time.Time) (Outcome, error) {
	if err := d.Check(); err != nil {
		return Unchanged, err
	}
	outcome := Added
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		key, err := tx.LockNetwork(ctx, d.Network.ID())
		if err != nil {
			return err
		}
		if key != "" {
			before, err := tx.Dossier(ctx, key)
			if err != nil {
				return err
			}
			if key != d.Network.Key && !slices.Contains(d.Network.FormerKeys, key) {
				return fault.Invalid{"netzwerk.kennung": fmt.Sprintf("Dieses Netzwerk hat inzwischen die Kennung „%s“.", key)}
			}
			if same(before, d) {
				outcome = Unchanged
				return nil
			}
			outcome = Changed
			countUp(before.Events, d.Events)
		}
		if err := agree(ctx, tx, d); err != nil {
			return err
		}
		return tx.SaveDossier(ctx, d, d.SearchEntries(), now)
	})
	if err != nil {
		return Unchanged, fmt.Errorf("load %q: %w", d.Network.Key, err)
	}
	return outcome, nil
}

// same compares two dossiers as documents: what a document does not tell apart is no difference.
func same(a, b directory.Dossier) bool {
	left, errLeft := document.Encode(a)
	right, errRight := document.Encode(b)
	return errors.Join(errLeft, errRight) == nil && bytes.Equal(left, right)
}

// countUp gives every event that changed the next number of its sequence.
func countUp(before, after []directory.Event) {
	for i := range after {
		for _, old := range before {
			if old.Key != after[i].Key {
				continue
			}
			after[i].Sequence = old.Sequence
			if !same(directory.Dossier{Events: []directory.Event{old}}, directory.Dossier{Events: []directory.Event{after[i]}}) {
				after[i].Sequence++
			}
		}
	}
}

// agree refuses to change behind its back what belongs to another network too.
func agree(ctx context.Context, tx *store.Store, d directory.Dossier) error {
	keys := make([]string, len(d.Institutions))
	for i, inst := range d.Institutions {
		keys[i] = inst.Key
	}
	shared, owners, err := tx.SharedInstitutions(ctx, d.Network.ID(), keys)
	if err != nil {
		return err
	}
	bad := fault.Invalid{}
	for i, inst := range d.Institutions {
		theirs, ok := shared[inst.Key]
		if ok && !same(directory.Dossier{Institutions: []directory.Institution{theirs}}, directory.Dossier{Institutions: []directory.Institution{inst}}) {
			owner := owners[inst.Key]
			if owner == "" {
				owner = "einem anderen Netzwerk"
			}
			bad[fmt.Sprintf("einrichtungen[%d]", i+1)] = fmt.Sprintf("„%s“ gehört auch zu %s und ist dort anders eingetragen; bitte die Angaben von dort übernehmen.", inst.Name, owner)
		}
	}
	region, owner, err := tx.SharedRegion(ctx, d.Network.ID(), d.Region.Key)
	if err != nil {
		return err
	}
	if owner != "" && !same(directory.Dossier{Region: region}, directory.Dossier{Region: d.Region}) {
		bad["gebiet"] = fmt.Sprintf("Das Gebiet „%s“ gehört auch zu %s und ist dort anders eingetragen.", d.Region.Name, owner)
	}
	return bad.OrNil()
}
