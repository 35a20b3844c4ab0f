package server_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/web"
)

// wantProblem checks that a program is told what is wrong in its own way, and of which parameters.
func wantProblem(t testing.TB, what string, w *httptest.ResponseRecorder, status int, parameters ...string) {
	t.Helper()
	var p struct {
		Type, Title, Detail string
		Status              int
		Parameters          []struct{ Name, Detail string }
	}
	if w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%s: status %d, want %d; %v %s", what, w.Code, status, w.Header(), w.Body)
		return
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Errorf("%s: %v: %s", what, err, w.Body)
	}
	names := map[string]bool{}
	for _, parameter := range p.Parameters {
		names[parameter.Name] = true
		if parameter.Detail == "" || strings.Contains(parameter.Detail, "problem.") {
			t.Errorf("%s: %s is wrong, and nothing is said: %q", what, parameter.Name, parameter.Detail)
		}
	}
	if got := slices.Sorted(maps.Keys(names)); !slices.Equal(got, slices.Sorted(slices.Values(parameters))) {
		t.Errorf("%s names %v, want %v", what, got, parameters)
	}
	if p.Type != "about:blank" || p.Title == "" || p.Detail == "" || strings.Contains(p.Detail, "problem.") || p.Status != status {
		t.Errorf("%s: %s", what, w.Body)
	}
	for _, word := range apptest.TellTales {
		if strings.Contains(w.Body.String(), word) {
			t.Errorf("%s: the answer shows %q", what, word)
		}
	}
}

func TestAParameterThatIsWrongIsNamed(t *testing.T) {
	r := apptest.StartExchange(t)
	for query, names := range map[string][]string{
		"page=0": {"page"}, "page=-1": {"page"}, "page=x": {"page"}, "page=99999999999999999999": {"page"}, "page=1.5": {"page"}, "per_page=0": {"per_page"}, "per_page=-7": {"per_page"}, "per_page=9223372036854775808": {"per_page"},
		"format=xml": {"format"}, "full=ja": {"full"}, "minimal=2": {"minimal"}, "organization_id=7": {"organization_id"}, "taxonomy_id=x": {"taxonomy_id"}, "taxonomy_term_id={00e728d6-215c-5589-9976-0d37b929ae4e}": {"taxonomy_term_id"},
		"modified_after=gestern": {"modified_after"}, "modified_after=2026-13-01": {"modified_after"}, "modified_after=99999-01-01": {"modified_after"}, "postcode=00000": {"postcode"}, "postcode=4462": {"postcode"}, "postcode=Herne": {"postcode"},
		"proximity=5": {"proximity"}, "proximity=-1&postcode=44623": {"proximity"}, "proximity=NaN&postcode=44623": {"proximity"}, "proximity=Inf&postcode=44623": {"proximity"}, "proximity=x&postcode=44623": {"proximity"},
		"offset=1": {"offset"}, "page=1&page=2": {"page"}, "search=a&search=b": {"search"}, "search=" + strings.Repeat("a", 1001): {"search"}, "page=0&per_page=x&nix=1": {"page", "per_page", "nix"}, "ä=1": {"ä"},
	} {
		path := apptest.HSDS + "/service_at_locations"
		wantProblem(t, query, r.Get(t, path+"?"+strings.NewReplacer("{", "%7B", "}", "%7D", "ä", "%C3%A4").Replace(query)), http.StatusBadRequest, names...)
		if !strings.Contains(query, "&page=2") && !strings.Contains(query, "&search=b") {
			wantProblem(t, "POST "+query, r.PostFromElsewhere(t, path, "application/x-www-form-urlencoded", query), http.StatusBadRequest, names...)
			wantProblem(t, "JSON "+query, r.PostFromElsewhere(t, path, "application/json", query), http.StatusBadRequest, names...)
		}
		wantProblem(t, query+" as a stream", r.Get(t, path+"?format=ndjson&"+strings.NewReplacer("{", "%7B", "}", "%7D", "ä", "%C3%A4").Replace(query)), http.StatusBadRequest, withFormat(query, names)...)
	}
	for list, wrong := range map[string]string{"/services": "proximity", "/organizations": "organization_id", "/taxonomies": "full", "/taxonomy_terms": "minimal", "/services/00e728d6-215c-5589-9976-0d37b929ae4e": "page", "/profile": "format", "/": "page", "/openapi.json": "x"} {
		wantProblem(t, list, r.Get(t, apptest.HSDS+list+"?"+wrong+"=1"), http.StatusBadRequest, wrong)
	}
	for _, body := range []string{`{`, `[]`, `{"page":{}}`, `{"page":[1]}`, `"x"`, "\x00"} {
		w := r.Ask(t, http.MethodPost, apptest.HSDS+"/services", body, func(req *http.Request) { req.Header.Set("Content-Type", "application/json") })
		wantProblem(t, body, w, http.StatusBadRequest, "body")
	}
	wantProblem(t, "NUL in a value", r.Ask(t, http.MethodPost, apptest.HSDS+"/services", `{"search":"a\u0000b"}`, func(req *http.Request) { req.Header.Set("Content-Type", "application/json") }), http.StatusBadRequest, "search")
	wantProblem(t, "a body that is too large", r.PostFromElsewhere(t, apptest.HSDS+"/services", "application/x-www-form-urlencoded", "search="+strings.Repeat("a", web.MaxForm)), http.StatusRequestEntityTooLarge)
}

// withFormat is what is wrong when a stream is asked for besides.
func withFormat(query string, names []string) []string {
	if strings.HasPrefix(query, "format=") {
		return []string{"format"}
	}
	return names
}

