package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func TestAKeptPageCostsOneQuestionUntilSomethingChanges(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, path := range []string{"/netzwerke/herne", "/netzwerke", "/hilfe", "/en/netzwerke/herne", "/einbetten/herne"} {
		apptest.Trips(t, r, path)
		before := r.Queries.Queries.Load()
		if n := apptest.Trips(t, r, path); n != 1 || r.Queries.Queries.Load() != before+1 {
			t.Errorf("%s: %d trips to the database, %d queries, want one: whether something has changed", path, n, r.Queries.Queries.Load()-before)
		}
	}
	r.Exec(t, `update networks set version = version where key = 'soest'`)
	if n := apptest.Trips(t, r, "/netzwerke/herne"); n == 1 {
		t.Error("after a change the page came from memory")
	}
	r.Clock.Turn(2 * time.Minute)
	if n := apptest.Trips(t, r, "/netzwerke/herne"); n == 1 {
		t.Error("a page two minutes old came from memory")
	}
	r.Clock.Set(time.Date(2026, 11, 22, 22, 59, 40, 0, time.UTC))
	apptest.Trips(t, r, "/hilfe")
	r.Clock.Turn(30 * time.Second) // past midnight in Germany
	if n := apptest.Trips(t, r, "/hilfe"); n == 1 {
		t.Error("yesterday's page came from memory today")
	}
}

func TestWhoeverComesWhileTheQuestionIsOpenSharesTheNext(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	apptest.Trips(t, r, apptest.HernePage)
	before := r.Queries.Trips.Load()
	const visitors = 200
	var asking sync.WaitGroup
	for range visitors {
		asking.Go(func() {
			if w := r.Get(t, apptest.HernePage); w.Code != http.StatusOK {
				t.Errorf("status %d", w.Code)
			}
		})
	}
	asking.Wait()
	if n := r.Queries.Trips.Load() - before; n > visitors/2 {
		t.Errorf("%d questions for %d visitors at once", n, visitors)
	}
}

func TestAPageThatWasRightIsShownForAMinuteWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Get(t, "/hilfe")
	before := r.Get(t, "/hilfe").Body.String()
	r.DB.Pool(directory.Public).Close()
	r.Clock.Turn(59 * time.Second)
	if w := r.Get(t, "/hilfe"); w.Code != http.StatusOK || w.Body.String() != before {
		t.Errorf("a page seen before answers %d once the database is away", w.Code)
	}
	if w := r.Get(t, "/netzwerke/soest"); w.Code < 500 {
		t.Errorf("a page never seen answers %d without a database", w.Code)
	}
	r.Clock.Turn(2 * time.Second)
	for range 2 {
		if w := r.Get(t, "/hilfe"); w.Code < 500 || w.Body.String() == before {
			t.Errorf("a page that was right more than a minute ago answers %d", w.Code)
		}
	}
}

func TestOnlyWholePagesAreKept(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, path := range []string{"/sitemap.xml", "/termine?x=1", "/readyz"} {
		apptest.Trips(t, r, path)
		if n, alone := apptest.Trips(t, r, path), map[string]int64{"/readyz": 1}[path]; n <= 1 && n != alone {
			t.Errorf("%s came from memory", path)
		}
	}
	if w := r.Get(t, "/netzwerke/nirgends"); w.Code != http.StatusNotFound {
		t.Errorf("a page that is not there answers %d", w.Code)
	}
	if w := r.Get(t, "/netzwerke/"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/netzwerke" {
		t.Errorf("a redirect came out as %d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestAKeptPageIsPackedForWhoeverUnpacksIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for accept, want := range map[string]string{"": "", "gzip": "gzip", "deflate, gzip;q=0.5": "gzip", "gzip;q=0": "", "gzip; q=0.0, deflate": "", "identity": ""} {
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
	if log := r.Log.String(); strings.Count(log, "page=/netzwerke/{key} ") != 12 {
		t.Errorf("the log names the kind of page otherwise for kept pages:\n%s", log)
	}
}
