package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/api"
	"rundtisch/internal/directory"
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
	kept := r.keep(t, store.New(storetest.Pool(t, r.url, directory.Public, r.queries)), func() time.Time { return now })
	return r, kept, &now
}

// keep makes the server anew with a memory for pages.
func (r *running) keep(t testing.TB, public *store.Store, now func() time.Time) *server.Kept {
	t.Helper()
	atlas, err := openAtlas()
	if err != nil {
		t.Fatal(err)
	}
	kept := server.NewKept(public, &r.pages.Invented, now)
	r.Server = server.New(r.pages, public, site.New(public, r.pages, atlas), api.New(public, r.pages, atlas), r.inside(t, public), kept)
	return kept
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

func TestAKeptPageCostsOneQuestionUntilSomethingChanges(t *testing.T) {
	r, _, now := keeping(t)
	for _, path := range []string{"/netzwerke/herne", "/netzwerke", "/hilfe", "/en/netzwerke/herne", "/einbetten/herne"} {
		trips(t, r, path)
		before := r.queries.queries.Load()
		if n := trips(t, r, path); n != 1 || r.queries.queries.Load() != before+1 {
			t.Errorf("%s: %d trips to the database, %d queries, want one: whether something has changed", path, n, r.queries.queries.Load()-before)
		}
	}
	r.execute(t, `update networks set version = version where key = 'soest'`)
	if n := trips(t, r, "/netzwerke/herne"); n == 1 {
		t.Error("after a change the page came from memory")
	}
	*now = now.Add(2 * time.Minute)
	if n := trips(t, r, "/netzwerke/herne"); n == 1 {
		t.Error("a page two minutes old came from memory")
	}
	*now = time.Date(2026, 11, 22, 22, 59, 40, 0, time.UTC)
	trips(t, r, "/hilfe")
	*now = now.Add(30 * time.Second) // past midnight in Germany
	if n := trips(t, r, "/hilfe"); n == 1 {
		t.Error("yesterday's page came from memory today")
	}
}

func TestWhoeverComesWhileTheQuestionIsOpenSharesTheNext(t *testing.T) {
	r, _, _ := keeping(t)
	trips(t, r, hernePage)
	before := r.queries.trips.Load()
	const visitors = 200
	var asking sync.WaitGroup
	for range visitors {
		asking.Go(func() {
			if w := r.get(t, hernePage); w.Code != http.StatusOK {
				t.Errorf("status %d", w.Code)
			}
		})
	}
	asking.Wait()
	if n := r.queries.trips.Load() - before; n > visitors/2 {
		t.Errorf("%d questions for %d visitors at once", n, visitors)
	}
}

func TestAPageThatWasRightIsShownForAMinuteWhileTheDatabaseIsAway(t *testing.T) {
	r := start(t)
	public := storetest.Pool(t, r.url, directory.Public, nil)
	now := today
	r.keep(t, store.New(public), func() time.Time { return now })
	r.get(t, "/hilfe")
	before := r.get(t, "/hilfe").Body.String()
	public.Close()
	now = now.Add(59 * time.Second)
	if w := r.get(t, "/hilfe"); w.Code != http.StatusOK || w.Body.String() != before {
		t.Errorf("a page seen before answers %d once the database is away", w.Code)
	}
	if w := r.get(t, "/netzwerke/soest"); w.Code < 500 {
		t.Errorf("a page never seen answers %d without a database", w.Code)
	}
	now = now.Add(2 * time.Second)
	for range 2 {
		if w := r.get(t, "/hilfe"); w.Code < 500 || w.Body.String() == before {
			t.Errorf("a page that was right more than a minute ago answers %d", w.Code)
		}
	}
}

func TestOnlyWholePagesAreKept(t *testing.T) {
	r, _, _ := keeping(t)
	for _, path := range []string{"/sitemap.xml", "/termine?x=1", "/readyz"} {
		trips(t, r, path)
		if n, alone := trips(t, r, path), map[string]int64{"/readyz": 1}[path]; n <= 1 && n != alone {
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
