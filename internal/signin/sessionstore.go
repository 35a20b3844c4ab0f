package signin

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// sessionStore stores the sessions of the session library in our table, with the account in a column of its own.
type sessionStore struct {
	store *store.Store
	now   func() time.Time
}

// hashedToken hashes a token as the library does before it asks the store (HashTokenInStore).
func hashedToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// FindCtx implements scs.CtxStore.
func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	data, reached, err := s.store.SessionData(ctx, token, Idle, s.now())
	if errors.Is(err, fault.NotFound) {
		return nil, false, nil
	}
	if into, ok := ctx.Value(reachedKey{}).(*store.LSN); ok {
		*into = reached
	}
	return data, err == nil, err
}

// CommitCtx implements scs.CtxStore.
func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	_, values, err := scs.GobCodec{}.Decode(data)
	if err != nil {
		return err
	}
	text := func(key string) string { t, _ := values[key].(string); return t }
	x := store.Session{Device: text(keyDevice), StartedAt: s.now(), UsedAt: s.now(), ExpiresAt: expires}
	x.ID, _ = uuid.Parse(text(keyID))
	x.Account, _ = uuid.Parse(text(keyAccount))
	if at, ok := values[keyStarted].(int64); ok {
		x.StartedAt = time.Unix(at, 0)
	}
	return s.store.SaveSession(ctx, token, x, data)
}

// DeleteCtx implements scs.CtxStore.
func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.store.EndSession(ctx, token, s.now())
}

// errNoContext is returned by methods that the library does not call, because there are variants with a context.
var errNoContext = errors.New("session store: called without a context")

// Find implements scs.Store.
func (sessionStore) Find(string) ([]byte, bool, error) { return nil, false, errNoContext }

// Commit implements scs.Store.
func (sessionStore) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete implements scs.Store.
func (sessionStore) Delete(string) error { return errNoContext }
