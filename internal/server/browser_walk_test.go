package server_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/mail"
)

// walk is the whole program as people meet it: in their browsers, and in their mail.
type walk struct {
	served
	box   letterbox
	clock *apptest.Clock
	post  map[string][]mail.Message // by whom it is for; it came while somebody else's was waited for
}

// walking starts the program an hour after the five networks were loaded, with a clock that the test turns.
func walking(t testing.TB) walk {
	t.Helper()
	site, box := withMail(t, func(s *apptest.Setup) { s.Now, s.Clock = nil, apptest.NewClock(apptest.Today.Add(time.Hour)) })
	return walk{site, box, site.Clock, map[string][]mail.Message{}}
}

// person opens a browser of its own, without JavaScript, at a page.
func (w walk) person(t testing.TB, path string) *tab {
	t.Helper()
	b := openTab(t)
	b.withoutJavaScript()
	run(b, chromedp.Navigate(w.base+path))
	return b
}

// invited invites somebody, and walks from the invitation through both mails to the first page, with the keyboard.
func (w walk) invited(t testing.TB, email string, role account.Role, about string) *tab {
	t.Helper()
	w.Invite(t, email, role, about)
	invitation := w.mailTo(t, email)
	if !strings.Contains(invitation.Text, w.base+"/anmelden\n") {
		t.Fatalf("the invitation: %+v", invitation)
	}
	b := w.person(t, "/anmelden")
	b.tabTo("#email")
	run(b, chromedp.KeyEvent(email))
	b.follow(chromedp.KeyEvent("\r"))
	b.at(w.base + "/anmelden/gesendet")
	b.says("Bitte sehen Sie in Ihr Postfach")
	letter := w.mailTo(t, email)
	link := linkInMail.FindString(letter.Text)
	if link == "" {
		t.Fatalf("instead of the link: %+v", letter)
	}
	run(b, chromedp.Navigate(link))
	b.tabTo("main button")
	b.follow(chromedp.KeyEvent("\r"))
	b.at(w.base + "/verwaltung")
	return b
}

// mailTo returns the next mail to somebody.
func (w walk) mailTo(t testing.TB, email string) mail.Message {
	t.Helper()
	for len(w.post[email]) == 0 {
		m := w.box.next(t)
		w.post[m.To] = append(w.post[m.To], m)
	}
	first := w.post[email][0]
	w.post[email] = w.post[email][1:]
	return first
}

// at fails unless the address bar shows this; a mark within the page may follow.
func (b *tab) at(address string) {
	b.Helper()
	if where, _, _ := strings.Cut(b.where(), "#"); where != address {
		b.Fatalf("at %s instead of %s: %s", where, address, b.text())
	}
}

// hushes fails if the page says any of the words.
func (b *tab) hushes(words ...string) {
	b.Helper()
	text := b.text()
	for _, w := range words {
		if before, after, found := strings.Cut(text, w); found {
			b.Errorf("%s says %q between %q and %q", b.where(), w, before[max(0, len(before)-120):], after[:min(len(after), 120)])
		}
	}
}

// chooses presses the link or button that is called so, and returns the status of the page that comes.
func (b *tab) chooses(words string) int64 {
	b.Helper()
	answer := b.follow(b.press(`a[href], button`, words))
	if answer == nil {
		b.Fatalf("%q leads nowhere", words)
	}
	return answer.Status
}

// unfolds opens what is folded under these words.
func (b *tab) unfolds(words string) {
	b.Helper()
	run(b, b.press("summary", words))
	if !eval[bool](b, script(`[...document.querySelectorAll("summary")].some(s => s.innerText.includes($1) && s.parentElement.open)`, words)) {
		b.Fatalf("%s: %q does not unfold", b.where(), words)
	}
}

// press presses the mouse on the first of these elements that is seen and whose text, or name for screen readers, begins
// with the words. It must lie open there.
func (b *tab) press(elements, words string) chromedp.Action[chromedp.Void] {
	b.Helper()
	at := eval[[]float64](b, script(`(() => {
		const said = e => (e.getAttribute("aria-label") || e.innerText).replace(/\s+/g, " ").trim();
		const e = [...document.querySelectorAll($1)].find(e => e.checkVisibility() && said(e).startsWith($2));
		if (!e) return [];
		e.scrollIntoView({ block: "center" });
		const box = [...e.getClientRects()].find(r => r.width > 0) || e.getBoundingClientRect();
		const x = box.left + box.width / 2, y = box.top + box.height / 2, top = document.elementFromPoint(x, y);
		return [x, y, e.contains(top) ? 1 : 0];
	})()`, elements, words))
	if len(at) == 0 {
		b.Fatalf("%s: nothing to press is called %q: %s", b.where(), words, b.text())
	}
	if at[2] == 0 {
		b.Fatalf("%s: %q lies under something", b.where(), words)
	}
	return chromedp.MouseClickXY(at[0], at[1])
}

// fills types a text into the field with this label, in place of what stands there.
func (b *tab) fills(label, text string) {
	b.Helper()
	run(b, b.press("label", label))
	if !eval[bool](b, `(() => { const e = document.activeElement; if (!e.matches("input, textarea")) return false; e.select(); return true; })()`) {
		b.Fatalf("%s: the label %q leads to no field", b.where(), label)
	}
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// filled returns what stands in the field with this label.
func (b *tab) filled(label string) string {
	b.Helper()
	return eval[string](b, script(`(() => {
		const l = [...document.querySelectorAll("label")].find(l => l.innerText.trim().startsWith($1));
		return l && l.control ? l.control.value : "there is no such field";
	})()`, label))
}

// answers fails unless the status of a page is this.
func (b *tab) answers(got int64, want int) {
	b.Helper()
	if got != int64(want) {
		b.Fatalf("%s answers %d, want %d: %s", b.where(), got, want, b.text())
	}
}

// wentWell fails if the program complained, or a page was not as the browser wants it.
func (w walk) wentWell(t testing.TB, people ...*tab) {
	t.Helper()
	if log := w.Log.String(); strings.Contains(log, "level=ERROR") || strings.Contains(log, "level=WARN") {
		t.Errorf("the log:\n%s", log)
	}
	for _, b := range people {
		now := b.seen.since()
		for _, wrong := range slices.Concat(now.refusals, now.console) {
			if !strings.HasPrefix(wrong, "Clear-Site-Data header") { // says what was cleared
				t.Errorf("the browser complains: %s", wrong)
			}
		}
	}
}
