package server_test

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestKeyboardIsEnough walks as the person without JavaScript does, with Tab, Enter and letters.
func TestKeyboardIsEnough(t *testing.T) {
	site := browse(t)
	b := openTab(t)
	enter := func() { t.Helper(); b.follow(chromedp.KeyEvent("\r")) }
	b.visit(address{at: site.served, method: "GET", path: "/"})
	b.tabTo("#q")
	run(b, chromedp.KeyEvent("44623"))
	enter()
	b.tabTo(`main a[href="/netzwerke/herne"]`)
	enter()
	b.tabTo(`main a[href^="/einrichtungen/planb"]`)
	enter()
	b.says("PLANB Ruhr e. V.")
	b.back()
	if b.where() != site.base+"/netzwerke/herne" {
		t.Errorf("Back leads to %s", b.where())
	}
	b.tabTo("details summary")
	run(b, chromedp.KeyEvent("\r"))
	if !eval[bool](b, `document.activeElement.parentElement.open`) {
		t.Error("what is folded does not open with Enter")
	}
}

func TestSkipLinkLeadsPastTheHeader(t *testing.T) {
	site := browse(t)
	b := openTab(t)
	for _, path := range []string{"/", "/netzwerke/herne", "/en/hilfe"} {
		b.visit(address{at: site.served, method: "GET", path: path})
		b.tabTo(`a[href="#inhalt"]`)
		b.faults("skip link", `() => {
			const box = document.activeElement.getBoundingClientRect();
			const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === document.activeElement;
			return box.height >= 44 && seen ? [] : ["it is " + box.width + " by " + box.height + " px, seen: " + seen];
		}`)
		run(b, chromedp.KeyEvent("\r"))
		if at := eval[string](b, `document.activeElement.localName`); at != "main" {
			t.Errorf("%s: the skip link leads to %q", path, at)
		}
		b.stop("\t")
		if !eval[bool](b, `document.querySelector("main").contains(document.activeElement)`) {
			t.Errorf("%s: after the skip link, Tab leads out of the content", path)
		}
	}
}

// TestFocusIsSeenOnEveryStop goes through pages from the beginning to the end and back again (WCAG 2.2, 2.4.7 and 2.4.11).
func TestFocusIsSeenOnEveryStop(t *testing.T) {
	site := browse(t)
	b := openTab(t)
	stops := 0
	for _, path := range []string{"/", "/en/hilfe", "/netzwerke/herne", "/netzwerke/soest"} {
		for _, size := range [][2]int64{{390, 664}, {1280, 800}} {
			b.size(size[0], size[1])
			b.visit(address{at: site.served, method: "GET", path: path})
			eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
			var there []string
			for name := b.stop("\t"); name != ""; name = b.stop("\t") {
				there = append(there, name)
				if len(there) > 500 {
					t.Fatalf("%s: the Tab key does not come to an end", path)
				}
			}
			back := make([]string, 0, len(there))
			for range there {
				back = append(back, b.stop("\t", chromedp.KeyModifiers(chromedp.ModifierShift)))
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

// tabTo presses Tab until the focus is on what the selector means.
func (b *tab) tabTo(selector string) {
	b.Helper()
	for range 200 {
		b.stop("\t")
		if eval[bool](b, script(`document.activeElement.matches($1)`, selector)) {
			return
		}
	}
	b.Fatalf("%s: the Tab key does not lead to %s", b.where(), selector)
}

// stop presses a key that moves the focus and checks that the focus can be seen. It returns where it is, "" for nowhere.
func (b *tab) stop(key string, options ...chromedp.KeyOption) string {
	b.Helper()
	run(b, chromedp.KeyEvent(key, options...))
	found := eval[[]string](b, "("+focusUnseen+")()")
	for _, fault := range found[1:] {
		b.Errorf("%s: the focus on %s: %s", b.where(), found[0], fault)
	}
	return found[0]
}

// focusUnseen returns what has the focus, and what hides it: no outline, out of view, under something.
const focusUnseen = `() => {
	const e = document.activeElement, found = [];
	if (!e || e === document.body) return [""];
	const style = getComputedStyle(e);
	const drawn = e instanceof SVGElement; // on the map, where shapes lie over each other: TestMapSaysWhatTheListSays looks
	if (!drawn && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) found.push("there is no outline");
	const box = [...e.getClientRects()].find(r => r.width > 0 && r.height > 0) || e.getBoundingClientRect();
	if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth)
		found.push(innerWidth + " px: it is out of view, from " + box.top.toFixed() + " to " + box.bottom.toFixed());
	for (const y of drawn ? [] : [0.1, 0.5, 0.9]) {
		const top = document.elementFromPoint(box.left + box.width / 2, box.top + y * box.height);
		if (top && top !== e && !e.contains(top) && !top.contains(e)) { found.push(innerWidth + " px: it lies under " + top.outerHTML.slice(0, 60)); break; }
	}
	const bar = document.getElementById("exit").parentElement, edge = bar.getBoundingClientRect();
	if (!bar.contains(e) && box.top < edge.bottom && box.bottom > edge.top) found.push(innerWidth + " px: it lies under the exit");
	return [e.localName + " " + (e.getAttribute("href") || e.id || e.textContent.trim()).slice(0, 60), ...found];
}`
