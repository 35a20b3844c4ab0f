package server_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/config"
	"rundtisch/internal/metrics"
)

// Whoever watches hears of every request by its pattern, kept pages too, and of nothing that somebody typed.
func TestWhoWatchesHearsPatternsOnly(t *testing.T) {
	t.Parallel()
	m := metrics.New("test")
	r := apptest.Start(t, func(s *apptest.Setup) { s.Metrics = m })
	var heard []string
	observe := r.Observe
	r.Observe = func(page string, status int, took time.Duration) {
		heard = append(heard, page)
		observe(page, status, took)
	}
	for _, path := range []string{"/netzwerke/herne", "/netzwerke/herne", "/netzwerke/geheim", "/gibt-es-nicht", "/suche?q=geheim",
		"/verwaltung", "/readyz"} {
		r.Get(t, path)
	}
	r.Ask(t, http.MethodPost, "/suche", "wo=geheim", nil)
	want := []string{"/netzwerke/{key}", "/netzwerke/{key}", "/netzwerke/{key}", "", "/suche", "/verwaltung", "/readyz", "/suche"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	if k := r.Cache.Kept(); k.Hits != 1 || k.Misses < 1 || k.Pages != 1 || k.Bytes == 0 {
		t.Errorf("kept: %+v", k)
	}
	scraped := httptest.NewRecorder()
	m.Handler().ServeHTTP(scraped, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	w := scraped.Body.String()
	for _, word := range []string{"geheim", "herne", "127.0.0.1", "192.0.2.1"} {
		if strings.Contains(w, word) {
			t.Errorf("whoever watches reads %q", word)
		}
	}
	for _, word := range []string{`rundtisch_pool_connections_max{level="public"}`, "rundtisch_kept_pages_hits_total 1\n",
		"rundtisch_database_up 1\n", `page="/netzwerke/{key}"`} {
		if !strings.Contains(w, word) {
			t.Errorf("it does not say %s:\n%s", word, w)
		}
	}
}

func TestReadingCanBeKeptOutOfTheLog(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t, func(s *apptest.Setup) { s.Config.Log = config.LogChanges })
	r.Get(t, apptest.HernePage)
	r.Get(t, "/gibt-es-nicht")
	r.Ask(t, http.MethodPost, "/suche", "wo=Herne", nil)
	said := r.Log.String()
	if strings.Count(said, "msg=request") != 2 || !strings.Contains(said, "status=404") || !strings.Contains(said, "method=POST") {
		t.Errorf("the log:\n%s", said)
	}
}
