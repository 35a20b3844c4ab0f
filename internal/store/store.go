// Package store is the only place that speaks SQL.
package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// DB is what a pool and a transaction have in common.
type DB interface {
	Begin(ctx context.Context) (pgx.Tx, error)
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
}

// Store reads and writes the directory. What it can see depends on the level its pool was opened at.
type Store struct{ db DB }

// New returns a store on a pool or a transaction.
func New(db DB) *Store { return &Store{db} }

// InTx runs fn in one transaction: all of it happens, or nothing.
func (s *Store) InTx(ctx context.Context, fn func(*Store) error) error {
	return pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error { return fn(New(tx)) })
}

// Snapshot runs fn in a transaction that sees one state of the directory and changes nothing.
func (s *Store) Snapshot(ctx context.Context, fn func(*Store) error) error {
	return s.InTx(ctx, func(tx *Store) error {
		if _, err := tx.db.Exec(ctx, `set transaction isolation level repeatable read, read only`); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		return fn(tx)
	})
}

// Ping returns nil if the database answers.
func (s *Store) Ping(ctx context.Context) error {
	var one int
	return s.db.QueryRow(ctx, `select 1`).Scan(&one)
}

// Owner is the level of the program itself: it reads and writes the tables, not the views.
const Owner directory.Visibility = "owner"

// levels says as which role a pool reads, and where it finds the views that have the names of the tables.
var levels = map[directory.Visibility]struct{ role, path string }{
	directory.Public:       {"rundtisch_public", "open, public"},
	directory.Staff:        {"rundtisch_staff", "staff, public"},
	directory.Coordination: {"rundtisch_coordination", "coordination, public"},
}

// Open returns a pool that reads at the given level, or owns (Owner). It connects on first use.
// A level other than Owner is a database role that can select from the views of that level and nothing else.
// The server ends statements after 3 seconds when reading and 10 when owning.
func Open(ctx context.Context, url string, level directory.Visibility, tracer pgx.QueryTracer) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("read DATABASE_URL: %w", err)
	}
	params := config.ConnConfig.RuntimeParams
	params["application_name"] = "rundtisch"
	params["timezone"] = "UTC"
	params["statement_timeout"] = "10000"
	params["jit"] = "off" // compiling a query takes longer than any of ours; it is begun wherever statistics are missing
	if at, ok := levels[level]; ok {
		params["role"] = at.role
		params["search_path"] = at.path
		params["statement_timeout"] = "3000"
		params["default_transaction_read_only"] = "on"
		params["default_transaction_isolation"] = "repeatable read" // a batch sees one state, whoever writes meanwhile
	}
	config.ConnConfig.Tracer = tracer
	config.ConnConfig.ConnectTimeout = 3 * time.Second
	config.PingTimeout = 2 * time.Second
	config.MaxConnIdleTime = 5 * time.Minute
	return pgxpool.NewWithConfig(ctx, config)
}

// notFound turns „no row" into fault.NotFound and leaves every other error as it is.
func notFound(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return fault.NotFound
	}
	return err
}

// queue adds a list query to a batch; its rows end up in into.
func queue[T any](b *pgx.Batch, into *[]T, scan pgx.RowToFunc[T], sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectRows(rows, scan)
		return err
	})
}

// queueOne adds a query for one row, which must be there.
func queueOne[T any](b *pgx.Batch, into *T, scan pgx.RowToFunc[T], sql string, args ...any) {
	b.Queue(sql, args...).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectExactlyOneRow(rows, scan)
		return notFound(err)
	})
}

func (s *Store) send(ctx context.Context, b *pgx.Batch) error {
	if b.Len() == 0 {
		return nil
	}
	return s.db.SendBatch(ctx, b).Close()
}
