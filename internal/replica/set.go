// Package replica lets copies of the database answer what is only read. PostgreSQL makes the copies (streaming replication);
// here it is decided, for each question, whether one may answer it: whoever has written reads nothing older than that, and
// a copy that lags, hangs or is gone is left out until it is well again. With none left the primary answers everything.
package replica

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// Set is the replicas of one database. It is safe for concurrent use.
type Set struct {
	all     []*replica
	primary *primary
	turn    atomic.Uint32

	begin sync.Once
	stop  context.CancelFunc
	ended sync.WaitGroup
}

// State is how a replica is.
type State struct {
	Name   string // host and port
	Used   bool   // it answers
	Reason string // why it does not
	Lag    time.Duration
	Behind int64 // bytes of log that the primary has on disk and it has not replayed
}

// Open returns the replicas at urls of the database at the doors. Nothing is connected, and none is used, before Watch.
// tracer hears of every statement at a level; it may be nil.
func Open(ctx context.Context, at *store.Doors, urls []string, tracer func(directory.Visibility) pgx.QueryTracer) (*Set, error) {
	if tracer == nil {
		tracer = func(directory.Visibility) pgx.QueryTracer { return nil }
	}
	asked, err := at.Open(ctx, store.Owner, nil)
	if err != nil {
		return nil, err
	}
	s := &Set{primary: &primary{pool: asked}}
	for i, url := range urls {
		one, err := open(ctx, url, tracer)
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("DATABASE_REPLICA_URL, %d.: %w", i+1, err)
		}
		s.all = append(s.all, one)
	}
	return s, nil
}

// Reader returns what reads at a level, given the connections of that level to the primary.
func (s *Set) Reader(level directory.Visibility, primary *pgxpool.Pool) store.DB {
	return &reader{set: s, level: level, primary: primary}
}

// Watch begins to look after the replicas, until Close. A second time it does nothing.
func (s *Set) Watch(log *slog.Logger) {
	s.begin.Do(func() {
		ctx, stop := context.WithCancel(context.Background())
		s.stop = stop
		s.ended.Go(func() { s.primary.watch(ctx) })
		for _, one := range s.all {
			s.ended.Go(func() { one.watch(ctx, s.primary, log) })
		}
	})
}

// Close ends the watching and all connections.
func (s *Set) Close() {
	s.begin.Do(func() {})
	if s.stop != nil {
		s.stop()
	}
	s.ended.Wait()
	for _, one := range s.all {
		one.close()
	}
	s.primary.pool.Close()
}

// States returns how the replicas are, in the order of the setting.
func (s *Set) States() []State {
	var states []State
	for _, one := range s.all {
		states = append(states, one.now())
	}
	return states
}

// Look looks at the primary and at every replica once, whether or not they are watched, and returns how the replicas are.
func (s *Set) Look(ctx context.Context) []State {
	s.primary.look(ctx)
	var looking sync.WaitGroup
	for _, one := range s.all {
		looking.Go(func() { one.check(ctx, s.primary) })
	}
	looking.Wait()
	return s.States()
}

// able returns the replicas that may answer what is read with this context, each time beginning with another one.
func (s *Set) able(ctx context.Context) []candidate {
	at, ok := store.MustHaveReached(ctx)
	if !ok {
		return nil
	}
	var able []candidate
	first := int(s.turn.Add(1) % uint32(len(s.all)))
	for i := range s.all {
		one := s.all[(first+i)%len(s.all)]
		if seen := one.seen.Load(); seen != nil && seen.replayed >= at {
			able = append(able, candidate{one, wanted{*seen, at}})
		}
	}
	return able
}

// patience is how long the next replica may take; last says that only the primary comes after it.
func (s *Set) patience(last bool) time.Duration {
	if last && s.primary.isAway() {
		return lastPatience
	}
	return patience
}

// candidate is a replica that may answer, and what must be true of the connection.
type candidate struct {
	*replica
	wanted
}
