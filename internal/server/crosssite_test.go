package server_test

import (
	"net/http"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t, func(s *apptest.Setup) { s.Config.BaseURL = "https://netz.example.org" })
	headers := func(pairs ...string) func(*http.Request) {
		return func(req *http.Request) {
			req.Host = "netz.example.org"
			for i := 0; i < len(pairs); i += 2 {
				req.Header.Set(pairs[i], pairs[i+1])
			}
		}
	}
	for _, test := range []struct {
		name    string
		prepare func(*http.Request)
		want    int
	}{
		{"no word about where it comes from", headers(), 200},
		{"same origin", headers("Sec-Fetch-Site", "same-origin"), 200},
		{"typed by the visitor", headers("Sec-Fetch-Site", "none"), 200},
		{"cross-site", headers("Sec-Fetch-Site", "cross-site"), 403},
		{"same site, other origin", headers("Sec-Fetch-Site", "same-site"), 403},
		{"nonsense", headers("Sec-Fetch-Site", "\x7f"), 403},
		{"a foreign origin from an old browser", headers("Origin", "https://evil.example"), 403},
		{"origin null", headers("Origin", "null"), 403},
		{"origin nonsense", headers("Origin", "https://netz.example.org.evil.example"), 403},
		{"our own origin from an old browser", headers("Origin", "https://netz.example.org"), 200},
		{"our origin, but cross-site", headers("Origin", "https://netz.example.org", "Sec-Fetch-Site", "cross-site"), 200}, // trusted by its name
		{"a foreign origin, cross-site", headers("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"), 403},
	} {
		t.Run(test.name, func(t *testing.T) {
			for lang, path := range map[string]string{"de": "/suche", "en": "/en/suche"} {
				w := r.Found(t, path, apptest.SearchForm("Frauenhaus"), test.prepare)
				r.WantCalm(t, path, w, test.want, lang)
			}
		})
	}
}
