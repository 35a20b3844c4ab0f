package pages_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
)

func TestMapSaysWhatTheListSays(t *testing.T) {
	site := apptest.BrowseOnly(t)
	b := browser.Open(t)
	for _, path := range []string{"/", "/en"} {
		a := site.Served.Page(path)
		doc := apptest.Document(t, a.Ask(t))
		drawn, listed := links(doc.Find(".map svg a")), links(doc.Find(".lands a:not(.none)"))
		if len(drawn) != 3 || !slices.Equal(drawn, listed) || doc.Find(".lands a").Length() != 16 {
			t.Errorf("%s: on the map %q, in the list %q", path, drawn, listed)
		}
		b.Visit(a)
		for i := range drawn {
			role, name := spoken(b, browser.Script(`document.querySelectorAll(".map svg a")[$1]`, i))
			land, _, _ := strings.Cut(name, ":")
			if role != "link" || land == "" || !strings.Contains(doc.Find(".lands").Text(), land) {
				t.Errorf("%s: mark %d is a %q called %q, which the list does not say", path, i, role, name)
			}
		}
		for _, width := range []int64{390, 1280} {
			b.Size(width, 844)
			b.Faults("map", marksCovered, width)
		}
		b.Size(390, 844)
		b.TabTo(".map svg a")
		focused := picture(b)
		browser.Eval[any](b, `document.activeElement.blur()`)
		if bytes.Equal(focused, picture(b)) {
			t.Errorf("%s: the focus on a mark cannot be seen", path)
		}
	}
}

// links returns the addresses of links, sorted.
func links(s *goquery.Selection) []string {
	found := s.Map(func(_ int, link *goquery.Selection) string { return link.AttrOr("href", "") })
	slices.Sort(found)
	return slices.Compact(found)
}

// spoken returns what a screen reader says of an element.
func spoken(b *browser.Tab, expression string) (role, name string) {
	b.Helper()
	element := browser.Eval[*runtime.RemoteObject](b, expression)
	tree := browser.Call(b, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{ObjectID: element.ObjectID, FetchRelatives: new(false)})
	if len(tree.Nodes) == 0 || tree.Nodes[0].Role == nil || tree.Nodes[0].Name == nil {
		return "", ""
	}
	return strings.Trim(string(tree.Nodes[0].Role.Value), `"`), strings.Trim(string(tree.Nodes[0].Name.Value), `"`)
}

// picture returns what can be seen of the map.
func picture(b *browser.Tab) []byte {
	b.Helper()
	box := browser.Eval[page.Viewport](b, `(() => { const r = document.querySelector(".drawn").getBoundingClientRect(); return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height, scale: 1 } })()`)
	return browser.Call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &box, CaptureBeyondViewport: new(true)}).Data
}

// marksCovered returns the marks that a finger cannot press: smaller than 44 px, or with any part of that under another.
const marksCovered = `() => [...document.querySelectorAll(".map svg a")].flatMap(a => {
	a.scrollIntoView({ block: "center" });
	const box = a.querySelector(".target").getBoundingClientRect();
	const x = box.left + box.width / 2, y = box.top + box.height / 2;
	const under = [[0, 0], [20, 0], [-20, 0], [0, 20], [0, -20]].map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy)).filter(e => !a.contains(e));
	return box.width < 44 || under.length > 0 ? [$1 + " px: " + a.getAttribute("aria-label") + " is " + box.width + " px wide, covered: " + under.length] : [];
})`
