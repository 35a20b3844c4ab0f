package store

import (
	"context"
	"fmt"
	"time"
)

// CountTry counts an attempt, and returns how many there were in the current window, this one included, and when the
// window ends. Only a hash of key is stored. All instances count together.
func (s *Store) CountTry(ctx context.Context, key string, window time.Duration, now time.Time) (count int, ends time.Time, err error) {
	began := now.Truncate(window)
	ends = began.Add(window)
	err = s.db.QueryRow(ctx, `
		insert into desk.tries as t (key, began_at, ends_at, count)
		select sha256(tries || convert_to($1, 'UTF8')), $2, $3, 1
		from desk.secrets
		on conflict (key, began_at) do update set count = t.count + 1
		returning count`, key, began, ends).Scan(&count)
	if err != nil {
		return 0, ends, fmt.Errorf("count a try: %w", err)
	}
	return count, ends, nil
}

// Tries is CountTry without counting.
func (s *Store) Tries(ctx context.Context, key string, window time.Duration, now time.Time) (count int, ends time.Time, err error) {
	began := now.Truncate(window)
	ends = began.Add(window)
	err = s.db.QueryRow(ctx, `
		select coalesce((
			select t.count from desk.tries t, desk.secrets
			where t.key = sha256(tries || convert_to($1, 'UTF8')) and t.began_at = $2), 0)`, key, began).Scan(&count)
	if err != nil {
		return 0, ends, fmt.Errorf("tries: %w", err)
	}
	return count, ends, nil
}

// Forgive uncounts an attempt that was counted at the given time: it turned out to be legitimate.
func (s *Store) Forgive(ctx context.Context, key string, window time.Duration, now time.Time) error {
	_, err := s.db.Exec(ctx, `update desk.tries t set count = t.count - 1 from desk.secrets
		where t.key = sha256(tries || convert_to($1, 'UTF8')) and t.began_at = $2 and t.count > 0`, key, now.Truncate(window))
	if err != nil {
		return fmt.Errorf("forgive a try: %w", err)
	}
	return nil
}

// Secret returns a secret shared by the instances of this program: what is sealed with it comes from one of them.
func (s *Store) Secret(ctx context.Context) ([]byte, error) {
	var secret []byte
	if err := s.db.QueryRow(ctx, `select tries from desk.secrets`).Scan(&secret); err != nil {
		return nil, fmt.Errorf("secret: %w", err)
	}
	return secret, nil
}
