package apptest

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Counter counts what is sent to the database: a query, or a batch as one.
type Counter struct{ Queries, Trips atomic.Int64 }

// TraceQueryStart implements pgx.QueryTracer.
func (c *Counter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	c.Queries.Add(1)
	c.Trips.Add(1)
	return ctx
}

// TraceQueryEnd implements pgx.QueryTracer.
func (c *Counter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// TraceBatchStart implements pgx.BatchTracer.
func (c *Counter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	c.Trips.Add(1)
	return ctx
}

// TraceBatchQuery implements pgx.BatchTracer.
func (c *Counter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {
	c.Queries.Add(1)
}

// TraceBatchEnd implements pgx.BatchTracer.
func (c *Counter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// Trips returns how often the database is asked for a page.
func Trips(t testing.TB, r *Program, path string) int64 {
	t.Helper()
	before := r.Queries.Trips.Load()
	if w := r.Get(t, path); w.Code != http.StatusOK {
		t.Fatalf("%s answers %d", path, w.Code)
	}
	return r.Queries.Trips.Load() - before
}

// Cost is what a page asks the database: round trips, and the queries sent in them.
type Cost struct{ Trips, Queries int64 }

// NewCost returns a cost of so many round trips with so many queries.
func NewCost(trips, queries int64) Cost { return Cost{trips, queries} }

// CostOf asks twice and takes the lower count: a connection that was idle for a while is tried first.
func (r *Program) CostOf(t testing.TB, method, path, body string) Cost {
	t.Helper()
	least := Cost{1 << 30, 1 << 30}
	for range 2 {
		before := Cost{r.Queries.Trips.Load(), r.Queries.Queries.Load()}
		if w := r.Ask(t, method, path, body, nil); w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
			t.Errorf("%s %s: status %d", method, path, w.Code)
		}
		least.Trips = min(least.Trips, r.Queries.Trips.Load()-before.Trips)
		least.Queries = min(least.Queries, r.Queries.Queries.Load()-before.Queries)
	}
	return least
}
