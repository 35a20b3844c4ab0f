package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

// SetSecondFactor stores the key of an account's second factor; step is the 30 seconds whose code was used last.
func (s *Store) SetSecondFactor(ctx context.Context, account directory.ID, key string, step int64, now time.Time) error {
	_, err := s.db.Exec(ctx, `
		insert into desk.second_factors (account_id, secret, last_step, created_at)
		values ($1, $2, $3, $4)
		on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step,
			created_at = excluded.created_at`, account, key, step, now)
	if err != nil {
		return fmt.Errorf("set second factor: %w", err)
	}
	return nil
}

// SecondFactor returns the key of an account's second factor, or fault.NotFound.
func (s *Store) SecondFactor(ctx context.Context, account directory.ID) (key string, err error) {
	if err = s.db.QueryRow(ctx, `select secret from desk.second_factors where account_id = $1`, account).Scan(&key); err != nil {
		return "", fmt.Errorf("second factor: %w", notFound(err))
	}
	return key, nil
}

// HasSecondFactor reports whether an account has one.
func (s *Store) HasSecondFactor(ctx context.Context, account directory.ID) (has bool, err error) {
	if err = s.db.QueryRow(ctx, `select exists (select from desk.second_factors where account_id = $1)`, account).Scan(&has); err != nil {
		return false, fmt.Errorf("second factor: %w", err)
	}
	return has, nil
}

// UseCode records that the code of a step was used, or returns fault.NotFound if that one or a later one was used before.
func (s *Store) UseCode(ctx context.Context, account directory.ID, step int64) error {
	done, err := s.db.Exec(ctx, `update desk.second_factors set last_step = $2 where account_id = $1 and last_step < $2`, account, step)
	if err == nil && done.RowsAffected() == 0 {
		err = notFound(pgx.ErrNoRows)
	}
	if err != nil {
		return fmt.Errorf("use code: %w", err)
	}
	return nil
}

// RemoveSecondFactor deletes the second factor of an account, if it has one.
func (s *Store) RemoveSecondFactor(ctx context.Context, account directory.ID) error {
	if _, err := s.db.Exec(ctx, `delete from desk.second_factors where account_id = $1`, account); err != nil {
		return fmt.Errorf("remove second factor: %w", err)
	}
	return nil
}
