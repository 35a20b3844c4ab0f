package browser

// Inspect looks at the page that stands there from the sides that every page has, whatever it says: axe-core, the layout and
// the exit. What is folded is opened first, and bars that stick to the screen are put where they belong in the text: what has
// the focus comes out from under them, as a test of the desk sees, but axe does not know that. forced says whether to look at
// it in the visitor's own colours too, which matters for what kind of page it is, not for what it shows.
func (b *Tab) Inspect(forced bool, widths ...int64) {
	b.Helper()
	Eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true });
		document.querySelectorAll(".savebar").forEach(bar => { bar.style.position = "static" })`)
	b.CheckAccessible("prefers-color-scheme: light")
	b.CheckAccessible("prefers-color-scheme: dark")
	if forced {
		b.CheckAccessible("forced-colors: active")
	}
	b.Media("")
	for _, width := range widths {
		b.Size(width, heights[width])
		b.CheckWidth(width)
	}
	Eval[any](b, `document.querySelectorAll(".savebar").forEach(bar => { bar.style.position = "" })`)
}

// heights are of the screens that are this wide: a small phone, or a desk at 400 %; a phone; a desk at 200 %; a desk.
var heights = map[int64]int64{320: 640, 390: 844, 640: 400, 1280: 800}

// CheckWidth looks at the layout, and at the exit at the beginning and the end of the page.
func (b *Tab) CheckWidth(width int64) {
	b.Helper()
	b.Faults("width", `() => {
		const found = (`+misplaced+`)().concat((`+Script(exitOutOfReach, width, 0)+`)(), (`+Script(exitOutOfReach, width, 1)+`)());
		scrollTo(0, 0);
		return found;
	}`, width)
}

// Looks takes the picture of the page that stands there, and inspects it.
func (b *Tab) Looks(name string) {
	b.Helper()
	b.Snapshot(name)
	b.Inspect(false, 320, 390, 1280)
	b.Size(390, 844)
}
