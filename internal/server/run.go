package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Limits are how long a connection may take. A client that is slower is let go, so that it cannot hold up others.
type Limits struct{ Header, Body, Answer, Idle time.Duration }

var usualLimits = Limits{Header: 5 * time.Second, Body: 15 * time.Second, Answer: 30 * time.Second, Idle: 60 * time.Second}

const maxHeaderBytes = 32 << 10

// Run serves on the listener until ctx ends. Then /readyz fails at once, and after grace, in which a proxy can
// notice, no new request is taken and those that run are finished.
func (s *Server) Run(ctx context.Context, listener net.Listener, grace time.Duration) error {
	quiet := slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug) // what the library says of clients names their addresses
	srv := &http.Server{
		Handler: s, ReadHeaderTimeout: s.Limits.Header, ReadTimeout: s.Limits.Body, WriteTimeout: s.Limits.Answer,
		IdleTimeout: s.Limits.Idle, MaxHeaderBytes: maxHeaderBytes, ErrorLog: quiet,
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	s.stopping.Store(true)
	wait := time.NewTimer(grace)
	defer wait.Stop()
	<-wait.C
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Limits.Answer)
	defer cancel()
	err := srv.Shutdown(last)
	if err != nil {
		err = errors.Join(err, srv.Close()) // whoever has not finished by now never will
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
