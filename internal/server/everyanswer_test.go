package server_test

import (
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryAnswerCarriesTheHeadersThatProtect(t *testing.T) {
	t.Parallel()
	site := apptest.Browse(t)
	all := site.AllAddresses(t)
	for _, a := range all {
		w := a.Ask(t)
		if w.Code != a.Status {
			t.Errorf("%s answers %d, want %d", a, w.Code, a.Status)
		}
		checkHeaders(t, a, w.Header())
	}
	for _, path := range []string{"/hilfe/", "/static/nichts.css", "/favicon.ico"} { // a redirect, and what is not a page
		a := site.Page(path)
		checkHeaders(t, a, a.Ask(t).Header())
	}
	t.Logf("%d addresses", len(all))
}

func checkHeaders(t testing.TB, a apptest.Address, h http.Header) {
	t.Helper()
	framing, ancestors, action := "DENY", "'none'", "'self'"
	if a.IsEmbed() && a.Status == http.StatusOK {
		framing, ancestors, action = "SAMEORIGIN", "'self'", "'none'"
	}
	for name, want := range map[string]string{
		"Referrer-Policy":              "no-referrer",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              framing,
		"X-Dns-Prefetch-Control":       "off",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s: %s is %q, want %q", a, name, got, want)
		}
	}
	policy := map[string]string{}
	for directive := range strings.SplitSeq(h.Get("Content-Security-Policy"), ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(directive), " ")
		policy[name] = sources
	}
	for name, want := range map[string]string{"default-src": "'none'", "form-action": action, "base-uri": "'none'", "frame-ancestors": ancestors} {
		if policy[name] != want {
			t.Errorf("%s: %s is %q in the Content-Security-Policy, want %q", a, name, policy[name], want)
		}
	}
	for name, sources := range policy {
		if sources != "'none'" && sources != "'self'" {
			t.Errorf("%s: the Content-Security-Policy allows %s %s", a, name, sources)
		}
	}
	if a.HTML && h.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: Cache-Control is %q", a, h.Get("Cache-Control"))
	}
	if html := strings.HasPrefix(h.Get("Content-Type"), "text/html"); html != a.HTML && a.Status != 0 {
		t.Errorf("%s: Content-Type is %q", a, h.Get("Content-Type"))
	}
	for _, name := range []string{"Set-Cookie", "Server", "X-Powered-By", "Via", "Etag", "Refresh", "Link", "Report-To", "Reporting-Endpoints", "Nel"} {
		if name == "Etag" && (isFeed(a.Path) || strings.HasPrefix(a.Path, "/daten/dateien/") || strings.HasPrefix(a.Path, "/hsds")) {
			continue // the sum of what everybody gets: it marks nobody
		}
		if values := h.Values(name); len(values) > 0 {
			t.Errorf("%s: there is a header %s: %q", a, name, values)
		}
	}
}
