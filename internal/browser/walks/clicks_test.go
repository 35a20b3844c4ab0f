package walks_test

import (
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/browser"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// counted counts what somebody presses from the first page on, with the mouse or the keyboard.
type counted struct {
	*browser.Tab
	start  string // the address of the first page
	clicks int
	pages  map[string]bool // the addresses on the way, the first among them: what somebody has to take in
}

func (c *counted) chooses(words string) {
	c.Helper()
	c.clicks++
	c.sees()
	c.Answers(c.Chooses(words), http.StatusOK)
	c.sees()
}

// sees counts the page, once however often somebody comes back to it.
func (c *counted) sees() {
	c.Helper()
	if c.pages == nil {
		c.pages = map[string]bool{}
	}
	c.pages[browser.Eval[string](c.Tab, `location.pathname`)] = true
}

// picks chooses from a list.
func (c *counted) picks(list, value string) {
	c.Helper()
	if !browser.Eval[bool](c.Tab, browser.Script(`(() => {
		const l = document.querySelector($1);
		l.value = $2;
		return l.value === $2;
	})()`, list, value)) {
		c.Fatalf("%s has no %q", list, value)
	}
}

// took fails if a thing that is done often took more than it may.
func (c *counted) took(what string, clicks, pages int) {
	c.Helper()
	if c.clicks > clicks {
		c.Errorf("%s: %d clicks, %d are enough", what, c.clicks, clicks)
	}
	if len(c.pages) > pages {
		c.Errorf("%s: %d pages, %d are enough", what, len(c.pages), pages)
	}
	c.Logf("%s: %d clicks, %d pages", what, c.clicks, len(c.pages))
	c.clicks, c.pages = 0, nil
	browser.Run(c.Tab, chromedp.Navigate(c.start))
}

// A number is corrected without a mouse, with the search in place of the long list.
func TestWalkToOneNumberWithTheKeyboard(t *testing.T) {
	w := walking(t)
	withNumber(t, w)
	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	b.TabTo("a[href$='/nummern']")
	b.Follow(chromedp.KeyEvent("\r"))
	b.TabTo("#gesucht")
	browser.Run(b, chromedp.KeyEvent("111 111"))
	b.Follow(chromedp.KeyEvent("\r"))
	b.Says("1 Eintrag zu", "Weißer Ring")
	b.TabTo("a[href$='/weisser-ring.k']")
	b.Follow(chromedp.KeyEvent("\r"))
	b.Fills("Telefon", "02323 222222")
	b.TabTo(".savebar button")
	b.Follow(chromedp.KeyEvent("\r"))
	b.Says("Gespeichert.", "02323 222222")
	w.wentWell(t, b)
}

// withNumber gives Weißer Ring a number.
func withNumber(t testing.TB, w walk) {
	t.Helper()
	w.Change(t, "herne", func(work *editing.Work) error {
		for i := range work.Institutions {
			if inst := &work.Institutions[i]; inst.Key == "weisser-ring" {
				inst.Contacts = []directory.Contact{{Key: "k", Kind: directory.ContactHelp, Phone: "02323 111111"}}
			}
		}
		return nil
	})
}

// What a coordination does most is done from the first page with as many clicks as it deserves.
func TestWalkWithFewClicks(t *testing.T) {
	w := walking(t)
	withNumber(t, w)
	b := &counted{Tab: w.invited(t, "eva@example.org", account.Coordinator, "herne"), start: w.Base + "/verwaltung"}

	// One number: the page of all numbers, the form of this one.
	b.chooses("Telefonnummer berichtigen")
	b.Says("02323 111111", "Hilfe und Beratung", "noch keine Nummer")
	b.chooses("berichtigen: Weißer Ring")
	b.Fills("Telefon", "02323 222222")
	b.chooses("Veröffentlichen")
	b.Says("Gespeichert.", "02323 222222")
	b.Hushes("02323 111111")
	b.took("one number", 3, 3)

	b.chooses("Termin")
	b.Fills("Titel", "Treffen im Winter")
	b.picks("#f-art", "sitzung")
	b.Fills("Datum", "17.02.2027")
	b.chooses("Veröffentlichen")
	b.Says("Gespeichert.", "Treffen im Winter")
	b.took("the next meeting", 2, 3)
	b.Hushes("Kein Termin")

	b.chooses("Runder Tisch")
	b.chooses("Schirmherrschaft (0)")
	b.Fills("Bezeichnung", "Schirmherrin")
	b.Fills("Name", "Erika Beispiel")
	b.Fills("Funktion", "Oberbürgermeisterin")
	b.Fills("Warum darf der Name", "Amt, in der Pressemitteilung genannt")
	b.chooses("Veröffentlichen")
	b.Says("Gespeichert.", "Schirmherrin", "Erika Beispiel")
	b.took("a patron", 3, 4)

	b.chooses("Mitgliederliste")
	b.chooses("Nur ein einzelnes Mitglied hinzufügen")
	b.Fills("Name der Einrichtung", "Neue Hilfe e. V.")
	b.chooses("Nachsehen")
	b.picks("#f-e-arten-first", "opferhilfe")
	b.chooses("Veröffentlichen")
	b.chooses("Jetzt die Rufnummer eintragen")
	b.Fills("Telefon", "02323 333333")
	b.chooses("Veröffentlichen")
	b.Says("Gespeichert.", "02323 333333")
	b.took("a new institution with its number", 6, 7)

	b.chooses("Runder Tisch")
	b.chooses("Vereinbarungen (0)")
	b.Fills("Titel", "Vereinbarung über die Zusammenarbeit")
	b.Fills("Link zum Text", "www.example.org/vereinbarung.pdf")
	b.chooses("Veröffentlichen")
	b.Says("Gespeichert.")
	b.took("an agreement with its link", 3, 4)
	reader := w.person(t, "/netzwerke/herne")
	to := browser.Eval[string](reader, `document.querySelector("a[href$='vereinbarung.pdf']").href`)
	if to != "https://www.example.org/vereinbarung.pdf" {
		t.Errorf("the link leads to %s", to)
	}

	// The way through the first year.
	b.chooses("Schritt für Schritt")
	b.Says("Noch 4 von 9 Schritten", "Die Telefonnummern der Mitglieder", "Fertig")
	b.chooses("Nummern eintragen")
	b.Says("ohne Telefonnummer")
	w.wentWell(t, b.Tab, reader)
}
