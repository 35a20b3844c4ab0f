package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"rundtisch/internal/directory"
)

// saving is what a save writes: statements, or, where nothing of it is stored yet, rows to copy. So a network that is
// copied is written in no other way than one that is edited.
type saving struct {
	batch  pgx.Batch
	copied *copying // nil: statements
}

// Queue adds a statement. Where rows are copied there is nothing yet that it could change.
func (b *saving) Queue(sql string, args ...any) {
	if b.copied == nil {
		b.batch.Queue(sql, args...)
	}
}

// copy adds rows where rows are copied.
func (b *saving) copy(table, columns string, rows ...[]any) {
	if b.copied != nil {
		b.copied.add(table, columns, rows)
	}
}

// copying is rows by table. Tables stand in the order in which they were first named: what others refer to comes first.
type copying struct {
	order  []string
	tables map[string]*copiedTable
}

type copiedTable struct {
	columns []string
	rows    [][]any
}

func (c *copying) add(table, columns string, rows [][]any) {
	t := c.tables[table]
	if t == nil {
		t = &copiedTable{columns: strings.Split(columns, ", ")}
		if c.tables == nil {
			c.tables = map[string]*copiedTable{}
		}
		c.tables[table], c.order = t, append(c.order, table)
	}
	for _, row := range rows {
		t.rows = append(t.rows, row)
		for i, value := range row {
			row[i] = plainly(value)
		}
	}
}

// plainly returns a value as pgx encodes it without looking for a way.
func plainly(value any) any {
	switch v := value.(type) {
	case directory.ID:
		return pgtype.UUID{Bytes: v, Valid: true}
	case directory.Visibility:
		return string(v)
	case directory.PartialDate:
		return string(v)
	case directory.Sector:
		return string(v)
	}
	return value
}

// run copies the rows, table by table. It must run in a transaction.
func (c *copying) run(ctx context.Context, db DB) error {
	tx, ok := db.(pgx.Tx)
	if !ok {
		return fmt.Errorf("copy: not in a transaction")
	}
	for _, name := range c.order {
		t := c.tables[name]
		if len(t.rows) == 0 {
			continue
		}
		if _, err := tx.CopyFrom(ctx, strings.Split(name, "."), t.columns, pgx.CopyFromRows(t.rows)); err != nil {
			return fmt.Errorf("copy to %s: %w", name, refused(err))
		}
	}
	return nil
}
