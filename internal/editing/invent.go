package editing

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// Invent loads made-up networks as LoadAll does, in one transaction with the mark that every page shows from then on.
// day is the one that their dates are counted from. Statistics are left to the caller, who knows how many are to come.
func (e *Editor) Invent(ctx context.Context, dossiers []directory.Dossier, day, now time.Time) ([]Outcome, error) {
	outcomes := make([]Outcome, len(dossiers))
	err := e.store.InTx(ctx, func(tx *store.Store) (err error) {
		for i, d := range dossiers {
			if outcomes[i], err = load(ctx, tx, d, answers{unasked: true}, now); err == nil {
				err = tx.MarkInvented(ctx, d.Network.ID(), day)
			}
			if err != nil {
				return fmt.Errorf("invent %q: %w", d.Network.Key, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return outcomes, nil
}
