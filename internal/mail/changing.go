package mail

import (
	"context"
	"sync"
)

// changing sends by what a setting says at the moment.
type changing struct {
	setting func() string

	mu   sync.Mutex
	last string
	now  Sender
}

// OpenChanging is Open for a setting that may change while the program runs, when a password does. One that cannot be used
// leaves what was said before.
func OpenChanging(setting func() string) (Sender, error) {
	c := &changing{setting: setting, last: setting()}
	var err error
	c.now, err = Open(c.last)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// Send implements Sender.
func (c *changing) Send(ctx context.Context, m Message) error { return c.current().Send(ctx, m) }

func (c *changing) probe(ctx context.Context) error { return Probe(ctx, c.current()) }

func (c *changing) current() Sender {
	c.mu.Lock()
	defer c.mu.Unlock()
	if setting := c.setting(); setting != c.last {
		if sender, err := Open(setting); err == nil {
			c.last, c.now = setting, sender
		}
	}
	return c.now
}
