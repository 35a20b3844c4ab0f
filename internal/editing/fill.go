package editing

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// ErrNotEmpty is returned if a whole directory was to be loaded into a database that is not empty.
var ErrNotEmpty = errors.New(databaseNotEmpty)

// Filling is an empty directory while a complete export is loaded into it.
type Filling struct {
	ctx   context.Context
	tx    *store.Store
	now   time.Time
	added int
	held  []string // networks in which a place was withheld
	known int      // networks when PostgreSQL last looked
}

// Fill calls fill with an empty directory, in one transaction: all of it or nothing. It returns ErrNotEmpty if the directory is
// not empty. If an entry may give away where a shelter is and nobody has cleared it, the place is removed in a revision of its
// own, so that nobody can read it and the coordination can undo that. It returns the names of the networks concerned.
func (e *Editor) Fill(ctx context.Context, now time.Time, fill func(*Filling) error) ([]string, error) {
	f := &Filling{ctx: ctx, now: now}
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		if err := tx.Lock(ctx); err != nil {
			return err
		}
		if empty, err := tx.Empty(ctx); err != nil || !empty {
			return errors.Join(err, ErrNotEmpty)
		}
		f.tx = tx
		if err := fill(f); err != nil {
			return err
		}
		return f.withhold()
	})
	if err != nil {
		return nil, err
	}
	_ = e.store.Analyze(ctx) // everything is there; PostgreSQL makes up for it by itself within minutes
	return f.held, nil
}

// withhold screens every network that was added.
func (f *Filling) withhold() error {
	keys, err := f.tx.NotLookedThrough(f.ctx, math.MaxInt32)
	if err != nil {
		return err
	}
	for _, key := range keys {
		before, err := f.tx.Dossier(f.ctx, key)
		if err != nil {
			return err
		}
		doubts, err := uncleared(f.ctx, f.tx, before)
		if err != nil {
			return err
		}
		if len(doubts) == 0 {
			if err := f.tx.SaveDoubtful(f.ctx, before.Network.ID(), nil); err != nil {
				return err
			}
			continue
		}
		f.held = append(f.held, before.Network.Name)
		r := history.Revision{At: f.now, Role: account.Operator, Kind: string(KindLoad)}
		if _, err := save(f.ctx, f.tx, before, before.Withhold(), r, answers{unasked: true}); err != nil {
			return err
		}
	}
	return nil
}

// Network adds a network. It returns fault.Invalid, by path of the document, where the dossier is wrong or contradicts
// what another one says.
func (f *Filling) Network(d directory.Dossier) error {
	if err := d.Check(); err != nil {
		return err
	}
	var bad fault.Invalid
	if err := errors.Join(agree(f.ctx, f.tx, d, &bad), keysFree(f.ctx, f.tx, d, &bad)); err != nil {
		return err
	}
	if len(bad) > 0 {
		return directory.DocumentOrder(bad)
	}
	if _, err := f.tx.NetworkID(f.ctx, d.Network.Key); err == nil {
		return fault.Wrong(fault.At("netzwerk", "kennung"), networkTwice, d.Network.Key)
	}
	if err := f.tx.SaveDossier(f.ctx, directory.Dossier{}, d, f.now); err != nil {
		return err
	}
	if f.added++; f.added >= 2*f.known+many { // PostgreSQL plans for what it knew last
		f.known = f.added
		return f.tx.Analyze(f.ctx)
	}
	return nil
}

// Rest adds what is not in documents: rows of one part of store.RestParts. next returns them in batches, and an empty one at the
// end.
func (f *Filling) Rest(part string, next func() ([]json.RawMessage, error)) error {
	if err := f.tx.BeginRest(f.ctx, part); err != nil {
		return err
	}
	for {
		rows, err := next()
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := f.tx.WriteRest(f.ctx, part, rows); err != nil {
			return err
		}
	}
}
