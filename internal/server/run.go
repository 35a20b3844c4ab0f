package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Limits are the timeouts of a connection. A slower client is disconnected, so that it cannot hold up others.
type Limits struct {
	Header, Body, Answer, Idle time.Duration
	// Open is how many connections may be open while one is kept after its response: each costs about 30 kB, whatever it does.
	Open int
}

var usualLimits = Limits{Header: 5 * time.Second, Body: 15 * time.Second, Answer: 30 * time.Second, Idle: 60 * time.Second, Open: 2000}

const maxHeaderBytes = 32 << 10

// Run serves on the listener until ctx ends, then shuts down in three steps, so that no request is lost. During grace,
// which gives a proxy time to notice, /readyz fails and everything else is answered as usual, but each response closes its
// connection, so that clients do not reuse it. Then no new connections are accepted, while idle ones are served for another
// grace period, since a request may already be on its way. Finally they are closed, and running requests are completed.
func (s *Server) Run(ctx context.Context, listener net.Listener, grace time.Duration) error {
	quiet := slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug) // what the library says of clients names their addresses
	open := &connections{all: map[net.Conn]bool{}, none: make(chan struct{}, 1)}
	srv := &http.Server{
		Handler: s.closing(open), ReadHeaderTimeout: s.Limits.Header, ReadTimeout: s.Limits.Body, WriteTimeout: s.Limits.Answer,
		IdleTimeout: s.Limits.Idle, MaxHeaderBytes: maxHeaderBytes, ErrorLog: quiet, ConnState: open.note, ConnContext: withWire,
	}
	failed := make(chan error, 1)
	drained := &drainingListener{Listener: listener}
	go func() { failed <- srv.Serve(refusalListener{drained, s.refusal}) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	wait := time.NewTimer(grace)
	defer wait.Stop()
	<-wait.C
	drained.End()
	served := <-failed
	wait.Reset(grace)
	open.waitClosed(wait.C)
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Limits.Answer)
	defer cancel()
	err := srv.Shutdown(last)
	if err != nil {
		err = errors.Join(err, srv.Close()) // what has not finished by now never will
	}
	if !errors.Is(served, net.ErrClosed) {
		err = errors.Join(err, served)
	}
	return err
}

// closing makes every response close its connection once the program is stopping, even if the request came before, and while
// too many are open.
func (s *Server) closing(open *connections) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ServeHTTP(&beforeWrite{ResponseWriter: w, first: func(int) {
			if s.stopping.Load() || open.count() > s.Limits.Open {
				w.Header().Set("Connection", "close")
			}
		}}, r)
	})
}

// connections keeps track of the open connections.
type connections struct {
	n    atomic.Int64
	mu   sync.Mutex
	all  map[net.Conn]bool
	none chan struct{} // signalled when the last one is closed
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
	c.n.Store(int64(len(c.all)))
	if len(c.all) == 0 {
		select {
		case c.none <- struct{}{}:
		default:
		}
	}
}

func (c *connections) count() int { return int(c.n.Load()) }

// waitClosed waits until no connection is open, or until timeout fires.
func (c *connections) waitClosed(timeout <-chan time.Time) {
	for {
		if c.count() == 0 {
			return
		}
		select {
		case <-c.none:
		case <-timeout:
			return
		}
	}
}
