package editing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// SetOrigins replaces the origins whose pages may show a network in a frame, for somebody who may edit it. It returns
// fault.Stale if somebody else chose others since version seen; what is already the case needs no change.
func (e *Editor) SetOrigins(ctx context.Context, by account.Account, network string, origins []string, seen int64, now time.Time) error {
	err := e.store.InTx(ctx, func(tx *store.Store) error {
		id, err := tx.NetworkID(ctx, network)
		if err != nil {
			return err
		}
		if !by.MayEdit(id) {
			return fault.Forbidden
		}
		if _, err := tx.LockNetwork(ctx, id); err != nil {
			return err
		}
		today, err := tx.Embed(ctx, id)
		if err != nil || slices.Equal(today.Origins, origins) {
			return err
		}
		return tx.SaveEmbed(ctx, id, origins, seen, by.ID, now)
	})
	var moved fault.Moved
	if errors.As(err, &moved) { // a form may have been open while the key changed
		return e.SetOrigins(ctx, by, moved.To, origins, seen, now)
	}
	if err != nil {
		return fmt.Errorf("origins of %q: %w", network, err)
	}
	return nil
}
