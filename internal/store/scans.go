package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Scans is how often a table was read from one end to the other, and how many rows that were.
type Scans struct{ Times, Rows int64 }

// TableScans returns the scans of each table until now. All connections tell theirs within a second of being idle.
func (s *Store) TableScans(ctx context.Context) (map[string]Scans, error) {
	scans := map[string]Scans{}
	rows, err := s.db.Query(ctx, `
		with waited as materialized (select pg_sleep(1.1))
		select t.schemaname || '.' || t.relname, t.seq_scan, t.seq_tup_read from waited
		cross join lateral (select * from pg_stat_user_tables where schemaname in ('public', 'desk') offset 0) t`)
	if err == nil {
		var table string
		var one Scans
		_, err = pgx.ForEachRow(rows, []any{&table, &one.Times, &one.Rows}, func() error { scans[table] = one; return nil })
	}
	if err != nil {
		return nil, fmt.Errorf("table scans: %w", err)
	}
	return scans, nil
}

// SomeNetworks returns the keys of up to limit networks, the same ones each time.
func (s *Store) SomeNetworks(ctx context.Context, limit int) ([]string, error) {
	return collect(ctx, s.db, "some networks", pgx.RowTo[string], `select key::text from networks order by id limit $1`, limit)
}
