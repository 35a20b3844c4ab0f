package pages_test

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

// TestKeyboardIsEnough walks as the person without JavaScript does, with Tab, Enter and letters.
func TestKeyboardIsEnough(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	enter := func() { t.Helper(); b.Follow(chromedp.KeyEvent("\r")) }
	b.Visit(site.Served.Page("/"))
	b.TabTo("#wo")
	browser.Run(b, chromedp.KeyEvent("44623"))
	enter()
	b.TabTo(`main a[href="/netzwerke/herne"]`)
	enter()
	b.TabTo(`details:has(a[href^="/einrichtungen/planb"]) > summary`)
	browser.Run(b, chromedp.KeyEvent("\r"))
	b.TabTo(`main a[href^="/einrichtungen/planb"]`)
	enter()
	b.Says("PLANB Ruhr e. V.")
	b.Back()
	if b.Where() != site.Base+"/netzwerke/herne" {
		t.Errorf("Back leads to %s", b.Where())
	}
	b.TabTo("details summary")
	browser.Run(b, chromedp.KeyEvent("\r"))
	if !browser.Eval[bool](b, `document.activeElement.parentElement.open`) {
		t.Error("what is folded does not open with Enter")
	}
}

func TestSkipLinkLeadsPastTheHeader(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	for _, path := range []string{"/", "/netzwerke/herne", "/en/hilfe"} {
		b.Visit(site.Served.Page(path))
		b.TabTo(`a[href="#inhalt"]`)
		b.Faults("skip link", `() => {
			const box = document.activeElement.getBoundingClientRect();
			const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === document.activeElement;
			return box.height >= 44 && seen ? [] : ["it is " + box.width + " by " + box.height + " px, seen: " + seen];
		}`)
		browser.Run(b, chromedp.KeyEvent("\r"))
		if at := browser.Eval[string](b, `document.activeElement.localName`); at != "main" {
			t.Errorf("%s: the skip link leads to %q", path, at)
		}
		b.Stop("\t")
		if !browser.Eval[bool](b, `document.querySelector("main").contains(document.activeElement)`) {
			t.Errorf("%s: after the skip link, Tab leads out of the content", path)
		}
	}
}

// TestFocusIsSeenOnEveryStop goes through pages from the beginning to the end and back again (WCAG 2.2, 2.4.7 and 2.4.11).
func TestFocusIsSeenOnEveryStop(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	stops := 0
	for _, path := range []string{"/", "/en/hilfe", "/netzwerke/herne", "/netzwerke/soest"} {
		for _, size := range [][2]int64{{390, 664}, {1280, 800}} {
			b.Size(size[0], size[1])
			b.Visit(site.Served.Page(path))
			browser.Eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
			var there []string
			for name := b.Stop("\t"); name != ""; name = b.Stop("\t") {
				there = append(there, name)
				if len(there) > 500 {
					t.Fatalf("%s: the Tab key does not come to an end", path)
				}
			}
			back := make([]string, 0, len(there))
			for range there {
				back = append(back, b.Stop("\t", chromedp.KeyModifiers(chromedp.ModifierShift)))
			}
			slices.Reverse(back)
			if !slices.Equal(there, back) {
				t.Errorf("%s: there %q, back %q", path, there, back)
			}
			stops += len(there) + len(back)
		}
	}
	t.Logf("%d stops", stops)
}
