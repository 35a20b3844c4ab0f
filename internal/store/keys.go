package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// KeysUsed returns those of the keys that something of this kind ("network" or "institution") has or ever had, even if
// it is gone for good.
func (s *Store) KeysUsed(ctx context.Context, kind string, keys []string) (map[string]bool, error) {
	used := map[string]bool{}
	rows, err := s.db.Query(ctx, `
		select key from former_keys
		where kind = $1 and key = any($2)
		union
		select key from `+kind+`s
		where key = any($2)`, kind, keys)
	if err == nil {
		var key string
		_, err = pgx.ForEachRow(rows, []any{&key}, func() error { used[key] = true; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("keys used: %w", err)
	}
	return used, nil
}
