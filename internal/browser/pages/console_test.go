package pages_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// No page inside throws an exception or complains, whatever script it brings: a script that dies takes the others' keys
// and checks with it, and nobody sees that. TestPagesInsideInABrowser listens to the pages that it opens; the others are here.
func TestPagesInsideThrowNoException(t *testing.T) {
	w := apptest.Work(t)
	ts := httptest.NewUnstartedServer(http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
		if a := w.By(r.URL.Path); a != nil {
			r = apptest.As(r, *a)
		}
		w.ServeHTTP(answer, r)
	}))
	_, port, _ := strings.Cut(ts.Listener.Addr().String(), ":")
	base := "http://localhost:" + port // passkeys need a name
	w.Program = w.Again(t, func(s *apptest.Setup) { s.Origin = base })
	ts.Start()
	t.Cleanup(ts.Close)
	b := browser.Open(t)
	pages := 0
	for _, a := range w.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) || a.Pattern == "/weg" || seenElsewhere[a.Pattern] == "" {
			continue
		}
		path := w.Filled(t, a.Pattern)[0]
		if page := w.Send(t, http.MethodGet, path, "", nil); page.Code != http.StatusOK || !strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") || page.Header().Get("Content-Disposition") != "" {
			continue
		}
		pages++
		b.Visit(apptest.Served{Program: w.Program, Base: base}.Page(path))
		for _, complaint := range b.Seen().Console {
			t.Errorf("%s: %s", path, complaint)
		}
	}
	if pages < 10 {
		t.Errorf("only %d pages were looked at", pages)
	}
	t.Logf("%d pages", pages)
}
