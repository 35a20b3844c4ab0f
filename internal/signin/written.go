package signin

import (
	"context"

	"rundtisch/internal/store"
)

// reachedKey is the key of where the store of sessions puts what a session has reached: the library has no way for it.
type reachedKey struct{}

// HoldReads lets the session of a request, if there is one, read only where it is written: it is about to write.
func (g *Gate) HoldReads(ctx context.Context) error {
	if token := g.sessions.Token(ctx); token != "" {
		return g.store.HoldReads(ctx, hashedToken(token))
	}
	return nil
}

// NoteWritten notes for the session of a request, if there is one, that all it has written is done. From then on a replica
// answers it that has all of it.
func (g *Gate) NoteWritten(ctx context.Context) error {
	if token := g.sessions.Token(ctx); token != "" {
		return g.store.NoteWritten(ctx, hashedToken(token))
	}
	return nil
}

// withReached returns a context in which the session that is loaded tells what it has reached.
func withReached(ctx context.Context) (context.Context, *store.LSN) {
	reached := new(store.LSN)
	return context.WithValue(ctx, reachedKey{}, reached), reached
}
