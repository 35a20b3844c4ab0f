package site_test

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

// A paragraph of a source stands whole where it is first needed. Further down stand its words that are used there, and where
// the rest is.
func TestAParagraphOfASourceStandsWholeOnceOnAPage(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, path := range []string{
		apptest.HernePage, apptest.SoestPage, "/netzwerke/mettmann", "/netzwerke/braunschweig", "/netzwerke/anhalt-bitterfeld",
	} {
		doc := apptest.Document(t, r.Get(t, path))
		whole, again := map[string]bool{}, 0
		doc.Find("details.evidence blockquote > p").Each(func(_ int, p *goquery.Selection) {
			if link := p.Find("a"); link.Length() > 0 {
				again++
				if doc.Find(link.AttrOr("href", "")).Length() != 1 || p.Find("mark").Length() == 0 {
					t.Errorf("%s refers to %s: %s", path, link.AttrOr("href", ""), p.Text())
				}
				return
			}
			text := strings.Join(strings.Fields(p.Text()), " ")
			if whole[text] && len(text) > 120 {
				t.Errorf("%s says twice: %s", path, text)
			}
			whole[text] = true
		})
		if again == 0 || len(whole) == 0 {
			t.Errorf("%s: %d paragraphs, %d referred to", path, len(whole), again)
		}
	}
}

func TestAWordOfANetworksNameFindsItOnce(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	found, text := result(t, r, "kinderschutz")
	if n := found.Find("#namen").Parent().Find("a[href^='/netzwerke/soest']").Length(); n == 0 || n > 2 { // the network, and its news
		t.Errorf("it is found %d times: %s", n, text)
	}
	if found.Find("#namen").Parent().Find("a[href$='#ziele']").Length() > 0 {
		t.Errorf("a goal is found by itself: %s", text)
	}
	goals, text := result(t, r, "Spurensicherung voranbringen")
	if goals.Find("a[href='/netzwerke/soest']").Length() == 0 {
		t.Errorf("a network is not found by what it wants: %s", text)
	}
}
