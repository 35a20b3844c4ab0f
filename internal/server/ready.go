package server

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"rundtisch/internal/store"
)

// How long /readyz asks the database.
const (
	// readyPatience is how long a request waits for the answer.
	readyPatience = time.Second
	// readyDeadline is how long the database is asked: whoever gave up sooner on a busy machine would begin anew each time, with
	// a new connection, and never come to an end.
	readyDeadline = 10 * time.Second
	// readyStill is how long after the last good answer a slow database still counts as one that answers.
	readyStill = 15 * time.Second
)

var errSlow = errors.New("the database has not answered yet")

// readiness asks whether all levels can be read: one question at a time, whose answer all share who came meanwhile.
type readiness struct {
	readers []*store.Store
	copies  bool // what is read may come from replicas

	mu   sync.Mutex
	next *question // the one that is being asked
	good time.Time // of the last good answer
}

// now returns nil if all levels could be read. A database that is slow, and was not a moment ago, can be.
func (r *readiness) now(ctx context.Context) error {
	r.mu.Lock()
	if r.next == nil {
		r.next = &question{done: make(chan struct{})}
		go r.ask(r.next)
	}
	q, good := r.next, r.good
	r.mu.Unlock()
	err := wait(ctx, q, readyPatience)
	if errors.Is(err, context.DeadlineExceeded) {
		if time.Since(good) < readyStill {
			return nil
		}
		return errSlow
	}
	return err
}

func (r *readiness) ask(q *question) {
	ctx, cancel := context.WithTimeout(context.Background(), readyDeadline)
	defer cancel()
	errs := make([]error, len(r.readers))
	var all sync.WaitGroup
	for i, reader := range r.readers {
		all.Go(func() { errs[i] = r.either(ctx, reader) })
	}
	all.Wait()
	err := errors.Join(errs...)
	r.mu.Lock()
	defer r.mu.Unlock()
	if q.err = err; err == nil {
		r.good = time.Now()
	}
	if errors.Is(err, context.DeadlineExceeded) {
		q.err = errSlow // whoever waits hears it as they would a moment sooner
	}
	r.next = nil
	close(q.done)
}

// either asks a level where it is written, and at the replicas if there are any: one of them is enough for pages that are only
// read, and each may say nothing.
func (r *readiness) either(ctx context.Context, reader *store.Store) error {
	if !r.copies {
		return reader.Ready(ctx)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	answers := make(chan error, 2)
	go func() { answers <- reader.Ready(ctx) }()
	go func() { answers <- reader.Ready(store.OnReplica(ctx, 0)) }()
	if err := <-answers; err == nil {
		return nil
	}
	return <-answers
}

// ready answers 200 if requests can be sent here.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err := s.readiness.now(r.Context()); s.stopping.Load() || err != nil {
		if err != nil {
			s.pages.Log.WarnContext(r.Context(), "not ready", "err", err)
		}
		w.Header().Set("Retry-After", "5")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("not ready\n"))
		return
	}
	_, _ = w.Write([]byte("ready\n"))
}
