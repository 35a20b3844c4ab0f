package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryErrorBelowTheExchangeStandardIsAProblem(t *testing.T) {
	t.Parallel()
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
		apptest.WantProblem(t, what, w, test.status, named...)
		if test.status == 405 && w.Header().Get("Allow") == "" {
			t.Errorf("%s: nothing is allowed", what)
		}
	}
	r.Handle(apptest.HSDS+"/panik", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the inside") }))
	apptest.WantProblem(t, "panic", r.Get(t, apptest.HSDS+"/panik"), 500)
	packed := r.Ask(t, http.MethodPost, apptest.HSDS+"/services", "x", func(req *http.Request) { req.Header.Set("Content-Encoding", "gzip") })
	apptest.WantProblem(t, "a packed body", packed, 400)
	r = apptest.On(t, "postgres://nobody@127.0.0.1:1/nothing")
	for _, path := range []string{"/services", "/organizations?format=ndjson", "/service_at_locations?full=true"} {
		w := r.Get(t, apptest.HSDS+path)
		apptest.WantProblem(t, "database away, "+path, w, 503)
		if w.Header().Get("Retry-After") == "" {
			t.Errorf("%s does not say when to ask again", path)
		}
	}
}
