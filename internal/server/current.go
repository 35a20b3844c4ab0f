package server

import (
	"context"
	"errors"
	"time"

	"rundtisch/internal/store"
)

// Times of the question whether the directory has changed.
const (
	// askApart lies between two questions at least. Whoever comes meanwhile shares the next one.
	askApart = 500 * time.Microsecond
	// askAgain lies between two questions at least while the database does not answer.
	askAgain = time.Second
	// askIdle lies between two questions when nobody comes.
	askIdle = 5 * time.Second
	// askPatience is how long a page that is not kept waits for the answer: it only lacks the word that some data are made up.
	askPatience = time.Second
	// brokenConnections is how many in a row may turn out to be broken before the database counts as away: those of a pool.
	brokenConnections = 10
)

var errAway = errors.New("the database did not answer the last time")

// question is one question to the database. All who came before it was asked share the answer.
type question struct {
	done chan struct{} // closed when there is an answer
	err  error
}

// current asks the database for the state of the directory as it is after the call, and waits for the answer, but not
// longer than patience. While the database is away it does not wait at all. It returns nil if k.known was brought up to
// date.
func (k *Kept) current(ctx context.Context, patience time.Duration) error {
	k.mu.Lock()
	away, q := k.away, k.join()
	k.mu.Unlock()
	if away {
		return errAway
	}
	return wait(ctx, q, patience)
}

// changed is called after this program may have changed something, and before whoever asked for it is told so. From then
// on no page from before is shown, whatever becomes of the database.
func (k *Kept) changed(ctx context.Context) {
	k.mu.Lock()
	q := k.join()
	k.mu.Unlock()
	if wait(context.WithoutCancel(ctx), q, 2*readDeadline) != nil {
		k.Forget()
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

// join returns the next question that will be asked. k.mu is held.
func (k *Kept) join() *question {
	if k.next == nil {
		k.next = &question{done: make(chan struct{})}
	}
	if !k.asking {
		k.asking = true
		go k.ask()
	}
	return k.next
}

// ask asks one question after the other until nobody waits for another.
func (k *Kept) ask() {
	for {
		k.mu.Lock()
		apart := askApart
		if k.away {
			apart = askAgain
		}
		pause := apart - time.Since(k.asked)
		k.mu.Unlock()
		if pause > 0 {
			time.Sleep(pause)
		}
		k.mu.Lock()
		q := k.next
		k.next, k.asked = nil, time.Now() // whoever comes from here on wants a later answer
		k.mu.Unlock()
		v, err := k.version()
		k.mu.Lock()
		k.away, q.err = err != nil, err
		if err == nil {
			k.known, k.seen = v.Number, k.now()
			k.invented.Store(v.Invented)
		}
		more := k.next != nil
		k.asking = more
		k.mu.Unlock()
		close(q.done)
		if !more {
			return
		}
	}
}

func (k *Kept) version() (v store.Version, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), readDeadline)
	defer cancel()
	for range brokenConnections {
		if v, err = k.public.Version(ctx); err == nil || ctx.Err() != nil {
			break
		}
	}
	return v, err
}

// Watch keeps asking when nobody comes, until ctx ends: pages that are not kept say whether data are made up, and those
// that are kept are known to be right when the database goes away.
func (k *Kept) Watch(ctx context.Context) {
	tick := time.NewTicker(askIdle)
	defer tick.Stop()
	for {
		_ = k.current(ctx, readDeadline) // noted where it belongs
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
