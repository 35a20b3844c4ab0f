package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"runtime/debug"
	"time"

	"rundtisch/internal/config"
	"rundtisch/internal/metrics"
)

// watch is what answers those who watch the program, and those who ask without https, apart from what it answers everybody.
type watch struct {
	metrics *metrics.Metrics // nil: nobody watches
	servers []*http.Server
	at      []net.Listener
}

// openWatch takes the addresses, so that one that is taken already is told before anything begins.
func openWatch(cfg config.Config) (*watch, error) {
	w := &watch{}
	for _, one := range []struct {
		addr    string
		handler func() http.Handler
	}{
		{cfg.MetricsAddr, func() http.Handler {
			info, _ := debug.ReadBuildInfo()
			w.metrics = metrics.New(version(stamped, info))
			mux := http.NewServeMux()
			mux.Handle("GET /metrics", w.metrics.Handler())
			return mux
		}},
		{cfg.PprofAddr, profiles},
		{cfg.RedirectAddr, func() http.Handler { return leadToHTTPS(cfg.BaseURL) }},
	} {
		if one.addr == "" {
			continue
		}
		listener, err := net.Listen("tcp", one.addr)
		if err != nil {
			w.close()
			return nil, fmt.Errorf("an %s kann nicht geantwortet werden: %w", one.addr, err)
		}
		w.at = append(w.at, listener)
		w.servers = append(w.servers, &http.Server{
			Handler: one.handler(), ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
		})
	}
	return w, nil
}

// profiles answers go tool pprof. The address is one of this machine, as the settings are checked.
func profiles() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	return mux
}

// start begins to answer.
func (w *watch) start() {
	for i, server := range w.servers {
		go func() {
			if err := server.Serve(w.at[i]); !errors.Is(err, http.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
				slog.Error("whoever watches gets no answer any more", "err", err)
			}
		}()
	}
}

// close gives the addresses back.
func (w *watch) close() {
	for i, server := range w.servers {
		_ = server.Close() // nobody is told anything more
		_ = w.at[i].Close()
	}
}
