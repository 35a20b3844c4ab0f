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
	// beat is the time between two questions while pages are asked for, and sureFor how long after one has been asked that was
	// answered pages are shown without another.
	beat    = 100 * time.Millisecond
	sureFor = time.Second
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

// upToDate waits until the state of the directory is known as it is after the call, or was less than sureFor ago where Watch
// runs, but not longer than patience. While the database is away it does not wait at all. It returns nil if it is known.
func (c *PageCache) upToDate(ctx context.Context, patience time.Duration) error {
	c.mu.RLock()
	sure := c.sure()
	c.mu.RUnlock()
	if sure {
		return nil
	}
	return c.ask(ctx, patience)
}

// sure reports whether pages may be shown without a question. c.mu is held.
func (c *PageCache) sure() bool { return c.beating && time.Since(c.current) < sureFor }

// want says that somebody asks for pages.
func (c *PageCache) want() {
	if !c.wanted.Load() {
		c.wanted.Store(true)
	}
}

// ask is upToDate with a question in any case.
func (c *PageCache) ask(ctx context.Context, patience time.Duration) error {
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
		go c.question()
	}
	return c.next
}

// question asks one question after the other until nobody waits for another.
func (c *PageCache) question() {
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
		q, asked, known := c.next, time.Now(), c.known
		c.next, c.asked = nil, asked // those who join from here on need a later answer
		c.mu.Unlock()
		v, changes, err := c.version(known)
		c.mu.Lock()
		c.away, q.err = err != nil, err
		if err == nil {
			c.heard(v, changes)
			c.seen, c.current = c.now(), asked
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

func (c *PageCache) version(since store.Version) (v store.Version, changes store.Changes, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), readDeadline)
	defer cancel()
	for range maxBrokenConnections {
		if v, changes, err = c.public.Version(ctx, since); err == nil || ctx.Err() != nil {
			break
		}
	}
	return v, changes, err
}

// Watch keeps asking until ctx ends: often while pages are asked for, so that they need not ask, and now and then while there
// are no requests. So pages that are not cached can say whether data are made up, and cached ones are known to be current
// when the database goes down.
func (c *PageCache) Watch(ctx context.Context) {
	c.setBeating(true)
	defer c.setBeating(false)
	tick := time.NewTicker(beat)
	defer tick.Stop()
	var last time.Time
	for {
		if c.wanted.Swap(false) || time.Since(last) >= askIdle {
			last = time.Now()
			_ = c.ask(ctx, readDeadline) // noted where it belongs
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (c *PageCache) setBeating(beating bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beating = beating
}
