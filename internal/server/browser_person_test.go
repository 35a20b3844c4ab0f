package server_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// searchFor types words into the search field of the page and presses Enter.
func (b *tab) searchFor(words string) {
	b.Helper()
	run(b, b.click("#q"))
	run(b, chromedp.KeyEvent(words))
	b.follow(chromedp.KeyEvent("\r"))
}

// says fails unless the page says all of the words.
func (b *tab) says(words ...string) {
	b.Helper()
	text := b.text()
	for _, w := range words {
		if !strings.Contains(text, w) {
			b.Errorf("%s does not say %q, but: %.400s", b.where(), w, text)
		}
	}
}

func TestPersonWithoutJavaScriptFindsTheWay(t *testing.T) {
	site := browse(t)
	b := openTab(t)
	b.withoutJavaScript()
	home := address{at: site.served, method: "GET", path: "/"}
	click := func(selector string) { t.Helper(); b.follow(b.click(selector)) }
	at := func(path string) {
		t.Helper()
		if b.where() != site.base+path {
			t.Fatalf("the address bar says %s, want %s", b.where(), path)
		}
	}

	b.visit(home)
	b.says("110", "116 016")
	b.searchFor("44623")
	at("/regionen/05916")
	b.says("Herne")
	click(`main a[href="/netzwerke/herne"]`)
	at("/netzwerke/herne")
	b.says("Dezember 2000", "PLANB Ruhr e. V.")
	click(`main a[href^="/einrichtungen/planb"]`)
	b.says("PLANB Ruhr e. V.")
	b.back()
	at("/netzwerke/herne")
	b.says("PLANB Ruhr e. V.")
	b.back()
	at("/regionen/05916")

	click(`header nav a[href="/suche"]`)
	b.searchFor("Frauenhauser")
	at("/suche")
	b.says("Frauenhaus")

	click("header a[href='/']")
	b.searchFor("40721")
	at("/suche")
	if n := eval[int](b, `document.querySelectorAll('main a[href^="/regionen/"]').length`); n < 2 {
		t.Errorf("40721 belongs to two Kreise, it is asked about %d", n)
	}
	b.says("40721", "Mettmann", "Düsseldorf")
	click(`main a[href="/regionen/05158"]`)
	click(`main a[href="/netzwerke/mettmann"]`)
	at("/netzwerke/mettmann")

	now := b.seen.since()
	for _, words := range []string{"44623", "40721", "rauenhaus"} {
		for _, address := range append(now.addresses, now.requests...) {
			if strings.Contains(address, words) {
				t.Errorf("what was typed stands in an address: %s", address)
			}
		}
	}
	if len(now.addresses) < 10 {
		t.Errorf("the address bar showed only %q", now.addresses)
	}
}
