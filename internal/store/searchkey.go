package store

import (
	"context"
	"fmt"
)

// SearchKey returns the key that searches of a period are sealed with, the same for every instance; proposed becomes it if
// there is none yet. Those from before the period before are deleted.
func (s *Store) SearchKey(ctx context.Context, period int64, proposed []byte) ([]byte, error) {
	var key []byte
	if _, err := s.db.Exec(ctx, `insert into desk.search_keys (period, key) values ($1, $2) on conflict (period) do nothing`,
		period, proposed); err != nil {
		return nil, fmt.Errorf("make search key: %w", refused(err))
	}
	err := s.db.QueryRow(ctx, `
		with old as (delete from desk.search_keys where period < $1 - 1)
		select key from desk.search_keys where period = $1`, period).Scan(&key)
	if err != nil {
		return nil, fmt.Errorf("search key: %w", notFound(err))
	}
	return key, nil
}

// KnownSearchKey returns the key of a period, or fault.NotFound.
func (s *Store) KnownSearchKey(ctx context.Context, period int64) ([]byte, error) {
	var key []byte
	if err := s.db.QueryRow(ctx, `select key from desk.search_keys where period = $1`, period).Scan(&key); err != nil {
		return nil, fmt.Errorf("search key: %w", notFound(err))
	}
	return key, nil
}