func TestHarmlessSpellingsAreUnderstood(t *testing.T) {
	r := apptest.StartExchange(t)
	for _, query := range []string{"", "?search=", "?page=", "?full=TRUE", "?full=0", "?modified_after=2026-01-01", "?modified_after=2026-01-01T00:00:00", "?modified_after=2026-01-01T00:00:00.123Z", "?modified_after=2026-01-01T00:00:00%2B02:00",
		"?organization_id=00E728D6-215C-5589-9976-0D37B929AE4E", "?search=%22-%26%7C!%27:*", "?search=a%27b", "?postcode=44623&proximity=0.5", "?page=2147483647&per_page=200"} {
		r.JSON(t, apptest.HSDS+"/service_at_locations"+query)
	}
	if w := r.Ask(t, http.MethodPost, apptest.HSDS+"/services?per_page=1", "", nil); w.Code != http.StatusOK {
		t.Errorf("a POST without a body: %d %s", w.Code, w.Body)
	}
	if w := r.Ask(t, http.MethodPost, apptest.HSDS+"/services", "", func(req *http.Request) { req.Header.Set("Content-Type", "application/json") }); w.Code != http.StatusOK {
		t.Errorf("a POST of empty JSON: %d %s", w.Code, w.Body)
	}
}

func TestEveryErrorBelowTheExchangeStandardIsAProblem(t *testing.T) {
	r := apptest.StartExchange(t)
	for what, test := range map[string]struct {
		method, path string
		status       int
	}{
		"nothing there": {"GET", "/nix", 404}, "no such service": {"GET", "/services/00000000-0000-4000-8000-000000000000", 404}, "no id": {"GET", "/services/7", 404}, "id in braces": {"GET", "/services/%7B00e728d6-215c-5589-9976-0d37b929ae4e%7D", 404},
		"no such organization": {"GET", "/organizations/x", 404}, "no such place": {"GET", "/service_at_locations/00000000-0000-8000-8000-000000000000", 404}, "no such taxonomy": {"GET", "/taxonomies/x", 404},
		"no such word": {"GET", "/taxonomy_terms/00000000-0000-4000-8000-000000000000", 404}, "NUL": {"GET", "/services?search=%00", 400}, "bad escape": {"GET", "/services?search=%zz", 400}, "invalid UTF-8": {"GET", "/services?search=%ff", 400},
		"wrong method": {"DELETE", "/services", 405}, "POST to one": {"POST", "/services/00e728d6-215c-5589-9976-0d37b929ae4e", 405}, "above it": {"GET", "/../..", 404},
	} {
		target := apptest.HSDS + test.path
		if what == "above it" {
			target = "/hsds"
		}
		u, err := url.Parse("http://rundtisch.test" + target)
		if err != nil {
			t.Fatal(err)
		}
		req := httptest.NewRequestWithContext(t.Context(), test.method, "/", nil)
		req.URL = u
		w := httptest.NewRecorder()
		r.ServeHTTP(w, req)
		var named []string // what of the question is wrong
		if strings.Contains(test.path, "search=") {
			named = []string{"search"}
		}
		wantProblem(t, what, w, test.status, named...)
		if test.status == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s: nothing is allowed", what)
		}
	}
	r.Handle(apptest.HSDS+"/panik", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the inside") }))
	wantProblem(t, "panic", r.Get(t, apptest.HSDS+"/panik"), 500)
	packed := r.Ask(t, http.MethodPost, apptest.HSDS+"/services", "x", func(req *http.Request) { req.Header.Set("Content-Encoding", "gzip") })
	wantProblem(t, "a packed body", packed, 400)
	r = apptest.On(t, "postgres://nobody@127.0.0.1:1/nothing")
	for _, path := range []string{"/services", "/organizations?format=ndjson", "/service_at_locations?full=true"} {
		w := r.Get(t, apptest.HSDS+path)
		wantProblem(t, "database away, "+path, w, 503)
		if w.Header().Get("Retry-After") == "" {
			t.Errorf("%s does not say when to ask again", path)
		}
	}
}

func TestProgramsThatAskTooOftenAreToldToWait(t *testing.T) {
	r := apptest.StartExchange(t, func(s *apptest.Setup) { s.RequestsPerMinute = 5 })
	from := func(address string) *httptest.ResponseRecorder {
		return r.Ask(t, http.MethodGet, apptest.HSDS+"/", "", func(req *http.Request) { req.RemoteAddr = address })
	}
	for n := range 5 {
		if w := from("192.0.2.7:1"); w.Code != http.StatusOK {
			t.Fatalf("request %d: %d", n+1, w.Code)
		}
	}
	w := from("192.0.2.7:9")
	wantProblem(t, "the sixth request", w, http.StatusTooManyRequests)
	if seconds, err := strconv.Atoi(w.Header().Get("Retry-After")); err != nil || seconds < 1 || seconds > 60 {
		t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
	}
	if w := from("192.0.2.8:1"); w.Code != http.StatusOK {
		t.Errorf("somebody else: %d", w.Code)
	}
	for n := range 6 {
		w = from("[2001:db8:1:2::" + strconv.Itoa(n) + "]:1")
	}
	wantProblem(t, "the sixth request of a block of addresses", w, http.StatusTooManyRequests)
	if w := r.Ask(t, http.MethodGet, "/netzwerke", "", func(req *http.Request) { req.RemoteAddr = "192.0.2.7:9" }); w.Code != http.StatusOK {
		t.Errorf("pages for people: %d", w.Code)
	}
}
