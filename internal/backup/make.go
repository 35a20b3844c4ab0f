package backup

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/backup/archive"
)

// Progress hears how many bytes of how many are done. The second number may be an estimate, and may be passed.
type Progress func(done, all int64)

// Options are what a backup is made with.
type Options struct {
	Program  string // the version of the program
	Plain    bool   // not packed
	Progress Progress
	Now      func() time.Time
}

// Made says what a backup holds.
type Made struct {
	archive.Header
	Rows int64
}

// Make writes a backup of the database of an owner's pool. It sees one state of it, whoever writes meanwhile, and nobody
// waits for it. The database may be a copy that can only be read, and may have a newer schema than this program knows.
func Make(ctx context.Context, pool *pgxpool.Pool, w io.Writer, o Options) (made Made, err error) {
	snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err = pgx.BeginTxFunc(ctx, pool, snapshot, func(tx pgx.Tx) error {
		if err := unhurried(ctx, tx); err != nil {
			return err
		}
		size, err := made.describe(ctx, tx, o)
		if err != nil {
			return err
		}
		file, err := archive.NewWriter(w, made.Header, !o.Plain)
		if err != nil {
			return err
		}
		out := &counted{report: func(n int64) { o.Progress(n, size) }}
		for _, t := range made.Tables {
			if err := file.Table(t.Name, func(w io.Writer) (int64, error) {
				out.to = w
				tag, err := tx.Conn().PgConn().CopyTo(ctx, out, `copy `+quoted(t.Name)+` (`+list(t.Columns)+`) to stdout`)
				made.Rows += tag.RowsAffected()
				return tag.RowsAffected(), err
			}); err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
		o.Progress(size, size)
		return file.Close()
	})
	return made, err
}

// unhurried lets a transaction take the time it takes. The limits of a connection are for what somebody waits for.
func unhurried(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, `
		select set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`)
	return err
}

// describe fills in the header, and estimates the size of what follows.
func (m *Made) describe(ctx context.Context, tx pgx.Tx, o Options) (size int64, err error) {
	m.MadeAt, m.Program = o.Now().UTC().Truncate(time.Second), o.Program
	if m.Migrations, m.Jobs, err = migrated(ctx, tx); err != nil {
		return 0, err
	}
	if len(m.Migrations) == 0 {
		return 0, errNoDirectory
	}
	if err := tx.QueryRow(ctx, `select current_setting('server_version')`).Scan(&m.PostgreSQL); err != nil {
		return 0, err
	}
	all, err := tables(ctx, tx)
	if err != nil {
		return 0, err
	}
	all = slices.DeleteFunc(all, func(t archive.Table) bool { return leftOut[t.Name] != "" })
	if m.Tables, err = inOrder(ctx, tx, all); err != nil {
		return 0, err
	}
	if m.Sequences, err = sequences(ctx, tx); err != nil {
		return 0, err
	}
	m.LeftOut = slices.Sorted(maps.Keys(leftOut))
	var names []string
	for _, t := range m.Tables {
		names = append(names, quoted(t.Name))
	}
	err = tx.QueryRow(ctx, `select coalesce(sum(pg_table_size(name::regclass)), 0)::bigint from unnest($1::text[]) name`, names).Scan(&size)
	return size, err
}

// list is how columns are named in a statement.
func list(columns []string) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = pgx.Identifier{c}.Sanitize()
	}
	return strings.Join(names, ", ")
}

// counted counts what is written through it.
type counted struct {
	to     io.Writer
	n      int64
	report func(n int64)
}

// Write implements io.Writer.
func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	c.report(c.n)
	return n, err
}
