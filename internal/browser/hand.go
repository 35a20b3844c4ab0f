package browser

import (
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// At fails unless the address bar shows this; a mark within the page may follow.
func (b *Tab) At(address string) {
	b.Helper()
	if where, _, _ := strings.Cut(b.Where(), "#"); where != address {
		b.Fatalf("at %s instead of %s: %s", where, address, b.Text())
	}
}

// Says fails unless the page says all of the words.
func (b *Tab) Says(words ...string) {
	b.Helper()
	text := b.Text()
	for _, w := range words {
		if !strings.Contains(text, w) {
			b.Errorf("%s does not say %q, but: %.400s", b.Where(), w, text)
		}
	}
}

// Hushes fails if the page says any of the words.
func (b *Tab) Hushes(words ...string) {
	b.Helper()
	text := b.Text()
	for _, w := range words {
		if before, after, found := strings.Cut(text, w); found {
			b.Errorf("%s says %q between %q and %q", b.Where(), w, before[max(0, len(before)-120):], after[:min(len(after), 120)])
		}
	}
}

// Chooses presses the link or button that is called so, and returns the status of the page that comes.
func (b *Tab) Chooses(words string) int64 {
	b.Helper()
	answer := b.Follow(b.Press(`a[href], button`, words))
	if answer == nil {
		b.Fatalf("%q leads nowhere", words)
	}
	return answer.Status
}

// Unfolds opens what is folded under these words.
func (b *Tab) Unfolds(words string) {
	b.Helper()
	Run(b, b.Press("summary", words))
	if !Eval[bool](b, Script(`[...document.querySelectorAll("summary")].some(s => s.innerText.includes($1) && s.parentElement.open)`, words)) {
		b.Fatalf("%s: %q does not unfold", b.Where(), words)
	}
}

// Press presses the mouse on the first of these elements that is seen and whose text, or name for screen readers, begins
// with the words. It must lie open there.
func (b *Tab) Press(elements, words string) chromedp.Action[chromedp.Void] {
	b.Helper()
	at := Eval[[]float64](b, Script(`(() => {
		const said = e => (e.getAttribute("aria-label") || e.innerText).replace(/\s+/g, " ").trim();
		const e = [...document.querySelectorAll($1)].find(e => e.checkVisibility() && said(e).startsWith($2));
		if (!e) return [];
		e.scrollIntoView({ block: "center" });
		const box = [...e.getClientRects()].find(r => r.width > 0) || e.getBoundingClientRect();
		const x = box.left + box.width / 2, y = box.top + box.height / 2, top = document.elementFromPoint(x, y);
		return [x, y, e.contains(top) ? 1 : 0];
	})()`, elements, words))
	if len(at) == 0 {
		b.Fatalf("%s: nothing to press is called %q: %s", b.Where(), words, b.Text())
	}
	if at[2] == 0 {
		b.Fatalf("%s: %q lies under something", b.Where(), words)
	}
	return chromedp.MouseClickXY(at[0], at[1])
}

// Fills types a text into the field with this label, in place of what stands there.
func (b *Tab) Fills(label, text string) {
	b.Helper()
	Run(b, b.Press("label", label))
	if !Eval[bool](b, `(() => {
		const e = document.activeElement;
		if (!e.matches("input, textarea")) return false;
		e.select();
		return true;
	})()`) {
		b.Fatalf("%s: the label %q leads to no field", b.Where(), label)
	}
	Call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// Filled returns what stands in the field with this label.
func (b *Tab) Filled(label string) string {
	b.Helper()
	return Eval[string](b, Script(`(() => {
		const l = [...document.querySelectorAll("label")].find(l => l.innerText.trim().startsWith($1));
		return l && l.control ? l.control.value : "there is no such field";
	})()`, label))
}

// Answers fails unless the status of a page is this.
func (b *Tab) Answers(got int64, want int) {
	b.Helper()
	if got != int64(want) {
		b.Fatalf("%s answers %d, want %d: %s", b.Where(), got, want, b.Text())
	}
}
