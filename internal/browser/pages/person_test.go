package pages_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// searchFor types words into the search field of the page and presses Enter.
func searchFor(b *browser.Tab, words string) {
	b.Helper()
	browser.Run(b, b.Click("#q"))
	browser.Run(b, chromedp.KeyEvent(words))
	b.Follow(chromedp.KeyEvent("\r"))
}

func TestPersonWithoutJavaScriptFindsTheWay(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	b.WithoutJavaScript()
	home := site.Served.Page("/")
	click := func(selector string) { t.Helper(); b.Follow(b.Click(selector)) }
	at := func(path string) {
		t.Helper()
		if b.Where() != site.Base+path {
			t.Fatalf("the address bar says %s, want %s", b.Where(), path)
		}
	}

	b.Visit(home)
	b.Says("110", "116 016")
	searchFor(b, "44623")
	at("/regionen/05916")
	b.Says("Herne")
	click(`main a[href="/netzwerke/herne"]`)
	at("/netzwerke/herne")
	b.Says("Dezember 2000", "PLANB Ruhr e. V.")
	click(`main a[href^="/einrichtungen/planb"]`)
	b.Says("PLANB Ruhr e. V.")
	b.Back()
	at("/netzwerke/herne")
	b.Says("PLANB Ruhr e. V.")
	b.Back()
	at("/regionen/05916")

	click(`header nav a[href="/suche"]`)
	searchFor(b, "Frauenhauser")
	at("/suche")
	b.Says("Frauenhaus")

	click("header a[href='/']")
	searchFor(b, "40721")
	at("/suche")
	if n := browser.Eval[int](b, `document.querySelectorAll('main a[href^="/regionen/"]').length`); n < 2 {
		t.Errorf("40721 belongs to two Kreise, it is asked about %d", n)
	}
	b.Says("40721", "Mettmann", "Düsseldorf")
	click(`main a[href="/regionen/05158"]`)
	click(`main a[href="/netzwerke/mettmann"]`)
	at("/netzwerke/mettmann")

	now := b.Seen()
	for _, words := range []string{"44623", "40721", "rauenhaus"} {
		for _, address := range append(now.Addresses, now.Requests...) {
			if strings.Contains(address, words) {
				t.Errorf("what was typed stands in an address: %s", address)
			}
		}
	}
	if len(now.Addresses) < 10 {
		t.Errorf("the address bar showed only %q", now.Addresses)
	}
}
