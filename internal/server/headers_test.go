package server_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	targets := append(every(r), "/gibt-es-nicht", "/en/gibt-es-nicht", "/%00", "/netzwerke/", "/static/weg.css", "/netzwerke/weg")
	check := func(method, path string) {
		w := r.Ask(t, method, path, wordsFor(path), nil)
		h := w.Header()
		headers := map[string]string{
			"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "X-DNS-Prefetch-Control": "off",
			"X-Robots-Tag": "noarchive", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": map[bool]string{true: "cross-origin", false: "same-origin"}[strings.HasPrefix(path, apptest.HSDS)],
		}
		directives := map[string]string{"default-src": "'none'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'"}
		if isEmbed(path) && w.Code == http.StatusOK { // nobody has chosen whose pages may show it
			headers["X-Frame-Options"], headers["X-Robots-Tag"] = "SAMEORIGIN", "noindex, noarchive"
			directives = map[string]string{"default-src": "'none'", "form-action": "'none'", "base-uri": "'none'", "frame-ancestors": "'self'", "style-src": "'self'"}
		}
		for name, want := range headers {
			if !slices.Equal(h.Values(name), []string{want}) {
				t.Errorf("%s %s: %s is %q, want %q", method, path, name, h.Values(name), want)
			}
		}
		for name, want := range directives {
			if got := apptest.Policy(h.Get("Content-Security-Policy"))[name]; got != want {
				t.Errorf("%s %s: %s is %q, want %q", method, path, name, got, want)
			}
		}
		if len(apptest.Policy(h.Get("Content-Security-Policy"))) != len(directives) {
			t.Errorf("%s %s: more is allowed than is needed: %s", method, path, h.Get("Content-Security-Policy"))
		}
		for _, feature := range []string{"camera", "geolocation", "microphone", "browsing-topics"} {
			if !strings.Contains(h.Get("Permissions-Policy"), feature+"=()") {
				t.Errorf("%s %s: Permissions-Policy leaves %s on", method, path, feature)
			}
		}
		for _, name := range []string{"Set-Cookie", "Server", "X-Powered-By", "Strict-Transport-Security", "Link", "Access-Control-Allow-Origin", "Refresh", "Clear-Site-Data"} {
			if got, ok := h[name]; ok && !(name == "Access-Control-Allow-Origin" && strings.HasPrefix(path, apptest.HSDS)) {
				t.Errorf("%s %s: %s is %q", method, path, name, got)
			}
		}
		kept := w.Code == http.StatusOK && (strings.HasPrefix(path, "/static/") || path == "/favicon.ico" || isFeed(path) || strings.HasPrefix(path, apptest.HSDS))
		if cache := h.Get("Cache-Control"); (cache != "no-store") != kept {
			t.Errorf("%s %s: Cache-Control %q", method, path, cache)
		}
		for name, values := range h {
			if strings.Contains(strings.Join(values, " "), "go1.") || strings.Contains(strings.Join(values, " "), "rundtisch/") {
				t.Errorf("%s %s: %s tells a version: %q", method, path, name, values)
			}
		}
	}
	for _, path := range targets {
		for _, method := range []string{"GET", "HEAD", "POST", "GARBAGE"} {
			check(method, path)
		}
	}
	t.Logf("%d addresses", len(targets))
}

// isFeed tells calendars and feeds, which programs may keep if they ask each time whether they still hold.
func isFeed(path string) bool {
	return strings.HasSuffix(path, ".ics") || strings.HasSuffix(path, ".atom")
}

func TestTransportSecurityIsPromisedOnlyWhereTheSiteIsServedOverHTTPS(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]bool{"": false, "http://netz.example.org": false, "https://netz.example.org": true} {
		r := apptest.Reading(t, func(s *apptest.Setup) { s.Config.BaseURL = base })
		for _, path := range []string{"/", "/gibt-es-nicht", "/healthz", r.Pages.Assets.Links.CSS} {
			promise := r.Get(t, path).Header().Get("Strict-Transport-Security")
			if (promise != "") != want || want && !regexp.MustCompile(`^max-age=\d{8,}`).MatchString(promise) {
				t.Errorf("base %q, %s: Strict-Transport-Security %q", base, path, promise)
			}
		}
	}
}
