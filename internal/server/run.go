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

// How long a connection may take. A client that is slower than this is let go, so that it cannot hold up others.
const (
	headerTimeout  = 5 * time.Second
	bodyTimeout    = 15 * time.Second
	answerTimeout  = 30 * time.Second
	idleTimeout    = 60 * time.Second
	maxHeaderBytes = 32 << 10
)

// Run serves on the listener until ctx ends. Then /readyz fails at once, and after grace, in which a proxy can
// notice, no new request is taken and those that run are finished.
func (s *Server) Run(ctx context.Context, listener net.Listener, grace time.Duration) error {
	quiet := slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug) // what the library says of clients names their addresses
	srv := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTimeout, ReadTimeout: bodyTimeout, WriteTimeout: answerTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes, ErrorLog: quiet,
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
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerTimeout)
	defer cancel()
	err := srv.Shutdown(last)
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
