package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"rundtisch/internal/web"
)

// headers sets what every answer carries. HTML is never kept; files whose address names their content say otherwise
// themselves, and so do pages for frames (web.RenderFramed).
func headers(https bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", web.ContentPolicy)
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("X-DNS-Prefetch-Control", "off")
		h.Set("X-Robots-Tag", "noarchive")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		if https {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

// logged writes one line a request: which kind of page, not which words, which visitor or which address.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()[:12]
		w.Header().Set("X-Request-Id", id)
		routes := chi.NewRouteContext() // filled by the router; here, because the line is written after it
		routes.Routes = s.router
		routes.RoutePath = r.URL.Path // unescaped: %68erne is herne (RFC 3986, 6.2.2.2)
		if r.Method == http.MethodHead {
			routes.RouteMethod = http.MethodGet
		}
		ctx := web.WithRequestID(context.WithValue(r.Context(), chi.RouteCtxKey, routes), id)
		seen := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		start := time.Now()
		next.ServeHTTP(seen, r.WithContext(ctx))
		s.pages.Log.InfoContext(ctx, "request", "request", id, "method", method(r.Method), "page", routes.RoutePattern(),
			"status", seen.Status(), "bytes", seen.BytesWritten(), "ms", time.Since(start).Milliseconds())
	})
}

// method keeps what is no method of HTTP out of the log.
func method(name string) string {
	switch name {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return name
	}
	return "other"
}

// recovered turns a panic into a calm page.
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

// readable refuses addresses and queries that hold NUL, control characters or invalid UTF-8, line breaks and tabs
// in addresses, which browsers drop, and bodies that came packed: there is no form that needs it.
func (s *Server) readable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		query, err := url.QueryUnescape(r.URL.RawQuery)
		path := r.URL.Path
		if err != nil || !web.Readable(path) || strings.ContainsAny(path, "\t\r\n") || !web.Readable(query) || r.Header.Get("Content-Encoding") != "" {
			s.pages.ShowError(w, r, http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}
