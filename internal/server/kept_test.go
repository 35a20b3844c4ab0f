package server_test

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/admin"
	"rundtisch/internal/api"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/server"
	"rundtisch/internal/site"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// keeping is a server that keeps pages, with a clock that can be set.
func keeping(t testing.TB) (*running, *server.Kept, *time.Time) {
	t.Helper()
	r := start(t)
	now := today
	kept := server.NewKept(func() time.Time { return now })
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	public := store.New(storetest.Pool(t, r.url, directory.Public, r.queries))
	r.Server = server.New(r.pages, public, site.New(public, r.pages, atlas), api.New(public, r.pages, atlas), r.inside(t, public), kept)
	return r, kept, &now
}

// trips returns how often the database is asked for a page.
func trips(t testing.TB, r *running, path string) int64 {
	t.Helper()
	before := r.queries.trips.Load()
	if w := r.get(t, path); w.Code != http.StatusOK {
		t.Fatalf("%s answers %d", path, w.Code)
	}
	return r.queries.trips.Load() - before
}

func TestAKeptPageNeedsNoDatabaseUntilSomethingChanges(t *testing.T) {
	r, kept, now := keeping(t)
	first, second := trips(t, r, "/netzwerke/herne"), trips(t, r, "/netzwerke/herne")
	if first == 0 || second != 0 {
		t.Errorf("%d and %d trips to the database, want some and none", first, second)
	}
	kept.Drop()
	if n := trips(t, r, "/netzwerke/herne"); n == 0 {
		t.Error("after a change the page came from memory")
	}
	*now = now.Add(2 * time.Minute)
	if n := trips(t, r, "/netzwerke/herne"); n == 0 {
		t.Error("a page two minutes old came from memory")
	}
	*now = time.Date(2026, 11, 22, 22, 59, 40, 0, time.UTC)
	trips(t, r, "/termine")
	*now = now.Add(30 * time.Second) // past midnight in Germany
	if n := trips(t, r, "/termine"); n == 0 {
		t.Error("yesterday's page came from memory today")
	}
}

func TestEveryProgramHearsOfAChange(t *testing.T) {
	r, kept, _ := keeping(t)
	ctx, cancel := context.WithCancel(t.Context())
	heard, done := make(chan struct{}, 100), make(chan struct{})
	go func() {
		defer close(done)
		store.Changes(ctx, r.owner, func() { kept.Drop(); heard <- struct{}{} })
	}()
	<-heard // it listens
	trips(t, r, "/netzwerke/herne")
	files, err := admin.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		files[i].Data = bytes.ReplaceAll(files[i].Data, []byte("Runder Tisch gegen häusliche Gewalt (Herne)"), []byte("Runder Tisch mit neuem Namen"))
	}
	if err := admin.Load(ctx, editing.New(store.New(r.owner)), files, today, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	<-heard
	if page := r.get(t, "/netzwerke/herne").Body.String(); !strings.Contains(page, "Runder Tisch mit neuem Namen") {
		t.Error("the page shown after the change is the one from before it")
	}
	cancel()
	<-done
}

func TestAKeptPageIsShownWhileTheDatabaseIsAway(t *testing.T) {
	r, kept, _ := keeping(t)
	public := storetest.Pool(t, r.url, directory.Public, nil)
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	r.Server = server.New(r.pages, store.New(public), site.New(store.New(public), r.pages, atlas), api.New(store.New(public), r.pages, atlas), r.inside(t, store.New(public)), kept)
	before := r.get(t, "/hilfe").Body.String()
	kept.Drop()
	public.Close()
	if w := r.get(t, "/hilfe"); w.Code != http.StatusOK || w.Body.String() != before {
		t.Errorf("a page seen before answers %d once the database is away", w.Code)
	}
	if w := r.get(t, "/netzwerke/soest"); w.Code < 500 {
		t.Errorf("a page never seen answers %d without a database", w.Code)
	}
}

func TestOnlyWholePagesAreKept(t *testing.T) {
	r, _, _ := keeping(t)
	for _, path := range []string{"/sitemap.xml", "/termine?x=1", "/readyz"} {
		trips(t, r, path)
		if n := trips(t, r, path); n == 0 {
			t.Errorf("%s came from memory", path)
		}
	}
	if w := r.get(t, "/netzwerke/nirgends"); w.Code != http.StatusNotFound {
		t.Errorf("a page that is not there answers %d", w.Code)
	}
	if w := r.get(t, "/netzwerke/"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/netzwerke" {
		t.Errorf("a redirect came out as %d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestAKeptPageIsPackedForWhoeverUnpacksIt(t *testing.T) {
	r, _, _ := keeping(t)
	for accept, want := range map[string]string{"": "", "gzip": "gzip", "br, gzip;q=0.5": "gzip", "gzip;q=0": "", "gzip; q=0.0, br": "", "identity": ""} {
		for range 2 { // made and kept
			req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/netzwerke/herne", nil)
			req.Header.Set("Accept-Encoding", accept)
			w := httptest.NewRecorder()
			r.ServeHTTP(w, req)
			if got := w.Header().Get("Content-Encoding"); got != want || w.Header().Get("Vary") != "Accept-Encoding" {
				t.Errorf("Accept-Encoding %q: packed as %q, want %q; Vary %q", accept, got, want, w.Header().Get("Vary"))
			}
		}
	}
	if log := r.log.String(); strings.Count(log, "page=/netzwerke/{key} ") != 12 {
		t.Errorf("the log names the kind of page otherwise for kept pages:\n%s", log)
	}
}
