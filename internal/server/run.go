package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// Limits are how long a connection may take. A client that is slower is let go, so that it cannot hold up others.
type Limits struct{ Header, Body, Answer, Idle time.Duration }

var usualLimits = Limits{Header: 5 * time.Second, Body: 15 * time.Second, Answer: 30 * time.Second, Idle: 60 * time.Second}

const maxHeaderBytes = 32 << 10

// Run serves on the listener until ctx ends. Then it goes in three steps, so that nobody loses a request. For grace, in
// which a proxy can notice, /readyz fails and everything else is answered as before, but as the last answer on its
// connection: whoever keeps connections opens no next request on one of these. Then no new connection is taken; those that
// rested all the time are served for as long once more, for somebody may just be writing on them. Then they are closed, and
// what still runs is finished.
func (s *Server) Run(ctx context.Context, listener net.Listener, grace time.Duration) error {
	quiet := slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug) // what the library says of clients names their addresses
	open := &connections{all: map[net.Conn]bool{}, none: make(chan struct{}, 1)}
	srv := &http.Server{
		Handler: s.parting(), ReadHeaderTimeout: s.Limits.Header, ReadTimeout: s.Limits.Body, WriteTimeout: s.Limits.Answer,
		IdleTimeout: s.Limits.Idle, MaxHeaderBytes: maxHeaderBytes, ErrorLog: quiet, ConnState: open.note,
	}
	failed := make(chan error, 1)
	door := &lastCalls{Listener: listener}
	go func() { failed <- srv.Serve(calmly{door, s.refusal}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	wait := time.NewTimer(grace)
	defer wait.Stop()
	<-wait.C
	door.End()
	served := <-failed
	wait.Reset(grace)
	open.rest(wait.C)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Limits.Answer)
	defer cancel()
	err := srv.Shutdown(last)
	if err != nil {
		err = errors.Join(err, srv.Close()) // whoever has not finished by now never will
	}
	if !errors.Is(served, net.ErrClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// parting lets every answer end its connection once the program is stopping, also one that was asked for before.
func (s *Server) parting() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(&teller{ResponseWriter: w, first: func() {
			if s.stopping.Load() {
				w.Header().Set("Connection", "close")
			}
		}}, r)
	})
}

// connections are those that are open.
type connections struct {
	mu   sync.Mutex
	all  map[net.Conn]bool
	none chan struct{} // somebody is told when the last one is closed
}

func (c *connections) note(conn net.Conn, state http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch state {
	case http.StateNew:
		c.all[conn] = true
	case http.StateClosed, http.StateHijacked:
		delete(c.all, conn)
	}
	if len(c.all) == 0 {
		select {
		case c.none <- struct{}{}:
		default:
		}
	}
}

// rest waits until no connection is open, or until enough.
func (c *connections) rest(enough <-chan time.Time) {
	for {
		c.mu.Lock()
		left := len(c.all)
		c.mu.Unlock()
		if left == 0 {
			return
		}
		select {
		case <-c.none:
		case <-enough:
			return
		}
	}
}
