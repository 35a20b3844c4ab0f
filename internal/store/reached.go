package store

import (
	"context"
	"fmt"
)

// LSN is a place in the log of a database (log sequence number), in bytes from its beginning. Every change that can be seen
// stands before the place where the log ended when it was seen.
type LSN int64

// LogEnd is an SQL expression for the place up to which this server has the log: written, or as a replica replayed.
const LogEnd = `(case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end - '0/0')::bigint`

type reachedKey struct{}

// OnReplica lets whatever is read at a reading level with this context be answered by a replica that has replayed the log up
// to at. Without it everything is read where it is written.
func OnReplica(ctx context.Context, at LSN) context.Context {
	return context.WithValue(ctx, reachedKey{}, at)
}

// AlsoReached raises what a replica must have replayed, as for somebody who has written. Where no replica may answer, that
// stays so.
func AlsoReached(ctx context.Context, at LSN) context.Context {
	if before, ok := MustHaveReached(ctx); !ok || at <= before {
		return ctx
	}
	return OnReplica(ctx, at)
}

// MustHaveReached returns what a replica must have replayed to answer what is read with this context, and whether one may.
func MustHaveReached(ctx context.Context) (at LSN, ok bool) {
	at, ok = ctx.Value(reachedKey{}).(LSN)
	return at, ok
}

// never is a place that no log reaches.
const never = `'7FFFFFFF/FFFFFFFF'`

// HoldReads lets the session with a (hashed) token read only where it is written, until NoteWritten.
func (s *Store) HoldReads(ctx context.Context, token string) error {
	return s.setReached(ctx, token, never)
}

// NoteWritten notes for the session with a (hashed) token how far the log goes now. Whatever it has written stands before.
func (s *Store) NoteWritten(ctx context.Context, token string) error {
	return s.setReached(ctx, token, `pg_current_wal_insert_lsn()`)
}

func (s *Store) setReached(ctx context.Context, token, at string) error {
	if _, err := s.db.Exec(ctx, `update desk.sessions set reached = `+at+` where token = $1`, token); err != nil {
		return fmt.Errorf("note what a session has written: %w", err)
	}
	return nil
}
