package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func TestAnAnswerThatHasNotChangedIsNotSentAgain(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	service := apptest.JSONField(r.NDJSON(t, apptest.HSDS+"/services?format=ndjson")[0], "id")
	for _, path := range []string{"", "/services", "/services?full=true", "/services/" + service, "/organizations?page=2&per_page=3", "/taxonomies", "/taxonomy_terms", "/profile", "/openapi.json", "/schema/x_netzwerk.json"} {
		first := r.Get(t, apptest.HSDS+path)
		mark := first.Header().Get("ETag")
		if mark == "" || first.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: ETag %q, Cache-Control %q", path, mark, first.Header().Get("Cache-Control"))
		}
		for field, want := range map[string]int{mark: 304, strings.TrimPrefix(mark, "W/"): 304, `"x", ` + mark: 304, "*": 304, `"x"`: 200, `W/"x"`: 200} {
			w := r.Ask(t, http.MethodGet, apptest.HSDS+path, "", func(req *http.Request) { req.Header.Set("If-None-Match", field) })
			if w.Code != want || (want == 304) != (w.Body.Len() == 0) || w.Header().Get("ETag") != mark || w.Header().Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s with %s: %d, %d bytes, %v", path, field, w.Code, w.Body.Len(), w.Header())
			}
		}
	}
	before := r.Get(t, apptest.HSDS+"/organizations?full=true&per_page=100").Header().Get("ETag")
	r.Change(t, "reich", func(w *editing.Work) error {
		w.Network.Summary = "Anders."
		return nil
	})
	w := r.Ask(t, http.MethodGet, apptest.HSDS+"/organizations?full=true&per_page=100", "", func(req *http.Request) { req.Header.Set("If-None-Match", before) })
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Anders.") {
		t.Errorf("after a change: %d", w.Code)
	}
}

func TestWhatHasChangedSinceAMomentIsFound(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	later := apptest.Today.Add(time.Hour)
	all := len(r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson"))
	if entries := r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson&modified_after="+later.Format(time.RFC3339)); len(entries) != 0 {
		t.Fatalf("%d have changed already", len(entries))
	}
	if _, err := r.SQL.Exec(t.Context(), `update institutions set changed_at = $1 where key in ('reich-verein', 'probe-haus')`, later); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]int{later.Format("2006-01-02T15:04:05Z"): 2, later.Add(time.Millisecond).Format("2006-01-02T15:04:05.000Z"): 0, later.Format("2006-01-02T15:04:05") + "%2B01:00": all} {
		if got := len(r.NDJSON(t, apptest.HSDS+"/organizations?format=ndjson&modified_after="+at)); got != want {
			t.Errorf("since %s: %d, want %d", at, got, want)
		}
	}
	for _, entry := range r.NDJSON(t, apptest.HSDS+"/services?format=ndjson&modified_after="+later.Format("2006-01-02T15:04:05Z")) {
		if apptest.JSONField(entry, "last_modified") != "2026-11-22T13:00:00.000Z" {
			t.Errorf("%v", entry)
		}
	}
}

func TestPagesOfAnySiteMayReadTheExchangeStandardAndNothingElse(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	foreign := func(req *http.Request) {
		req.Header.Set("Origin", "https://kreis.example.org")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
	}
	for method, path := range map[string]string{"GET": "/services", "HEAD": "/organizations", "POST": "/taxonomies"} {
		w := r.Ask(t, method, apptest.HSDS+path, "", foreign)
		if w.Code != http.StatusOK || w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("Cross-Origin-Resource-Policy") != "cross-origin" || w.Header().Get("Access-Control-Allow-Credentials") != "" || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s %s: %d %v", method, path, w.Code, w.Header())
		}
	}
	w := r.Ask(t, http.MethodOptions, apptest.HSDS+"/services", "", func(req *http.Request) {
		foreign(req)
		req.Header.Set("Access-Control-Request-Method", "POST")
		req.Header.Set("Access-Control-Request-Headers", "content-type")
	})
	if w.Code != http.StatusNoContent || !strings.Contains(w.Header().Get("Access-Control-Allow-Methods"), "POST") || !strings.Contains(w.Header().Get("Access-Control-Allow-Headers"), "Content-Type") {
		t.Errorf("the question before: %d %v", w.Code, w.Header())
	}
	for _, path := range []string{"/", "/netzwerke", "/suche", "/hsdsx", "/anmelden"} {
		for _, method := range []string{http.MethodGet, http.MethodOptions, http.MethodPost} {
			if w := r.Ask(t, method, path, "", foreign); w.Header().Get("Access-Control-Allow-Origin") != "" || w.Header().Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Errorf("%s %s: %v", method, path, w.Header())
			}
		}
	}
	if w := r.Found(t, "/suche", apptest.SearchForm("Frauenhaus"), foreign); w.Code != http.StatusForbidden {
		t.Errorf("a form of another site: %d", w.Code)
	}
}

