// Package condition finds out what an operator has to know of a database besides what it holds: what waits in it and since
// when, and whether the server is as it should be. It changes nothing.
package condition

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Work is what waits in a database.
type Work struct {
	Jobs map[string]int // by the state in which they are
	// OldestMail and OldestReport are the ages of the oldest e-mail that was not sent yet and of the oldest message of a visitor
	// or an institution that nobody has decided on; zero where there is none.
	OldestMail, OldestReport time.Duration
	// Stuck is the number of jobs that should have begun long ago, or run longer than any may.
	Stuck int
}

// Waits is how long a job may be due without being begun, and how long one may run: then it is stuck.
const Waits = 15 * time.Minute

// WorkOf counts what waits. mails are the kinds of jobs that send an e-mail.
func WorkOf(ctx context.Context, pool *pgxpool.Pool, mails []string) (w Work, err error) {
	b := &pgx.Batch{}
	w.Jobs = map[string]int{}
	b.Queue(`
		select state::text, count(*) from jobs.river_job
		where finalized_at is null or finalized_at > now() - interval '1 day' group by 1`).
		Query(func(rows pgx.Rows) error {
			var state string
			var n int
			_, err := pgx.ForEachRow(rows, []any{&state, &n}, func() error { w.Jobs[state] = n; return nil })
			return err
		})
	b.Queue(`
		select extract(epoch from coalesce(now() - min(created_at), '0'))::float8 from jobs.river_job
		where finalized_at is null and kind = any($1)`, mails).QueryRow(seconds(&w.OldestMail))
	b.Queue(`
		select extract(epoch from coalesce(now() - min(created_at), '0'))::float8 from desk.proposals
		where decided_at is null and source <> 'abgleich'`).QueryRow(seconds(&w.OldestReport))
	b.Queue(`
		select count(*) from jobs.river_job
		where state in ('available', 'scheduled', 'retryable') and scheduled_at < now() - $1::interval
			or state = 'running' and attempted_at < now() - $1::interval`, Waits).
		QueryRow(func(row pgx.Row) error { return row.Scan(&w.Stuck) })
	if err := pool.SendBatch(ctx, b).Close(); err != nil {
		return Work{}, fmt.Errorf("what waits in the database: %w", err)
	}
	return w, nil
}

func seconds(into *time.Duration) func(pgx.Row) error {
	return func(row pgx.Row) error {
		var n float64
		err := row.Scan(&n)
		*into = max(0, time.Duration(n*float64(time.Second)))
		return err
	}
}
