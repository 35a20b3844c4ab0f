package pages_test

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
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
	staffed, confirmed := apptest.ServeAs(t, r, anna), apptest.ServeAs(t, r, contact)
	b := browser.Open(t)
	for name, page := range map[string]struct {
		at   apptest.Served
		path string
		send bool
	}{
		"todo": {staffed, "/verwaltung", false}, "check": {staffed, "/verwaltung/netzwerke/erfunden-1/pruefung", false}, "inbox": {staffed, "/verwaltung/netzwerke/erfunden-1/eingang", false},
		"inbox-herne": {staffed, "/verwaltung/netzwerke/herne/eingang", false}, "own": {confirmed, own, false}, "own-todo": {confirmed, "/verwaltung", false},
		"link-used": {confirmed, mailed, false}, "report": {confirmed, "/netzwerke/herne/hinweis", false}, "report-empty": {confirmed, "/netzwerke/herne/hinweis", true},
		"report-thanks": {confirmed, "/en/einrichtungen/weisser-ring/hinweis/danke", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := b.During(t)
			b.Size(390, 844)
			b.Follow(chromedp.Navigate(page.at.Base + page.path))
			if page.send {
				b.Follow(b.Click("main form button"))
			}
			if !page.send { // a form that comes back begins at what is wrong
				b.CheckExitIsFirst()
			}
			b.Inspect(true, 390, 1280, 320)
			if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
				b.Photograph(filepath.Join(pictures, "fresh_"+name))
			}
		})
	}
}
