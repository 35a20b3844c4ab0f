package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Analyze updates the planner's statistics. PostgreSQL does so by itself, but only a minute or more after a bulk load;
// until then it plans as if the tables were nearly empty, and some queries take fifty times as long.
func (s *Store) Analyze(ctx context.Context) error {
	rows, err := s.db.Query(ctx, `select schemaname, tablename from pg_tables where schemaname in ('public', 'desk') order by 1, 2`)
	if err != nil {
		return fmt.Errorf("analyze: %w", err)
	}
	var schema, table string
	var tables []string
	if _, err := pgx.ForEachRow(rows, []any{&schema, &table}, func() error {
		tables = append(tables, pgx.Identifier{schema, table}.Sanitize())
		return nil
	}); err != nil {
		return fmt.Errorf("analyze: %w", err)
	}
	for _, table := range tables {
		if err := s.InTx(ctx, func(tx *Store) error {
			// The limit of a statement is for what somebody waits for. A full directory on a busy machine takes longer.
			if _, err := tx.db.Exec(ctx, `set local statement_timeout = 0`); err != nil {
				return err
			}
			_, err := tx.db.Exec(ctx, `analyze `+table)
			return err
		}); err != nil {
			return fmt.Errorf("analyze %s: %w", table, err)
		}
	}
	return nil
}
