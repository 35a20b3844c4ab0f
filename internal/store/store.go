// Package store is the only place that speaks SQL.
package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

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

// Store reads and writes the directory. What it sees depends on the level of its pool.
type Store struct {
	db   DB
	held *locked
}

// New returns a store on a pool or a transaction.
func New(db DB) *Store { return &Store{db, &locked{}} }

// commitPatience is less than the 10 seconds of a statement. Where commits wait for a replica (synchronous_standby_names), the
// server ends such a wait with a mere warning, and what is not safe would be taken for safe.
const commitPatience = 8 * time.Second

// InTx runs fn in a transaction: all of it happens, or nothing.
func (s *Store) InTx(ctx context.Context, fn func(*Store) error) error {
	tx, err := s.db.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(ctx) }() // after the commit there is nothing to take back
	within := New(tx)
	if _, nested := s.db.(pgx.Tx); nested {
		within.held = s.held
	}
	if err := fn(within); err != nil {
		return err
	}
	short, cancel := context.WithTimeout(ctx, commitPatience)
	defer cancel()
	return tx.Commit(short)
}

// Snapshot runs fn in a read-only transaction that sees one state of the directory throughout.
func (s *Store) Snapshot(ctx context.Context, fn func(*Store) error) error {
	return s.InTx(ctx, func(tx *Store) error {
		if _, err := tx.db.Exec(ctx, `set transaction isolation level repeatable read, read only`); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		return fn(tx)
	})
}

// notFound turns "no row" into fault.NotFound and leaves every other error as it is.
func notFound(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return fault.NotFound
	}
	return err
}

// collect returns the rows of a query, each read by scan; what names it in errors.
func collect[T any](ctx context.Context, db DB, what string, scan pgx.RowToFunc[T], sql string, args ...any) ([]T, error) {
	rows, err := db.Query(ctx, sql, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	found, err := pgx.CollectRows(rows, scan)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return found, nil
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
