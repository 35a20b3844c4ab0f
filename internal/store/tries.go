package store

import (
	"context"
	"fmt"
	"time"
)

// CountTry counts that something is tried, and returns how often it was within the present window, this time included,
// and when the window ends. What key says cannot be read from what is kept. All instances count together.
func (s *Store) CountTry(ctx context.Context, key string, window time.Duration, now time.Time) (count int, ends time.Time, err error) {
	began := now.Truncate(window)
	ends = began.Add(window)
	err = s.db.QueryRow(ctx, `insert into desk.tries as t (key, began_at, ends_at, count) select sha256(tries || convert_to($1, 'UTF8')), $2, $3, 1 from desk.secrets
		on conflict (key, began_at) do update set count = t.count + 1 returning count`, key, began, ends).Scan(&count)
	if err != nil {
		return 0, ends, fmt.Errorf("count a try: %w", err)
	}
	return count, ends, nil
}

// PruneSignIn throws away what only served to sign in and is over: sessions, links, counted tries.
func (s *Store) PruneSignIn(ctx context.Context, now time.Time) error {
	for _, sql := range []string{
		`delete from desk.sessions where expires_at < $1`,
		`delete from desk.sign_in_links where expires_at < $1 - interval '1 day'`, // until then „used" and „expired" can be told apart
		`delete from desk.tries where ends_at < $1`,
	} {
		if _, err := s.db.Exec(ctx, sql, now); err != nil {
			return fmt.Errorf("prune sign-in: %w", err)
		}
	}
	return nil
}
