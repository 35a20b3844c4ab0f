package server_test

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

func TestSitemapListsEveryPageAndEachAnswers(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	w := r.Get(t, "/sitemap.xml")
	if kind := w.Header().Get("Content-Type"); w.Code != http.StatusOK || kind != "application/xml; charset=utf-8" {
		t.Fatalf("status %d, Content-Type %q", w.Code, kind)
	}
	var sitemap struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URL     []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &sitemap); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range sitemap.URL {
		path, ok := strings.CutPrefix(u.Loc, "http://rundtisch.test")
		if !ok || listed[path] {
			t.Errorf("%s is listed twice or leads elsewhere", u.Loc)
		}
		listed[path] = true
		if got := r.Get(t, path); got.Code != http.StatusOK || !strings.HasPrefix(got.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: status %d", path, got.Code)
		}
		if _, err := time.Parse(time.DateOnly, u.LastMod); u.LastMod != "" && err != nil {
			t.Errorf("%s: lastmod %q", path, u.LastMod)
		}
	}
	for _, a := range r.Addresses() {
		for _, path := range paths(r, a.Pattern) {
			page := strings.HasPrefix(r.Get(t, path).Header().Get("Content-Type"), "text/html")
			if page && path != "/en/" && !strings.Contains(path, "/regionen/") && !strings.Contains(path, "/hinweis") && !strings.Contains(path, "/eintrag") && !strings.Contains(path, "/suche/") && !strings.Contains(path, "/nachfragen/") && !isEmbed(path) && !listed[path] {
				t.Errorf("%s is a page and not listed", path)
			}
		}
	}
	t.Logf("%d addresses", len(listed))
}
