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
	browser.Run(b, b.Click("#wo"))
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
	found := func(what ...string) { // at an address that tells nothing
		t.Helper()
		if !strings.HasPrefix(b.Where(), site.Base+"/suche/") {
			t.Fatalf("the address bar says %s", b.Where())
		}
		b.Says(what...)
	}
	searchFor(b, "44623")
	found("Herne", "116 016")
	click(`main a[href="/netzwerke/herne"]`)
	at("/netzwerke/herne")
	const folded = `details:has(a[href^="/einrichtungen/planb"]) > summary`
	b.Says("Dezember 2000", "15 Einrichtungen")
	browser.Run(b, chromedp.Click(chromedp.CSS(folded)))
	b.Says("PLANB Ruhr e. V.")
	click(`main a[href^="/einrichtungen/planb"]`)
	b.Says("PLANB Ruhr e. V.")
	b.Back()
	at("/netzwerke/herne")
	b.Says("15 Einrichtungen")
	b.Back()
	found("Herne")

	click(`header nav a[href="/suche"]`)
	searchFor(b, "Frauenhauser")
	found("Frauenhaus")

	click("header a[href='/']")
	searchFor(b, "40721")
	found("40721", "Mettmann", "Düsseldorf") // the postcode belongs to both
	click(`main a[href="/netzwerke/mettmann"]`)
	at("/netzwerke/mettmann")

	now := b.Seen()
	for _, words := range []string{"44623", "40721", "rauenhaus"} {
		for _, address := range append(now.Addresses, now.Requests...) {
			address, _, _ = strings.Cut(address, "/suche/") // sealed: five digits may stand there by chance
			if strings.Contains(address, words) {
				t.Errorf("what was typed stands in an address: %s", address)
			}
		}
	}
	if len(now.Addresses) < 8 {
		t.Errorf("the address bar showed only %q", now.Addresses)
	}
}
