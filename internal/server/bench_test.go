package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"rundtisch/internal/app/apptest"
)

// discard is an answer that nobody reads.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

func benchmark(b *testing.B, h http.Handler) {
	b.Helper()
	req := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/netzwerke/herne", nil)
	req.Header.Set("Accept-Encoding", "gzip")
	b.ReportAllocs()
	for b.Loop() {
		h.ServeHTTP(discard{http.Header{}}, req)
	}
}

// BenchmarkBareHandler is what the others are measured against: the same bytes with nothing around them.
func BenchmarkBareHandler(b *testing.B) {
	page := make([]byte, 5<<10)
	benchmark(b, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
}

// BenchmarkKeptPage answers a network page from memory, log line and headers included.
func BenchmarkKeptPage(b *testing.B) {
	r := apptest.Start(b)
	r.Pages.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	benchmark(b, r)
}

// BenchmarkPageMadeAnew reads and renders it, over a Unix socket.
func BenchmarkPageMadeAnew(b *testing.B) {
	r := apptest.Start(b)
	r.Pages.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	benchmark(b, r)
}

// BenchmarkKeptPageForMany is the same with many visitors at once, who share the question whether something has changed.
func BenchmarkKeptPageForMany(b *testing.B) {
	r := apptest.Start(b)
	r.Pages.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	r.Get(b, apptest.HernePage)
	before := r.Queries.Trips.Load()
	b.SetParallelism(32)
	b.RunParallel(func(p *testing.PB) {
		req := httptest.NewRequestWithContext(b.Context(), http.MethodGet, apptest.HernePage, nil)
		req.Header.Set("Accept-Encoding", "gzip")
		for p.Next() {
			r.ServeHTTP(discard{http.Header{}}, req)
		}
	})
	b.ReportMetric(float64(r.Queries.Trips.Load()-before)/float64(b.N), "questions/op")
}
