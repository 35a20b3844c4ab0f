package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// lands returns where a browser goes from here with this Location: it drops tabs and line breaks and takes \ for /
// (WHATWG URL, 4.4).
func lands(t testing.TB, location string) *url.URL {
	t.Helper()
	location = strings.NewReplacer("\t", "", "\r", "", "\n", "", `\`, "/").Replace(location)
	here, _ := url.Parse("https://netz.example.org/")
	there, err := here.Parse(strings.TrimSpace(location))
	if err != nil {
		t.Fatalf("Location %q: %v", location, err)
	}
	return there
}

func TestSlashAtTheEndIsDropped(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for from, to := range map[string]string{
		"/netzwerke/": "/netzwerke", "/netzwerke/herne/": "/netzwerke/herne", "/en/netzwerke/herne/": "/en/netzwerke/herne",
		"/sicherheit///": "/sicherheit", "/gibt-es-nicht/": "/gibt-es-nicht", "/netzwerke/a%3Fb/": "/netzwerke/a%3Fb", "/netzwerke/%C3%A4/": "/netzwerke/%C3%A4",
	} {
		w := r.GetRaw(t, from)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != to {
			t.Errorf("%s: %d to %q, want 301 to %q", from, w.Code, w.Header().Get("Location"), to)
		}
	}
}

func TestNoAddressLeadsOffTheSite(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, path := range []string{
		"//evil.example/", "///evil.example/", "/%09/evil.example/", "/%0a/evil.example/", "/%0d%0a/evil.example/", `/\evil.example/`, `/%5cevil.example/`,
		`/%5c%5cevil.example/`, "/%2f/evil.example/", "/%2fevil.example/", "/.//evil.example/", "/..//evil.example/", "/%2e%2e//evil.example/",
		"/en//evil.example/", "/en///evil.example/", `/en/\evil.example/`, "/en/%2fevil.example/", "/en/%09/evil.example/", "/https://evil.example/", "/@evil.example/",
		"/a%25zz/..//evil.example/", "//evil.example/netzwerke/herne/", "/%20//evil.example/", "/javascript:alert(1)/", "//", "/en//", "/en//evil.example",
	} {
		w := r.GetRaw(t, path)
		switch w.Code {
		case http.StatusMovedPermanently:
			if to := lands(t, w.Header().Get("Location")); to.Host != "netz.example.org" || strings.HasPrefix(to.Path, "//") {
				t.Errorf("%s leads to %s", path, to)
			}
		case http.StatusNotFound, http.StatusBadRequest:
			lang := "de"
			if strings.HasPrefix(path, "/en/") {
				lang = "en"
			}
			r.WantCalm(t, path, w, w.Code, lang) // looks at every link, those to the other language too
		default:
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}
