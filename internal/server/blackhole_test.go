package server_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

// needsNoDatabase are the addresses that answer without one.
var needsNoDatabase = []string{"/sicherheit", "/ueber", "/barrierefreiheit", "/impressum", "/datenschutz", "/suche", "/robots.txt", "/.well-known/security.txt", "/favicon.ico", "/healthz"}

func TestDatabaseThatAnswersNothingCostsThreeSeconds(t *testing.T) { // alone: it has seconds only
	r := apptest.On(t, apptest.BlackHole(t))
	// Who comes first waits a second more, for whether the directory has changed is asked first. Then it is known that nothing answers.
	began := time.Now()
	if w := r.Get(t, "/sicherheit"); w.Code != http.StatusOK || time.Since(began) > 1500*time.Millisecond {
		t.Errorf("the first page: status %d after %v", w.Code, time.Since(began))
	}
	apptest.Eventually(t, "it is known that nothing answers", func() bool {
		began := time.Now()
		r.Get(t, "/sicherheit")
		return time.Since(began) < 500*time.Millisecond
	})
	var waiting sync.WaitGroup
	for lang, prefix := range map[string]string{"de": "", "en": "/en"} {
		for _, path := range []string{"/", "/netzwerke", "/netzwerke/herne", "/einrichtungen/weisser-ring", "/regionen/05916", "/termine", "/meldungen", "/hilfe"} {
			if prefix != "" && path == "/" {
				path = ""
			}
			waiting.Go(func() {
				began := time.Now()
				w := r.Get(t, prefix+path)
				r.WantCalm(t, prefix+path, w, http.StatusServiceUnavailable, lang)
				if took := time.Since(began); took > 3500*time.Millisecond {
					t.Errorf("%s: the answer took %v", prefix+path, took)
				}
				if w.Header().Get("Retry-After") == "" {
					t.Errorf("%s: no Retry-After", prefix+path)
				}
			})
		}
		waiting.Go(func() {
			r.WantCalm(t, "search", r.Found(t, prefix+"/suche", apptest.SearchForm("Frauenhaus"), nil), http.StatusServiceUnavailable, lang)
		})
	}
	waiting.Go(func() {
		if w := r.Get(t, "/sitemap.xml"); w.Code != http.StatusServiceUnavailable {
			t.Errorf("/sitemap.xml: status %d", w.Code)
		}
	})
	began = time.Now()
	if w := r.Get(t, "/readyz"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || time.Since(began) > 1500*time.Millisecond {
		t.Errorf("/readyz: status %d after %v", w.Code, time.Since(began))
	}
	for _, path := range append([]string{r.Pages.Assets.Links.CSS, r.Pages.Assets.Links.JS, "/en/sicherheit", "/en/suche"}, needsNoDatabase...) {
		began := time.Now()
		if w := r.Get(t, path); w.Code != http.StatusOK || time.Since(began) > time.Second {
			t.Errorf("%s: status %d after %v", path, w.Code, time.Since(began))
		}
	}
	waiting.Wait()
}

func TestDatabaseThatIsNotThereIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	r := apptest.On(t, "postgres:///nichts?sslmode=disable&user=niemand&host="+t.TempDir())
	began := time.Now()
	r.WantCalm(t, apptest.HernePage, r.Get(t, apptest.HernePage), http.StatusServiceUnavailable, "de")
	if w := r.Get(t, "/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz: status %d", w.Code)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("a refusal took %v to tell", took)
	}
}

func TestVisitorWhoLeavesDoesNotLeaveAQueryBehind(t *testing.T) {
	t.Parallel()
	r := apptest.On(t, apptest.BlackHole(t))
	ctx, leave := context.WithCancel(t.Context())
	leave()
	began := time.Now()
	w := r.Ask(t, http.MethodGet, apptest.HernePage, "", func(req *http.Request) { *req = *req.WithContext(ctx) })
	if w.Code != http.StatusServiceUnavailable || time.Since(began) > time.Second {
		t.Errorf("status %d after %v", w.Code, time.Since(began))
	}
}
