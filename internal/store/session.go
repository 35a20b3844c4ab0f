package store

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// Session is a browser that somebody is signed in with.
type Session struct {
	ID        directory.ID
	Account   directory.ID // zero as long as nobody has signed in
	Device    string       // roughly which, in words
	StartedAt time.Time
	UsedAt    time.Time
	ExpiresAt time.Time
}

// usedEvery is how precisely the last use of a session is known.
const usedEvery = 5 * time.Minute

// SessionData returns the data of the session with this (hashed) token and how far the log went when it last wrote, and
// records that it was used.
// It returns fault.NotFound if there is none, if it was ended, or if it was not used for longer than idle.
func (s *Store) SessionData(ctx context.Context, token string, idle time.Duration, now time.Time) (data []byte, reached LSN, err error) {
	var used time.Time
	err = s.db.QueryRow(ctx, `
		select data, used_at, coalesce(reached - '0/0', 0)::bigint from desk.sessions
		where token = $1 and ended_at is null and expires_at > $2 and used_at > $3`,
		token, now, now.Add(-idle)).Scan(&data, &used, &reached)
	if err != nil {
		return nil, 0, fmt.Errorf("session: %w", notFound(err))
	}
	if now.Sub(used) > usedEvery {
		if _, err := s.db.Exec(ctx, `update desk.sessions set used_at = $2 where token = $1`, token, now); err != nil {
			return nil, 0, fmt.Errorf("note the use of a session: %w", err)
		}
	}
	return data, reached, nil
}

// SaveSession stores a session under a (hashed) token. One that was ended stays ended.
func (s *Store) SaveSession(ctx context.Context, token string, x Session, data []byte) error {
	if x.ID == uuid.Nil {
		x.ID = uuid.New()
	}
	_, err := s.db.Exec(ctx, `
		insert into desk.sessions (token, id, account_id, device, started_at, used_at, expires_at, data)
		values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict (token) do update set id = excluded.id, account_id = excluded.account_id,
			device = excluded.device, started_at = excluded.started_at, used_at = excluded.used_at,
			expires_at = excluded.expires_at, data = excluded.data
		where desk.sessions.ended_at is null`,
		token, x.ID, noID(x.Account), x.Device, x.StartedAt, x.UsedAt, x.ExpiresAt, data)
	if err != nil {
		return fmt.Errorf("save session: %w", err)
	}
	return nil
}

// EndSession ends the session with a (hashed) token, if there is one, and deletes its data.
func (s *Store) EndSession(ctx context.Context, token string, now time.Time) error {
	if _, err := s.db.Exec(ctx, `
		update desk.sessions set ended_at = $2, id = gen_random_uuid(), data = ''
		where token = $1 and ended_at is null`, token, now); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// Sessions returns the sessions of an account that have not ended, the one used last first.
func (s *Store) Sessions(ctx context.Context, account directory.ID, idle time.Duration, now time.Time) ([]Session, error) {
	return collect(ctx, s.db, "sessions", pgx.RowToStructByName[Session], `
		select id, account_id as account, device, started_at, used_at, expires_at
		from desk.sessions
		where account_id = $1 and ended_at is null and expires_at > $2 and used_at > $3
		order by used_at desc, id`, account, now, now.Add(-idle))
}

// EndSessionOf ends one session of an account. It returns fault.NotFound if the account has no such session.
func (s *Store) EndSessionOf(ctx context.Context, account, session directory.ID, now time.Time) error {
	done, err := s.db.Exec(ctx, `
		update desk.sessions set ended_at = $3, data = '' where account_id = $1 and id = $2 and ended_at is null`,
		account, session, now)
	if err == nil && done.RowsAffected() == 0 {
		err = notFound(pgx.ErrNoRows)
	}
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

// EndSessions ends all sessions of an account.
func (s *Store) EndSessions(ctx context.Context, account directory.ID, now time.Time) error {
	if _, err := s.db.Exec(ctx, `
		update desk.sessions set ended_at = $2, data = '' where account_id = $1 and ended_at is null`,
		account, now); err != nil {
		return fmt.Errorf("end sessions: %w", err)
	}
	return nil
}
