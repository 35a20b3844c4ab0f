package backup_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// goneWith are the addresses behind which stands what no backup keeps: what was searched for, who is about to sign in. The
// last one shows another secret each time.
var goneWith = []string{"/suche/", "/nachfragen/", "/vermittlung/suche/", "/anmelden/link/", "/verwaltung/konto/code"}

// Every address of the public, in every language, and every one behind the sign-in shows after a restore what it did before.
func TestRestoredPagesAreThoseThatWereSaved(t *testing.T) {
	t.Parallel()
	w := apptest.Work(t)
	w.MarkInvented(t, "soest")
	w.AllowOrigins(t, "herne", "https://stadt.example.org")
	site := &apptest.Site{Served: apptest.Served{Program: w.Program}}
	site.Away, site.Failing = site.Served, site.Served
	addresses := site.AllAddresses(t)
	inside := map[string][]string{}
	for _, route := range w.InsideAddresses() {
		if slices.Contains(route.Methods, http.MethodGet) {
			inside[route.Pattern] = w.Filled(t, route.Pattern) // some of them save something
		}
	}
	file := made(t, w.SQL)
	url := bare(t)
	pool := storetest.Pool(t, url, store.Owner, nil)
	if err := restore(t, pool, file); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
	restored := *w
	restored.Program = apptest.On(t, url)
	pages := 0
	same := func(path string, before, after *httptest.ResponseRecorder) {
		t.Helper()
		pages++
		if before.Code != after.Code || before.Header().Get("Content-Type") != after.Header().Get("Content-Type") {
			t.Errorf("%s: status %d and %q, before %d and %q", path, after.Code, after.Header().Get("Content-Type"), before.Code,
				before.Header().Get("Content-Type"))
		}
		was, is := apptest.Unsealed(before.Body.String()), apptest.Unsealed(after.Body.String())
		if was != is && !strings.HasSuffix(path, ".xlsx") {
			t.Errorf("%s shows something else:\n%s", path, firstDifference(was, is))
		}
	}
	isGone := func(path string) bool {
		return slices.ContainsFunc(goneWith, func(begin string) bool { return strings.HasPrefix(strings.TrimPrefix(path, "/en"), begin) })
	}
	for _, a := range addresses {
		if a.Method != http.MethodGet || isGone(a.Path) {
			continue
		}
		b := a
		b.At = apptest.Served{Program: restored.Program}
		same(a.Path, a.Ask(t), b.Ask(t))
	}
	for _, paths := range inside {
		for _, path := range paths {
			if !isGone(path) {
				same(path, w.Send(t, http.MethodGet, path, "", nil), restored.Send(t, http.MethodGet, path, "", nil))
			}
		}
	}
	if t.Logf("%d addresses", pages); pages < 400 {
		t.Errorf("only %d addresses were compared", pages)
	}
}

func firstDifference(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	around := func(s string) string { return s[max(0, n-150):min(len(s), n+150)] }
	return around(a) + "\n--- and ---\n" + around(b)
}
