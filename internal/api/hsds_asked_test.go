package api_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/web"
)

func TestAParameterThatIsWrongIsNamed(t *testing.T) {
	t.Parallel()
	r := apptest.StartExchange(t)
	for query, names := range map[string][]string{
		"page=0": {"page"}, "page=-1": {"page"}, "page=x": {"page"}, "page=99999999999999999999": {"page"}, "page=1.5": {"page"}, "per_page=0": {"per_page"}, "per_page=-7": {"per_page"}, "per_page=9223372036854775808": {"per_page"},
		"format=xml": {"format"}, "full=ja": {"full"}, "minimal=2": {"minimal"}, "organization_id=7": {"organization_id"}, "taxonomy_id=x": {"taxonomy_id"}, "taxonomy_term_id={00e728d6-215c-5589-9976-0d37b929ae4e}": {"taxonomy_term_id"},
		"modified_after=gestern": {"modified_after"}, "modified_after=2026-13-01": {"modified_after"}, "modified_after=99999-01-01": {"modified_after"}, "postcode=00000": {"postcode"}, "postcode=4462": {"postcode"}, "postcode=Herne": {"postcode"},
		"proximity=5": {"proximity"}, "proximity=-1&postcode=44623": {"proximity"}, "proximity=NaN&postcode=44623": {"proximity"}, "proximity=Inf&postcode=44623": {"proximity"}, "proximity=x&postcode=44623": {"proximity"},
		"offset=1": {"offset"}, "page=1&page=2": {"page"}, "search=a&search=b": {"search"}, "search=" + strings.Repeat("a", 1001): {"search"}, "page=0&per_page=x&nix=1": {"page", "per_page", "nix"}, "ä=1": {"ä"},
	} {
		path := apptest.HSDS + "/service_at_locations"
		apptest.WantProblem(t, query, r.Get(t, path+"?"+strings.NewReplacer("{", "%7B", "}", "%7D", "ä", "%C3%A4").Replace(query)), http.StatusBadRequest, names...)
		if !strings.Contains(query, "&page=2") && !strings.Contains(query, "&search=b") {
			apptest.WantProblem(t, "POST "+query, r.PostFromElsewhere(t, path, "application/x-www-form-urlencoded", query), http.StatusBadRequest, names...)
			apptest.WantProblem(t, "JSON "+query, r.PostFromElsewhere(t, path, "application/json", query), http.StatusBadRequest, names...)
		}
		apptest.WantProblem(t, query+" as a stream", r.Get(t, path+"?format=ndjson&"+strings.NewReplacer("{", "%7B", "}", "%7D", "ä", "%C3%A4").Replace(query)), http.StatusBadRequest, withFormat(query, names)...)
	}
	for list, wrong := range map[string]string{"/services": "proximity", "/organizations": "organization_id", "/taxonomies": "full", "/taxonomy_terms": "minimal", "/services/00e728d6-215c-5589-9976-0d37b929ae4e": "page", "/profile": "format", "/": "page", "/openapi.json": "x"} {
		apptest.WantProblem(t, list, r.Get(t, apptest.HSDS+list+"?"+wrong+"=1"), http.StatusBadRequest, wrong)
	}
	for _, body := range []string{`{`, `[]`, `{"page":{}}`, `{"page":[1]}`, `"x"`, "\x00"} {
		w := r.Ask(t, http.MethodPost, apptest.HSDS+"/services", body, func(req *http.Request) { req.Header.Set("Content-Type", "application/json") })
		apptest.WantProblem(t, body, w, http.StatusBadRequest, "body")
	}
	apptest.WantProblem(t, "NUL in a value", r.Ask(t, http.MethodPost, apptest.HSDS+"/services", `{"search":"a\u0000b"}`, func(req *http.Request) { req.Header.Set("Content-Type", "application/json") }), http.StatusBadRequest, "search")
	apptest.WantProblem(t, "a body that is too large", r.PostFromElsewhere(t, apptest.HSDS+"/services", "application/x-www-form-urlencoded", "search="+strings.Repeat("a", web.MaxForm)), http.StatusRequestEntityTooLarge)
}

// withFormat is what is wrong when a stream is asked for besides.
func withFormat(query string, names []string) []string {
	if strings.HasPrefix(query, "format=") {
		return []string{"format"}
	}
	return names
}

func TestHarmlessSpellingsAreUnderstood(t *testing.T) {
	t.Parallel()
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

func TestProgramsThatAskTooOftenAreToldToWait(t *testing.T) {
	t.Parallel()
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
	apptest.WantProblem(t, "the sixth request", w, http.StatusTooManyRequests)
	if seconds, err := strconv.Atoi(w.Header().Get("Retry-After")); err != nil || seconds < 1 || seconds > 60 {
		t.Errorf("Retry-After %q", w.Header().Get("Retry-After"))
	}
	if w := from("192.0.2.8:1"); w.Code != http.StatusOK {
		t.Errorf("somebody else: %d", w.Code)
	}
	for n := range 6 {
		w = from("[2001:db8:1:2::" + strconv.Itoa(n) + "]:1")
	}
	apptest.WantProblem(t, "the sixth request of a block of addresses", w, http.StatusTooManyRequests)
	if w := r.Ask(t, http.MethodGet, "/netzwerke", "", func(req *http.Request) { req.RemoteAddr = "192.0.2.7:9" }); w.Code != http.StatusOK {
		t.Errorf("pages for people: %d", w.Code)
	}
}
