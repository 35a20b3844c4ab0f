package replica

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/store"
)

// primaryEvery is the time between two looks at the primary.
const primaryEvery = 500 * time.Millisecond

// primary is what the replicas are measured by.
type primary struct {
	pool *pgxpool.Pool

	mu    sync.Mutex
	known store.Log // the last that was heard of it; zero: nothing yet
	heard time.Time
	past  []moment // where the log ended, oldest first, as far back as a replica may lag and a little more
}

// moment is where the log of the primary ended at a time.
type moment struct {
	time time.Time
	at   store.LSN
}

// watch asks the primary for its log until ctx ends.
func (p *primary) watch(ctx context.Context) {
	tick := time.NewTicker(primaryEvery)
	defer tick.Stop()
	for {
		p.look(ctx)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// look asks it once.
func (p *primary) look(ctx context.Context) {
	short, cancel := context.WithTimeout(ctx, checkPatience)
	defer cancel()
	began := time.Now()
	if log, err := store.LogOf(short, p.pool); err == nil && !log.Standby {
		p.note(log, began)
	}
}

// isAway reports whether the primary has not answered for as long as it is usually asked three times.
func (p *primary) isAway() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return time.Since(p.heard) > 3*primaryEvery
}

func (p *primary) note(log store.Log, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if log.System != p.known.System || log.Timeline != p.known.Timeline {
		p.past = nil
	}
	p.known, p.heard = log, at
	if n := len(p.past); n == 0 || log.At > p.past[n-1].at {
		p.past = append(p.past, moment{at, log.At})
	}
	for len(p.past) > 1 && at.Sub(p.past[1].time) > 2*maxLag {
		p.past = p.past[1:]
	}
}

// compare says how far a replica lags behind the primary, and why it must not be used, if so. How long it lags is how long
// ago the primary had written what it lacks; while the primary says nothing, that does not grow.
func (p *primary) compare(log store.Log) (lag time.Duration, behind int64, reason string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.past {
		if m.at > log.At {
			lag = p.heard.Sub(m.time)
			break
		}
	}
	behind = max(int64(p.known.At-log.At), 0)
	switch {
	case p.heard.IsZero():
		reason = "der Server, an dem geschrieben wird, hat noch nicht geantwortet"
	case !log.Standby:
		reason = "sie ist keine Kopie, an ihr kann geschrieben werden"
	case log.System != p.known.System:
		reason = "sie ist die Kopie einer anderen Datenbank"
	case log.Timeline != p.known.Timeline:
		reason = "sie folgt noch nicht dem Server, an dem jetzt geschrieben wird"
	case lag > maxLag:
		reason = fmt.Sprintf("sie liegt mehr als %.0f Sekunden zurück", maxLag.Seconds())
	}
	return lag, behind, reason
}
