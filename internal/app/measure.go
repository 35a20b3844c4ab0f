package app

import (
	"context"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/condition"
	"rundtisch/internal/directory"
	"rundtisch/internal/jobs"
	"rundtisch/internal/metrics"
	"rundtisch/internal/replica"
	"rundtisch/internal/store"
)

// measurePatience is how long the database may take to say what waits in it.
const measurePatience = 2 * time.Second

// measure lets m know what the program does.
func (p *Program) measure(m *metrics.Metrics) {
	p.Observe = m.Request
	sources := metrics.Sources{
		Pools: p.DB.poolsInUse,
		Work: func() (metrics.Work, error) {
			ctx, cancel := context.WithTimeout(context.Background(), measurePatience)
			defer cancel()
			w, err := condition.WorkOf(ctx, p.DB.Pool(store.Owner), jobs.MailKinds())
			return metrics.Work{Jobs: w.Jobs, Stuck: w.Stuck, OldestMail: w.OldestMail, OldestReport: w.OldestReport}, err
		},
	}
	if p.Cache != nil {
		sources.Kept = func() metrics.Kept {
			k := p.Cache.Kept()
			return metrics.Kept{Hits: k.Hits, Misses: k.Misses, Pages: k.Pages, Bytes: k.Bytes}
		}
	}
	if p.DB.Replicas != nil {
		sources.Lag = func() map[string]time.Duration { return lags(p.DB.Replicas.States()) }
	}
	m.Watch(sources)
}

// lags is how far each replica is behind, by its place in the setting, which tells less than its address.
func lags(states []replica.State) map[string]time.Duration {
	found := map[string]time.Duration{}
	for i, state := range states {
		lag := state.Lag
		if !state.Used && lag == 0 {
			lag = metrics.Unknown
		}
		found[strconv.Itoa(i+1)] = lag
	}
	return found
}

// poolNames are what the pools of the levels are called to those who watch.
var poolNames = map[directory.Visibility]string{
	store.Owner: "owner", directory.Public: "public", directory.Staff: "staff", directory.Coordination: "coordination",
}

// poolsInUse is what the pools of all levels do.
func (db *Database) poolsInUse() map[string]metrics.Pool {
	db.mu.Lock()
	defer db.mu.Unlock()
	found := map[string]metrics.Pool{}
	for level, pool := range db.pools {
		found[poolNames[level]] = inUse(pool.Stat())
	}
	return found
}

func inUse(s *pgxpool.Stat) metrics.Pool {
	return metrics.Pool{
		Max: s.MaxConns(), Open: s.TotalConns(), InUse: s.AcquiredConns(), Waited: s.EmptyAcquireCount(), WaitedFor: s.EmptyAcquireWaitTime(),
	}
}
