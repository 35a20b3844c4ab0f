package server

import (
	"context"
	"errors"
	"net/http"
	"time"

	"rundtisch/internal/store"
)

// How often the database is asked whether the directory has changed.
const (
	// askApart is the minimum time between two questions. Requests that come in between share the next one.
	askApart = 500 * time.Microsecond
	// askAgain is the minimum time between two questions while the database does not answer.
	askAgain = time.Second
	// askIdle is the time between two questions when there are no requests.
	askIdle = 5 * time.Second
	// askPatience is how long a page that is not cached waits for the answer: all it needs is whether some data are made up.
	askPatience = time.Second
	// maxBrokenConnections is how many connections in a row may be broken before the database counts as down: those of a pool.
	maxBrokenConnections = 10
)

var errAway = errors.New("the database did not answer the last time")

// question is one question to the database. All who were waiting when it was asked share the answer.
type question struct {
	done chan struct{} // closed when there is an answer
	err  error
}

// current asks the database for the state of the directory as it is after the call, and waits for the answer, but not
// longer than patience. While the database is away it does not wait at all. It returns nil if c.known was brought up to
// date.
func (c *PageCache) current(ctx context.Context, patience time.Duration) error {
	c.mu.Lock()
	away, q := c.away, c.join()
	c.mu.Unlock()
	if away {
		return errAway
	}
	return wait(ctx, q, patience)
}

// changed must be called after a request that may have changed something, and before it is answered with the status. From then on no older
// page is served, whatever happens to the database.
func (c *PageCache) changed(ctx context.Context, status int) {
	c.mu.Lock()
	q := c.join()
	c.mu.Unlock()
	if wait(context.WithoutCancel(ctx), q, 2*readDeadline) != nil {
		c.Forget()
		if status < http.StatusInternalServerError {
			c.lose()
		}
	}
}

func wait(ctx context.Context, q *question, patience time.Duration) error {
	enough := time.NewTimer(patience)
	defer enough.Stop()
	select {
	case <-q.done:
		return q.err
	case <-ctx.Done():
		return ctx.Err()
	case <-enough.C:
		return context.DeadlineExceeded
	}
}

// join returns the next question that will be asked. c.mu is held.
func (c *PageCache) join() *question {
	if c.next == nil {
		c.next = &question{done: make(chan struct{})}
	}
	if !c.asking {
		c.asking = true
		go c.ask()
	}
	return c.next
}

// ask asks one question after the other until nobody waits for another.
func (c *PageCache) ask() {
	for {
		c.mu.Lock()
		apart := askApart
		if c.away {
			apart = askAgain
		}
		pause := apart - time.Since(c.asked)
		c.mu.Unlock()
		if pause > 0 {
			time.Sleep(pause)
		}
		c.mu.Lock()
		q := c.next
		c.next, c.asked = nil, time.Now() // those who join from here on need a later answer
		c.mu.Unlock()
		v, err := c.version()
		c.mu.Lock()
		c.away, q.err = err != nil, err
		if err == nil {
			if v.Number != c.known || c.since == 0 {
				c.since = v.At
			}
			c.known, c.seen = v.Number, c.now()
			c.invented.Store(v.Invented)
		}
		more := c.next != nil
		c.asking = more
		c.mu.Unlock()
		close(q.done)
		if !more {
			return
		}
	}
}

func (c *PageCache) version() (v store.Version, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), readDeadline)
	defer cancel()
	for range maxBrokenConnections {
		if v, err = c.public.Version(ctx); err == nil || ctx.Err() != nil {
			break
		}
	}
	return v, err
}

// Watch keeps asking while there are no requests, until ctx ends. So pages that are not cached can say whether data are made
// up, and cached ones are known to be current when the database goes down.
func (c *PageCache) Watch(ctx context.Context) {
	tick := time.NewTicker(askIdle)
	defer tick.Stop()
	for {
		_ = c.current(ctx, readDeadline) // noted where it belongs
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
