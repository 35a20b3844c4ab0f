package pages_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

func TestEveryPageIsValidHTML(t *testing.T) {
	site := apptest.BrowseOnly(t)
	folder := t.TempDir()
	names := map[string]apptest.Address{}
	for _, a := range site.AllAddresses(t) {
		if !a.HTML {
			continue
		}
		name := filepath.Join(folder, fmt.Sprintf("%03d.html", len(names)))
		names[name] = a
		if err := os.WriteFile(name, a.Ask(t).Body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	apptest.CheckMarkup(t, folder, func(file string) string { return names[file].String() })
	t.Logf("%d pages", len(names))
}

func TestNoPageHoldsAScriptOrAStyle(t *testing.T) {
	site := apptest.BrowseOnly(t)
	for _, a := range site.AllAddresses(t) {
		if !a.HTML {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(a.Ask(t).Body)
		if err != nil {
			t.Fatal(err)
		}
		doc.Find("style, [style], script:not([src]):not([type='application/ld+json']), script[src]:not([integrity]), iframe, object, embed, base, [srcset]:not(source[srcset^='/']), link[rel~=preload], link[rel~=prefetch], link[rel~=preconnect], link[rel~=dns-prefetch]").
			Each(func(_ int, s *goquery.Selection) {
				html, _ := goquery.OuterHtml(s)
				t.Errorf("%s holds %.200s", a, html)
			})
		doc.Find("script:not([src])").Each(func(_ int, s *goquery.Selection) { // data, which no browser runs
			if len(s.Get(0).Attr) != 1 || !json.Valid([]byte(s.Text())) || strings.ContainsAny(s.Text(), "<>&\u2028\u2029") {
				t.Errorf("%s holds data that is none: %.200s", a, s.Text())
			}
		})
		if a.IsEmbed() { // what leaves a frame leaves the whole page; TestLinksOfAFrame… looks at them
			doc.Find("a[target=_top]").RemoveAttr("target")
			doc.Find("a[href^='http']").SetAttr("rel", "noreferrer nofollow")
		}
		doc.Find("a[target], a[ping], a[href^='http']:not([rel~=noreferrer]), a[href^='http']:not([rel~=nofollow])").Each(func(_ int, s *goquery.Selection) {
			html, _ := goquery.OuterHtml(s)
			t.Errorf("%s: a link that tells others or opens a window: %.200s", a, html)
		})
		doc.Find("*").Each(func(_ int, s *goquery.Selection) {
			for _, attribute := range s.Get(0).Attr {
				if strings.HasPrefix(attribute.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(attribute.Val)), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", a, s.Get(0).Data, attribute.Key, attribute.Val)
				}
			}
		})
	}
}
