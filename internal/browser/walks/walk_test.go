package walks_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/mail"
)

// walk is the whole program as people meet it: in their browsers, and in their mail.
type walk struct {
	apptest.Served
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
func (w walk) person(t testing.TB, path string) *browser.Tab {
	t.Helper()
	b := browser.Open(t)
	b.WithoutJavaScript()
	browser.Run(b, chromedp.Navigate(w.Base+path))
	return b
}

// invited invites somebody, and walks from the invitation through both mails to the first page, with the keyboard.
func (w walk) invited(t testing.TB, email string, role account.Role, about string) *browser.Tab {
	t.Helper()
	w.Invite(t, email, role, about)
	invitation := w.mailTo(t, email)
	if !strings.Contains(invitation.Text, w.Base+"/anmelden\n") {
		t.Fatalf("the invitation: %+v", invitation)
	}
	b := w.person(t, "/anmelden")
	b.TabTo("#email")
	browser.Run(b, chromedp.KeyEvent(email))
	b.Follow(chromedp.KeyEvent("\r"))
	b.At(w.Base + "/anmelden/gesendet")
	b.Says("Bitte sehen Sie in Ihr Postfach")
	letter := w.mailTo(t, email)
	link := linkInMail.FindString(letter.Text)
	if link == "" {
		t.Fatalf("instead of the link: %+v", letter)
	}
	browser.Run(b, chromedp.Navigate(link))
	b.TabTo("main button")
	b.Follow(chromedp.KeyEvent("\r"))
	if role == account.Staff {
		b.At(w.Base + "/vermittlung")
	} else {
		b.At(w.Base + "/verwaltung")
	}
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

// wentWell fails if the program complained, or a page was not as the browser wants it.
func (w walk) wentWell(t testing.TB, people ...*browser.Tab) {
	t.Helper()
	if log := w.Log.String(); strings.Contains(log, "level=ERROR") || strings.Contains(log, "level=WARN") {
		t.Errorf("the log:\n%s", log)
	}
	for _, b := range people {
		now := b.Seen()
		for _, wrong := range slices.Concat(now.Refusals, now.Console) {
			if !strings.HasPrefix(wrong, "Clear-Site-Data header") { // says what was cleared
				t.Errorf("the browser complains: %s", wrong)
			}
		}
	}
}
