package apptest

import (
	"sync"
	"time"
)

// Clock is a clock that a test turns. Programs that share one agree on the time.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock returns a clock that stands still.
func NewClock(at time.Time) *Clock { return &Clock{at: at} }

// Now returns what the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Turn turns the clock forward.
func (c *Clock) Turn(by time.Duration) { c.Set(c.Now().Add(by)) }

// Set sets the clock.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}
