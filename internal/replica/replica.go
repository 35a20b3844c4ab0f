package replica

import (
	"context"
	"log/slog"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

const (
	// checkEvery is the time between two looks at a replica.
	checkEvery = 200 * time.Millisecond
	// checkPatience is how long a look may take.
	checkPatience = time.Second
	// maxLag is how far a replica may lag behind.
	maxLag = 10 * time.Second
)

// replica is one copy.
type replica struct {
	name  string
	pools map[directory.Visibility]*pgxpool.Pool
	asked *pgxpool.Pool        // for looking after it, so that no load is in the way
	seen  atomic.Pointer[seen] // nil: it is not used
	look  chan struct{}        // asks for a look at once

	mu    sync.Mutex
	state State
}

// seen is what the last look at a replica showed.
type seen struct {
	server   string    // which server it is, of those that may stand behind one address
	time     time.Time // before it was asked
	replayed store.LSN
}

var readingLevels = []directory.Visibility{directory.Public, directory.Staff, directory.Coordination}

func open(ctx context.Context, url string, tracer func(directory.Visibility) pgx.QueryTracer) (*replica, error) {
	r := &replica{pools: map[directory.Visibility]*pgxpool.Pool{}, look: make(chan struct{}, 1)}
	doors := store.At(url).Watched(opened, usable)
	var err error
	if r.asked, err = doors.Open(ctx, store.Owner, nil); err != nil {
		return nil, err
	}
	at := r.asked.Config().ConnConfig
	r.name = net.JoinHostPort(at.Host, strconv.Itoa(int(at.Port)))
	r.state = State{Name: r.name, Reason: "sie wurde noch nicht angesehen"}
	for _, level := range readingLevels {
		if r.pools[level], err = doors.Open(ctx, level, tracer(level)); err != nil {
			r.close()
			return nil, err
		}
	}
	return r, nil
}

func (r *replica) close() {
	r.asked.Close()
	for _, pool := range r.pools {
		pool.Close()
	}
}

func (r *replica) now() State {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state
}

func (r *replica) become(state State, seen *seen) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.state = state
	r.seen.Store(seen)
}

// doubt leaves the replica out until it has been looked at, which is at once.
func (r *replica) doubt() {
	state := r.now()
	state.Used, state.Reason = false, "sie hat nicht geantwortet"
	r.become(state, nil)
	select {
	case r.look <- struct{}{}:
	default:
	}
}

// watch looks after the replica until ctx ends.
func (r *replica) watch(ctx context.Context, p *primary, log *slog.Logger) {
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	var said State
	for first := true; ; first = false {
		state := r.check(ctx, p)
		if ctx.Err() != nil {
			return
		}
		if state.Reason != said.Reason || first {
			log.Info("replica", "replica", r.name, "used", state.Used, "reason", state.Reason)
		}
		said = state
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-r.look:
		}
	}
}

// check looks at the replica once.
func (r *replica) check(ctx context.Context, p *primary) State {
	short, cancel := context.WithTimeout(ctx, checkPatience)
	defer cancel()
	before := time.Now()
	log, err := store.LogOf(short, r.asked)
	state := State{Name: r.name}
	if err != nil {
		state.Reason = "sie antwortet nicht: " + err.Error()
		r.become(state, nil)
		return state
	}
	state.Lag, state.Behind, state.Reason = p.compare(log)
	if state.Used = state.Reason == ""; !state.Used {
		r.become(state, nil)
		return state
	}
	r.become(state, &seen{server: log.Server, time: before, replayed: log.At})
	return state
}
