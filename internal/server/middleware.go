package server

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"rundtisch/internal/web"
)

// usualHeaders returns the headers of every response. HTML is never cached; files with content-addressed URLs override that
// themselves, and so do pages for frames (web.RenderFramed).
func usualHeaders(https bool) http.Header {
	h := http.Header{}
	h.Set("Content-Security-Policy", web.ContentPolicy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-DNS-Prefetch-Control", "off")
	h.Set("X-Robots-Tag", "noarchive")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set(
		"Permissions-Policy",
		"accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "+
			"microphone=(), payment=(), usb=()",
	)
	h.Set("Cache-Control", "no-store")
	if https {
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
	}
	return h
}

// setUsual sets the headers of every response. All responses share their values: none has room for another.
func (s *Server) setUsual(h http.Header) {
	for name, values := range s.usual {
		h[name] = values
	}
}

// answered answers from memory what needs nothing else, and has everything else answered by next, and logs one line: the kind of
// page, but neither search terms, nor visitor, nor address.
func (s *Server) answered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := newID()
		s.setUsual(w.Header())
		w.Header()["X-Request-Id"] = []string{id}
		if p := s.cache.atHand(r); p != nil {
			bytes := p.write(w, r)
			s.told(r, id, p.pattern, p.status, bytes, start)
			return
		}
		routes := chi.NewRouteContext() // filled by the router; here, because the line is written after it
		routes.Routes = s.router
		routes.RoutePath = r.URL.Path // unescaped: %68erne is herne (RFC 3986, 6.2.2.2)
		if r.Method == http.MethodHead {
			routes.RouteMethod = http.MethodGet
		}
		ctx := web.WithRequestID(context.WithValue(r.Context(), chi.RouteCtxKey, routes), id)
		seen := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		next.ServeHTTP(seen, r.WithContext(ctx))
		s.told(r, id, routes.RoutePattern(), seen.Status(), seen.BytesWritten(), start)
	})
}

// newID names a request, for its log line and its error page: as rand.Text does, but not as a secret.
func newID() string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	var id [12]byte
	for i, bits := 0, rand.Uint64(); i < len(id); i, bits = i+1, bits>>5 {
		id[i] = letters[bits&31]
	}
	return string(id[:])
}

// told tells of an answer whoever wants to know.
func (s *Server) told(r *http.Request, id, page string, status, bytes int, since time.Time) {
	took := time.Since(since)
	if s.Observe != nil {
		s.Observe(page, status, took)
	}
	if s.QuietReads && status < http.StatusBadRequest && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
		return
	}
	s.pages.Log.LogAttrs(
		r.Context(), slog.LevelInfo, "request", slog.String("request", id), slog.String("method", method(r.Method)),
		slog.String("page", page), slog.Int("status", status), slog.Int("bytes", bytes), slog.Int64("ms", took.Milliseconds()),
	)
}

// method keeps everything but HTTP methods out of the log.
func method(name string) string {
	switch name {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return name
	}
	return "other"
}

// recovered turns a panic into an error page.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if cause := recover(); cause != nil {
				if cause == http.ErrAbortHandler {
					panic(cause)
				}
				s.pages.Fail(w, r, fmt.Errorf("panic: %v\n%s", cause, debug.Stack()))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// readable repairs the query and refuses compressed bodies, which no form needs. An address with NUL, control characters
// or invalid UTF-8 is not found, nor is one with line breaks and tabs, which browsers drop.
func (s *Server) readable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if query := readableQuery(r.URL.RawQuery, isBelow(r.URL.Path, "/hsds")); query != r.URL.RawQuery {
			at, same := *r.URL, *r
			at.RawQuery, same.URL = query, &at
			r = &same
		}
		switch {
		case !web.Readable(r.URL.Path) || strings.ContainsAny(r.URL.Path, "\t\r\n"):
			s.pages.ShowError(w, r, http.StatusNotFound)
		case r.Header.Get("Content-Encoding") != "":
			s.pages.ShowError(w, r, http.StatusBadRequest)
		default:
			next.ServeHTTP(w, r)
		}
	})
}
