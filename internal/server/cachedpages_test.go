package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// TestKeptPagesAreTheSamePages compares what comes from memory with what is made anew: bytes, headers and log line.
func TestKeptPagesAreTheSamePages(t *testing.T) {
	t.Parallel()
	fresh, kept := apptest.Reading(t, apptest.WithoutPageCache), apptest.Reading(t)
	all := slices.DeleteFunc(every(fresh), func(path string) bool { return path == "/readyz" }) // it says how quick the database is
	for _, path := range append(all, "/gibt-es-nicht", "/netzwerke/", "/%00", "/netzwerke/%68erne") {
		for _, encoding := range []string{"", "gzip"} {
			for range 2 { // made, then kept
				before := len(kept.Log.String())
				want, got := fresh.GetPacked(t, path, encoding), kept.GetPacked(t, path, encoding)
				for _, name := range []string{
					"Content-Type", "Cache-Control", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options", "Permissions-Policy", "Location",
					"Content-Encoding", "Set-Cookie", "Retry-After", "X-Robots-Tag",
				} {
					if !slices.Equal(got.Header().Values(name), want.Header().Values(name)) {
						t.Errorf("%s (%q): %s is %q, made anew %q", path, encoding, name, got.Header().Values(name), want.Header().Values(name))
					}
				}
				if got.Header().Get("Content-Encoding") != "" {
					if vary := got.Header().Values("Vary"); !slices.Contains(vary, "Accept-Encoding") || !slices.Equal(vary, want.Header().Values("Vary")) {
						t.Errorf("%s: Vary %q", path, vary)
					}
					apptest.Unpack(t, got)
					apptest.Unpack(t, want)
				}
				if got.Code != want.Code || got.Code < 400 && path != "/sitemap.xml" && got.Body.String() != want.Body.String() {
					t.Errorf("%s (%q): %d, %d bytes; made anew %d, %d bytes", path, encoding, got.Code, got.Body.Len(), want.Code, want.Body.Len())
				}
				line := strings.TrimSuffix(kept.Log.String()[before:], "\n")
				if m := logLine.FindStringSubmatch(line); m == nil || got.Code == http.StatusOK && m[2] == `""` || !strings.Contains(line, got.Header().Get("X-Request-Id")) {
					t.Errorf("%s is logged as %q", path, line)
				}
			}
		}
	}
}