func TestMadeUpDataAndTheLicenceAreSaid(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	r.Exec(t, `delete from invented_networks`)
	for _, invented := range []bool{false, true} {
		if invented {
			r.MarkInvented(t, "herne")
		}
		r.Get(t, "/hilfe") // the program has heard of it
		for _, path := range []string{"", "/profile", "/services", "/organizations?full=true", "/taxonomies", "/nix"} {
			w := r.Get(t, apptest.HSDS+path)
			said := strings.Contains(w.Body.String(), `"x_hinweis":"Erfundene Daten`)
			if (w.Header().Get("X-Erfundene-Daten") == "ja") != invented || said != (invented && path != "/nix") {
				t.Errorf("%s: made up %v, said in the header %q, in the body %v", path, invented, w.Header().Get("X-Erfundene-Daten"), said)
			}
		}
	}
	if got := encoded(t, r.JSON(t, apptest.HSDS+"/openapi.json")); strings.Contains(got, `"license"`) || !strings.Contains(got, "Lizenz der Daten: nicht festgelegt.") || !strings.Contains(got, `"openapi":"3.1.0"`) {
		t.Errorf("no licence: %.300s", got)
	}
	r = r.Again(t, func(s *apptest.Setup) {
		s.Operator.Licence, s.Operator.LicenceURL = "CC BY 4.0", "https://lizenz.example.org/by"
	})
	if got := encoded(t, r.JSON(t, apptest.HSDS+"/openapi.json")); !strings.Contains(got, `"license":{"name":"CC BY 4.0","url":"https://lizenz.example.org/by"}`) {
		t.Errorf("the licence: %.300s", got)
	}
	for _, none := range []string{"", "lizenz.example.org", "javascript:alert(1)", "https://"} {
		r := r.Again(t, func(s *apptest.Setup) { s.Operator.Licence, s.Operator.LicenceURL = "eigene", none })
		if got := encoded(t, r.JSON(t, apptest.HSDS+"/openapi.json")); strings.Contains(got, `"license"`) || !strings.Contains(got, "Lizenz der Daten: eigene.") || !strings.Contains(got, "mit POST") {
			t.Errorf("a licence without an address (%q): %.300s", none, got)
		}
	}
	base := r.JSON(t, apptest.HSDS+"/")
	for _, name := range []string{"profile", "openapi_url"} {
		if path, ok := strings.CutPrefix(apptest.JSONField(base, name), r.Pages.Origin); !ok || r.Get(t, path).Code != http.StatusOK {
			t.Errorf("%s is %q", name, apptest.JSONField(base, name))
		}
	}
	if apptest.JSONField(base, "version") != "3.0" || encoded(t, base) != encoded(t, r.JSON(t, apptest.HSDS)) {
		t.Errorf("the beginning is %v", base)
	}
}

// Streams are taken in as they come; who goes away ends one, and who begins too many is told to wait.
func TestStreamsEndWithWhoReadsThem(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	r.AddInvented(t, 30, 100) // more than fits between two programs at once
	address := r.Listen(t)
	begin := func(ctx context.Context) *http.Response {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, address+apptest.HSDS+"/organizations?format=ndjson&full_service=true", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "identity")
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	for range 3 { // each leaves room for the next only when it is over
		var leave []context.CancelFunc
		for range 2 {
			ctx, cancel := context.WithCancel(t.Context())
			leave = append(leave, cancel)
			res := begin(ctx)
			line, err := bufio.NewReader(res.Body).ReadBytes('\n')
			if res.StatusCode != http.StatusOK || err != nil || !json.Valid(line) {
				t.Fatalf("%d, %v, %s", res.StatusCode, err, line)
			}
		}
		res := begin(t.Context())
		if res.StatusCode != http.StatusTooManyRequests || res.Header.Get("Retry-After") == "" {
			t.Errorf("a third stream: %d", res.StatusCode)
		}
		_ = res.Body.Close()
		for _, cancel := range leave {
			cancel()
		}
		apptest.Eventually(t, "streams end", func() bool {
			res := begin(t.Context())
			_ = res.Body.Close()
			return res.StatusCode == http.StatusOK
		})
		apptest.Eventually(t, "streams end", func() bool { return r.DB.Pool(directory.Public).Stat().AcquiredConns() == 0 })
	}
}
