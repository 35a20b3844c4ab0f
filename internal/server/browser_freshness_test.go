package server_test

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// TestPagesOfFreshness looks at what is to do, the inbox, the mailed link and the box for errors as TestEveryPage does.
func TestPagesOfFreshness(t *testing.T) {
	r := apptest.Start(t)
	r.Pages.Mails = true
	mailed, key := r.ConfirmationLink(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne", "soest", "erfunden-1")...)
	contact := r.AddAccount(t, "stelle@example.org", account.Grant{Role: account.Contact, Institution: directory.NewID("institution", key)})
	own := "/verwaltung/einrichtungen/" + key
	stand := apptest.Document(t, r.Do(t, contact, own, nil)).Find(`input[name="stand"]`).First().AttrOr("value", "")
	for _, text := range []string{"Wir haben eine neue Leitung.", "Und noch etwas."} {
		r.Do(t, contact, own, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"0123 999999"}, "ort": {"Herne und Umgebung"}, "text": {text}})
	}
	r.Do(t, apptest.Nobody, apptest.HernePage+"/hinweis", url.Values{"text": {"Die Sprechzeiten der Beratung stimmen nicht mehr."}})
	staffed, confirmed := serveAs(t, r, anna), serveAs(t, r, contact)
	b := openTab(t)
	axe := readAxe(t)
	for name, page := range map[string]struct {
		at   served
		path string
		send bool
	}{
		"todo": {staffed, "/verwaltung", false}, "check": {staffed, "/verwaltung/netzwerke/erfunden-1/pruefung", false}, "inbox": {staffed, "/verwaltung/netzwerke/erfunden-1/eingang", false},
		"inbox-herne": {staffed, "/verwaltung/netzwerke/herne/eingang", false}, "own": {confirmed, own, false}, "own-todo": {confirmed, "/verwaltung", false},
		"link-used": {confirmed, mailed, false}, "report": {confirmed, "/netzwerke/herne/hinweis", false}, "report-empty": {confirmed, "/netzwerke/herne/hinweis", true},
		"report-thanks": {confirmed, "/en/einrichtungen/weisser-ring/hinweis/danke", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := b.during(t)
			b.size(390, 844)
			b.follow(chromedp.Navigate(page.at.base + page.path))
			if page.send {
				b.follow(b.click("main form button"))
			}
			if !page.send { // a form that comes back begins at what is wrong
				b.checkExitIsFirst()
			}
			eval[any](b, `document.querySelectorAll("details").forEach(d => { d.open = true })`)
			eval[any](b, axe)
			for _, scheme := range []string{"prefers-color-scheme: light", "prefers-color-scheme: dark", "forced-colors: active"} {
				b.checkAccessible(scheme)
			}
			b.media("")
			for _, width := range []int64{390, 1280, 320} {
				b.size(width, 800)
				b.checkLayout(width)
			}
			if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
				b.photograph(filepath.Join(pictures, "fresh_"+name))
			}
		})
	}
}
