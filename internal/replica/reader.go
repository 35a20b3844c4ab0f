package replica

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

const (
	// patience is how long a request waits for a replica before somebody else is asked.
	patience = 600 * time.Millisecond
	// lastPatience is that where there is nobody else: then the deadline of the request comes first.
	lastPatience = 3 * time.Second
)

// reader reads at a level: from a replica, where the context allows one and one has what it must have, or else from the
// primary. What a replica answers is read to its end before anybody sees it, so a replica that dies in mid-sentence costs
// nobody a page. Transactions are for the primary.
type reader struct {
	set     *Set
	level   directory.Visibility
	primary *pgxpool.Pool
}

// Begin implements store.DB.
func (r *reader) Begin(ctx context.Context) (pgx.Tx, error) { return r.primary.Begin(ctx) }

// Exec implements store.DB.
func (r *reader) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	return r.primary.Exec(ctx, sql, args...)
}

// Query implements store.DB.
func (r *reader) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	if got := r.query(ctx, sql, args); got != nil {
		return got, nil
	}
	return r.primary.Query(ctx, sql, args...)
}

// QueryRow implements store.DB.
func (r *reader) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	if got := r.query(ctx, sql, args); got != nil {
		return row{got}
	}
	return r.primary.QueryRow(ctx, sql, args...)
}

// SendBatch implements store.DB.
func (r *reader) SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults {
	all := ask(ctx, r, func(ctx context.Context, pool *pgxpool.Pool) ([]*rows, error) { return sendWhole(ctx, pool, b) })
	if all != nil {
		return &results{batch: b, all: all}
	}
	return r.primary.SendBatch(ctx, b)
}

func (r *reader) query(ctx context.Context, sql string, args []any) *rows {
	return ask(ctx, r, func(ctx context.Context, pool *pgxpool.Pool) (*rows, error) {
		from, err := pool.Query(ctx, sql, args...)
		if err != nil {
			return nil, err
		}
		return readWhole(from)
	})
}

// sendWhole sends a copy of a batch, as one can be sent only once, and reads all results.
func sendWhole(ctx context.Context, pool *pgxpool.Pool, b *pgx.Batch) ([]*rows, error) {
	again := &pgx.Batch{}
	for _, q := range b.QueuedQueries {
		again.Queue(q.SQL, q.Arguments...)
	}
	from := pool.SendBatch(ctx, again)
	all := make([]*rows, 0, again.Len())
	for range again.Len() {
		next, err := from.Query()
		if err == nil {
			var whole *rows
			if whole, err = readWhole(next); err == nil {
				all = append(all, whole)
				continue
			}
		}
		_ = from.Close() // it says the same
		return nil, err
	}
	return all, from.Close()
}

// ask asks the replicas that may answer, one after the other, until one does; the zero value says that none did. Whatever
// a replica says is wrong, the primary has the last word: a replica may cancel what is in the way of its replaying.
func ask[T any](ctx context.Context, r *reader, question func(context.Context, *pgxpool.Pool) (T, error)) (none T) {
	able := r.set.able(ctx)
	for i, one := range able {
		answer, err := patiently(ctx, r.set.patience(i == len(able)-1), one.wanted, func(ctx context.Context) (T, error) {
			return question(ctx, one.pools[r.level])
		})
		if err == nil {
			return answer
		}
		if ctx.Err() != nil {
			return none
		}
		if store.Unavailable(err) {
			one.doubt()
		}
	}
	return none
}

// patiently asks a question and waits for the answer as long as patience says. An answer that comes later is not heard, but
// let come: a connection that is interrupted is lost, and the next one begins cold.
func patiently[T any](
	ctx context.Context, patience time.Duration, w wanted, question func(context.Context) (T, error),
) (none T, err error) {
	type reply struct {
		answer T
		err    error
	}
	heard := make(chan reply, 1)
	go func() {
		long, cancel := context.WithTimeout(context.WithValue(context.WithoutCancel(ctx), wantedKey{}, w), lastPatience)
		defer cancel()
		answer, err := question(long)
		heard <- reply{answer, err}
	}()
	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case said := <-heard:
		return said.answer, said.err
	case <-enough.C:
		return none, context.DeadlineExceeded
	case <-ctx.Done():
		return none, ctx.Err()
	}
}
