package browser

import "github.com/chromedp/chromedp"

// TabTo presses Tab until the focus is on what the selector means.
func (b *Tab) TabTo(selector string) {
	b.Helper()
	for range 200 {
		b.Stop("\t")
		if Eval[bool](b, Script(`document.activeElement.matches($1)`, selector)) {
			return
		}
	}
	b.Fatalf("%s: the Tab key does not lead to %s", b.Where(), selector)
}

// Stop presses a key that moves the focus and checks that the focus can be seen. It returns where it is, "" for nowhere.
func (b *Tab) Stop(key string, options ...chromedp.KeyOption) string {
	b.Helper()
	Run(b, chromedp.KeyEvent(key, options...))
	found := Eval[[]string](b, "("+focusUnseen+")()")
	for _, fault := range found[1:] {
		b.Errorf("%s: the focus on %s: %s", b.Where(), found[0], fault)
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
		if (top && top !== e && !e.contains(top) && !top.contains(e)) {
			found.push(innerWidth + " px: it lies under " + top.outerHTML.slice(0, 60));
			break;
		}
	}
	const bar = document.getElementById("exit").parentElement, edge = bar.getBoundingClientRect();
	if (!bar.contains(e) && box.top < edge.bottom && box.bottom > edge.top) found.push(innerWidth + " px: it lies under the exit");
	return [e.localName + " " + (e.getAttribute("href") || e.id || e.textContent.trim()).slice(0, 60), ...found];
}`
