package editing

import (
	"context"
	"fmt"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// UnsubscribeLink gives an account a new secret that ends its e-mails without signing in. It belongs into the transaction
// that marks the mail.
func UnsubscribeLink(ctx context.Context, tx *store.Store, account directory.ID, now time.Time) (string, error) {
	token := NewToken()
	return token, tx.AddUnsubscribeLink(ctx, TokenHash(token), account, now)
}

// Tellings returns what the account of a mailed secret wants to be told, or fault.NotFound.
func (e *Editor) Tellings(ctx context.Context, token string) (store.Tellings, error) {
	id, err := e.store.UnsubscribeLink(ctx, TokenHash(token))
	if err != nil {
		return store.Tellings{}, err
	}
	return e.store.Tellings(ctx, id)
}

// SetTellings changes that.
func (e *Editor) SetTellings(ctx context.Context, token string, t store.Tellings) error {
	id, err := e.store.UnsubscribeLink(ctx, TokenHash(token))
	if err == nil {
		err = e.store.SetTellings(ctx, id, t)
	}
	if err != nil {
		return fmt.Errorf("set tellings: %w", err)
	}
	return nil
}
