package site_test

import (
	"crypto/sha512"
	"encoding/base64"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

func TestFilesMayBeKeptAndAreWhatThePageExpects(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	doc := apptest.Document(t, r.Get(t, "/"))
	var files []string
	doc.Find(`link[rel=stylesheet], link[rel=icon]`).Each(func(_ int, s *goquery.Selection) { files = append(files, s.AttrOr("href", "")) })
	script := doc.Find("script[src]")
	files = append(files, script.AttrOr("src", ""))
	if len(files) != 3 || doc.Find("script").Length() != 1 || doc.Find("style, [style], [onclick]").Length() != 0 {
		t.Fatalf("the page has the files %q, %d scripts", files, doc.Find("script").Length())
	}
	for _, file := range files {
		w := r.Get(t, file)
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s: status %d, Cache-Control %q", file, w.Code, w.Header().Get("Cache-Control"))
		}
		if !regexp.MustCompile(`^/static/[a-z]+-[0-9a-f]{12}\.(css|js|svg)$`).MatchString(file) {
			t.Errorf("%s does not name its content", file)
		}
		for _, word := range []string{"gewalt", "frauenhaus", "hilfe", "schutz"} {
			if strings.Contains(file, word) {
				t.Errorf("%s is no neutral name", file)
			}
		}
	}
	sum := sha512.Sum384(r.Get(t, script.AttrOr("src", "")).Body.Bytes())
	if want := "sha384-" + base64.StdEncoding.EncodeToString(sum[:]); script.AttrOr("integrity", "") != want {
		t.Errorf("integrity %q, want %q", script.AttrOr("integrity", ""), want)
	}
	for path, kind := range map[string]string{
		r.Pages.Assets.Links.CSS: "text/css; charset=utf-8", r.Pages.Assets.Links.Handout: "text/css; charset=utf-8", r.Pages.Assets.Links.JS: "text/javascript; charset=utf-8",
		r.Pages.Assets.Links.Icon: "image/svg+xml", "/favicon.ico": "image/svg+xml",
	} {
		if got := r.Get(t, path).Header().Get("Content-Type"); got != kind {
			t.Errorf("%s: Content-Type %q, want %q", path, got, kind)
		}
	}
	r.WantCalm(t, "an old version", r.Get(t, "/static/site-000000000000.css"), http.StatusNotFound, "de")
}
