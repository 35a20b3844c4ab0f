package mail

import (
	"context"
	"net/mail"
	"slices"
	"sync"

	gomail "github.com/wneessen/go-mail"
)

// Memory keeps messages, for tests. The zero value is ready. It refuses what the others refuse.
type Memory struct {
	mu   sync.Mutex
	sent []Message
	fail error
}

// Send implements Sender.
func (s *Memory) Send(_ context.Context, m Message) error {
	if _, err := compose(m, &mail.Address{Address: "rundtisch@localhost"}, gomail.NoEncoding); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return s.fail
	}
	s.sent = append(s.sent, m)
	return nil
}

// Fail makes every later message end with err; nil ends that.
func (s *Memory) Fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = err
}

// Sent returns the messages so far, the oldest first.
func (s *Memory) Sent() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent)
}
