package editing

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// Invent loads made-up networks as LoadAll does, in one transaction with the notice that every page shows from then on.
// Their dates are relative to day. Updating statistics is left to the caller, who knows how many more there will be.
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
