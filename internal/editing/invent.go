package editing

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// Invented is a made-up network that passed the rules, with its document.
type Invented struct {
	dossier  directory.Dossier
	document []byte
}

// PrepareInvented checks a made-up network and writes its document: what takes time and needs no database.
func PrepareInvented(d directory.Dossier) (Invented, error) {
	if err := d.Check(); err != nil {
		return Invented{}, fmt.Errorf("invent %q: %w", d.Network.Key, err)
	}
	text, err := document.Encode(d)
	if err != nil {
		return Invented{}, fmt.Errorf("invent %q: %w", d.Network.Key, err)
	}
	return Invented{d, text}, nil
}

// Invent loads made-up networks as LoadAll does, in one transaction with the notice that every page shows from then on:
// those of which nothing is stored by copying them, the others one by one. Their dates are relative to day. Updating
// statistics is left to the caller, who knows how many more there will be.
func (e *Editor) Invent(ctx context.Context, all []Invented, day, now time.Time) ([]Outcome, error) {
	outcomes := make([]Outcome, len(all))
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		if err := tx.LockDirectory(ctx); err != nil {
			return err
		}
		ids := make([]directory.ID, len(all))
		for i := range all {
			ids[i] = all[i].dossier.Network.ID()
		}
		sums, err := tx.AsInvented(ctx, ids)
		if err != nil {
			return err
		}
		fresh, err := nothingStored(ctx, tx, all)
		if err != nil {
			return err
		}
		var copied []store.Fresh
		for i, n := range all {
			if fresh[i] {
				r := history.Revision{Number: 1, At: now, Role: account.Operator, Kind: string(KindLoad)}
				copied = append(copied, store.Fresh{Dossier: n.dossier, Revision: r, Document: n.document})
				outcomes[i] = Added
			}
		}
		if err := tx.CopyFresh(ctx, copied, now); err != nil {
			return err
		}
		for i, n := range all {
			if sum, there := sums[ids[i]]; fresh[i] || there && sum == sha256.Sum256(n.document) {
				continue
			}
			if outcomes[i], err = load(ctx, tx, n.dossier, answers{invented: true}, now); err != nil {
				return fmt.Errorf("invent %q: %w", n.dossier.Network.Key, err)
			}
		}
		return tx.MarkInvented(ctx, ids, day)
	})
	if err != nil {
		return nil, err
	}
	return outcomes, nil
}

// nothingStored tells of which of the networks nothing is stored, under their names or any other, and that agree about the
// institutions that they share.
func nothingStored(ctx context.Context, tx *store.Store, all []Invented) ([]bool, error) {
	var networks, institutions []string
	var networkIDs, institutionIDs, ids []directory.ID
	known := map[string]directory.Institution{}
	for _, n := range all {
		d := n.dossier
		for _, key := range append([]string{d.Network.Key}, d.Network.FormerKeys...) {
			networks, networkIDs = append(networks, key), append(networkIDs, d.Network.ID())
		}
		ids = append(ids, d.Network.ID(), store.RegionID(d.Region))
		for _, i := range d.Institutions {
			if _, there := known[i.Key]; there {
				continue
			}
			known[i.Key] = i
			ids = append(ids, i.ID())
			for _, key := range append([]string{i.Key}, i.FormerKeys...) {
				institutions, institutionIDs = append(institutions, key), append(institutionIDs, i.ID())
			}
		}
	}
	stored, err := tx.Stored(ctx, ids)
	if err != nil {
		return nil, err
	}
	takenNetworks, err := tx.TakenKeys(ctx, "network", networks, networkIDs)
	if err != nil {
		return nil, err
	}
	takenInstitutions, err := tx.TakenKeys(ctx, "institution", institutions, institutionIDs)
	if err != nil {
		return nil, err
	}
	fresh := make([]bool, len(all))
	for at, n := range all {
		d := n.dossier
		region := store.RegionID(d.Region)
		fresh[at] = !stored[d.Network.ID()] && !stored[region] && !takenNetworks[d.Network.Key] && len(d.Network.FormerKeys) == 0
		stored[region] = true // a second network in it would have to agree with the first
		for _, i := range d.Institutions {
			fresh[at] = fresh[at] && !stored[i.ID()] && !takenInstitutions[i.Key] && len(i.FormerKeys) == 0 && sameInstitution(known[i.Key], i)
		}
	}
	return fresh, nil
}
