package server_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// Everything a visitor brings along holds one of these words.
const sentinel = "Geheimnis4711"

// visit sends a request with the sentinel wherever one can be put.
func visit(t testing.TB, r *apptest.Program, method, path string) int {
	t.Helper()
	return r.Ask(t, method, path+"?suche="+sentinel+"Frage", apptest.SearchForm(sentinel+"Wort"), func(req *http.Request) {
		req.RemoteAddr = "198.51.100.77:4711"
		req.Host = sentinel + "host.example"
		for _, name := range []string{
			"Cookie", "User-Agent", "Referer", "X-Forwarded-For", "X-Real-Ip", "Forwarded", "Accept-Language", "Authorization", "X-Request-Id", "X-Api-Key", "From", "Traceparent",
		} {
			req.Header.Set(name, sentinel+name+"; 203.0.113.99")
		}
	}).Code
}

// wantNothingOf fails if the log holds anything that a visitor brought along.
func wantNothingOf(t testing.TB, r *apptest.Program) {
	t.Helper()
	text := r.Log.String()
	for _, word := range []string{sentinel, strings.ToLower(sentinel), "198.51.100", "203.0.113", "Geheimnis", "4711"} {
		if at := strings.Index(text, word); at >= 0 {
			t.Errorf("the log holds %q: …%s", word, text[max(0, at-200):min(len(text), at+100)])
		}
	}
}

func TestLogHoldsNothingThatAVisitorBrings(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, path := range append(every(r), "/gibt-es-nicht/"+sentinel, "/netzwerke/"+sentinel, "/einrichtungen/"+sentinel, "/regionen/"+sentinel, "/static/"+sentinel,
		"/"+sentinel+"/", "/netzwerke/%00"+sentinel, "/en/"+sentinel) {
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", sentinel} {
			visit(t, r, method, path)
		}
	}
	wantNothingOf(t, r)
}

func TestLogOfAFailedRequestHoldsNothingThatAVisitorBrings(t *testing.T) {
	t.Parallel()
	for name, pool := range map[string]string{"nobody there": "host=" + t.TempDir(), "refused": "host=127.0.0.1&port=1"} {
		t.Run(name, func(t *testing.T) {
			r := apptest.On(t, "postgres:///nichts?sslmode=disable&user=niemand&"+pool)
			for _, path := range []string{"/", "/netzwerke/" + sentinel, "/einrichtungen/" + sentinel, "/en/netzwerke/" + sentinel, "/regionen/05916", "/hilfe"} {
				if got := visit(t, r, http.MethodGet, path); got != http.StatusServiceUnavailable {
					t.Errorf("%s: status %d", path, got)
				}
			}
			if got := visit(t, r, http.MethodPost, "/suche"); got != http.StatusServiceUnavailable {
				t.Errorf("search: status %d", got)
			}
			wantNothingOf(t, r)
			if !strings.Contains(r.Log.String(), "unavailable") {
				t.Errorf("the log does not say that the database is away:\n%s", r.Log.String())
			}
		})
	}
	r := apptest.Start(t)
	for _, table := range []string{"networks", "institutions", "former_keys", "search_entries", "hotlines"} {
		r.Exec(t, fmt.Sprintf(`alter table %s rename to weg_%s`, table, table))
		r.Exec(t, fmt.Sprintf(`drop view if exists open.%s cascade`, table))
	}
	for _, path := range []string{"/", "/netzwerke/" + sentinel, "/einrichtungen/" + sentinel, "/en/netzwerke/" + sentinel} {
		if got := visit(t, r, http.MethodGet, path); got != http.StatusInternalServerError {
			t.Errorf("%s: status %d", path, got)
		}
	}
	if w := r.Found(t, "/suche", apptest.SearchForm(sentinel), nil); w.Code != http.StatusInternalServerError {
		t.Errorf("search: status %d", w.Code)
	}
	wantNothingOf(t, r)
	if !strings.Contains(r.Log.String(), "request failed") {
		t.Error("the log does not say what failed")
	}
}

var logLine = regexp.MustCompile(`^time=\S+ level=INFO msg=request request=[A-Z2-7]{12} method=(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|other) page=(\S*) status=([1-5][0-9][0-9]) bytes=\d+ ms=\d+$`)

func TestEachRequestIsOneLineThatNamesThePattern(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, test := range []struct{ method, path, page, status string }{
		{"GET", "/", "/", "200"},
		{"GET", "/netzwerke/herne", "/netzwerke/{key}", "200"},
		{"HEAD", "/netzwerke/herne", "/netzwerke/{key}", "200"},
		{"GET", "/en/netzwerke/herne", "/en/netzwerke/{key}", "200"},
		{"GET", "/netzwerke/gibt-es-nicht", "/netzwerke/{key}", "404"},
		{"GET", "/healthz", "/healthz", "200"},
		{"GET", r.Pages.Assets.Links.CSS, "/static/{file}", "200"},
		{"POST", "/netzwerke", `""`, "405"},
		{"GARBAGE", "/netzwerke", `""`, "405"},
		{"GET", "/gibt-es-nicht", `""`, "404"},
		{"GET", "/netzwerke/", `""`, "301"},
	} {
		before := len(r.Log.String())
		w := r.Ask(t, test.method, test.path, "", nil)
		said := strings.TrimSuffix(r.Log.String()[before:], "\n")
		m := logLine.FindStringSubmatch(said)
		if m == nil || m[2] != test.page || m[3] != test.status || !strings.Contains(said, w.Header().Get("X-Request-Id")) {
			t.Errorf("%s %s is logged as\n%s", test.method, test.path, said)
		}
	}
}

func TestNothingStartsANewLineInTheLog(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	forged := "\r\ntime=1970 level=INFO msg=" + sentinel
	for _, path := range []string{"/" + url.PathEscape(forged), "/netzwerke/" + url.PathEscape(forged), "/suche?q=" + url.QueryEscape(forged), "/netzwerke/\u2028" + sentinel} {
		r.GetRaw(t, (&url.URL{Path: "/"}).String()) // one line of its own before each
		r.GetRaw(t, strings.ReplaceAll(path, "\u2028", "%E2%80%A8"))
	}
	r.Found(t, "/suche", apptest.SearchForm(forged), nil)
	r.Handle("/laut", r.Pages.Serve(func(http.ResponseWriter, *http.Request) error { return errors.New("first" + forged) }))
	r.Get(t, "/laut")
	for i, line := range strings.Split(strings.TrimSpace(r.Log.String()), "\n") {
		if !strings.HasPrefix(line, "time=2") {
			t.Errorf("line %d is %q", i+1, line)
		}
	}
}
