package site_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/config"
)

func TestTheSitemapKnowsWhenSomethingLastChanged(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `update networks set changed_at = '2026-02-01T12:00:00Z'`)
	r.Exec(t, `update networks set changed_at = '2026-05-01T12:00:00Z' where key = 'soest'`)
	r.Exec(t, `update events set changed_at = '2026-03-01T12:00:00Z'`)
	r.Exec(t, `update notices set changed_at = '2026-04-01T12:00:00Z'`)
	r.Exec(t, `update region_districts set ags = '05999' where ags = '05158'`) // there is no such Kreis, and no page of it
	body := r.Get(t, "/sitemap.xml").Body.String()
	for path, day := range map[string]string{"/netzwerke/soest": "2026-05-01", "/en/netzwerke/herne": "2026-02-01", "/termine": "2026-03-01", "/en/meldungen": "2026-04-01",
		"/regionen/05": "2026-05-01", "/regionen/05974": "2026-05-01", "/en/regionen/05916": "2026-02-01"} {
		if !strings.Contains(body, "<loc>http://rundtisch.test"+path+"</loc><lastmod>"+day+"</lastmod>") {
			t.Errorf("%s is not of %s", path, day)
		}
	}
	for _, path := range []string{"/regionen/05999", "/regionen/02"} {
		if strings.Contains(body, path+"<") {
			t.Errorf("%s is listed", path)
		}
	}
	r.Exec(t, `delete from events`)
	if w := r.Get(t, "/sitemap.xml"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "/termine</loc></url>") {
		t.Errorf("without events: %d", w.Code)
	}
}

func TestPagesNameThemselvesInEveryLanguage(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t, func(s *apptest.Setup) { s.Config.BaseURL = "https://netz.example.org" })
	for de, en := range map[string]string{"/": "/en", "/netzwerke": "/en/netzwerke", apptest.HernePage: "/en" + apptest.HernePage, "/sicherheit": "/en/sicherheit", "/regionen/05": "/en/regionen/05"} {
		for path, lang := range map[string]string{de: "de", en: "en"} {
			doc := apptest.Document(t, r.Get(t, path))
			got := map[string]string{}
			doc.Find(`link[rel=alternate][hreflang]`).Each(func(_ int, s *goquery.Selection) { got[s.AttrOr("hreflang", "")] = s.AttrOr("href", "") })
			if len(got) != 3 || got["de"] != "https://netz.example.org"+de || got["en"] != "https://netz.example.org"+en || got["x-default"] != got["de"] {
				t.Errorf("%s: hreflang %v", path, got)
			}
			if doc.Find("html").AttrOr("lang", "") != lang {
				t.Errorf("%s is not in %s", path, lang)
			}
		}
	}
}

func TestRobotsMayReadEverything(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	w := r.Get(t, "/robots.txt")
	if want := "User-agent: *\nAllow: /\nSitemap: http://rundtisch.test/sitemap.xml\n"; w.Body.String() != want || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("robots.txt is %q, %s", w.Body.String(), w.Header().Get("Content-Type"))
	}
}

func TestSecurityContact(t *testing.T) { // RFC 9116
	for _, test := range []struct {
		name     string
		operator config.Operator
		contact  string
	}{
		{"without an operator", config.Operator{}, "https://netz.example.org/impressum"},
		{"with an address for mail", config.Operator{Email: "post@netz.example.org"}, "mailto:post@netz.example.org"},
		{"with a page of its own", config.Operator{Email: "post@netz.example.org", Security: "https://netz.example.org/sicherheit-melden"}, "https://netz.example.org/sicherheit-melden"},
		{"with a bare address", config.Operator{Security: "sicherheit@netz.example.org"}, "mailto:sicherheit@netz.example.org"},
		{"with a telephone", config.Operator{Security: "tel:+49-2323-0"}, "tel:+49-2323-0"},
	} {
		r := apptest.Reading(t, func(s *apptest.Setup) {
			s.Config.BaseURL, s.Operator = "https://netz.example.org", test.operator
		})
		w := r.Get(t, "/.well-known/security.txt")
		fields := map[string]string{}
		for _, line := range strings.Split(strings.TrimSuffix(w.Body.String(), "\n"), "\n") {
			name, value, ok := strings.Cut(line, ": ")
			if _, twice := fields[name]; !ok || twice {
				t.Errorf("%s: line %q", test.name, line)
			}
			fields[name] = value
		}
		expires, err := time.Parse(time.RFC3339, fields["Expires"])
		if err != nil || !expires.After(apptest.Today) || expires.After(apptest.Today.AddDate(1, 0, 0)) {
			t.Errorf("%s: Expires %q", test.name, fields["Expires"])
		}
		if fields["Contact"] != test.contact || fields["Canonical"] != "https://netz.example.org/.well-known/security.txt" || fields["Preferred-Languages"] != "de, en" {
			t.Errorf("%s: %v", test.name, fields)
		}
		if w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: Content-Type %q", test.name, w.Header().Get("Content-Type"))
		}
	}
}

func TestHealth(t *testing.T) { // alone: it has seconds only
	r := apptest.Reading(t)
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		w := r.Get(t, path)
		if w.Code != http.StatusOK || w.Body.String() != want || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: %d %q %s", path, w.Code, w.Body.String(), w.Header().Get("Content-Type"))
		}
	}
	before := r.Queries.Trips.Load()
	r.Get(t, "/healthz")
	if r.Queries.Trips.Load() != before {
		t.Error("/healthz asks the database")
	}
}
