package walks_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/task"
)

var entryInMail = regexp.MustCompile(`http://localhost:\d+/bestaetigung/\S+`)

// opens opens the link in the newest mail to an institution, in a browser of its own.
func (w walk) opens(t testing.TB, email, name string) *browser.Tab {
	t.Helper()
	letter := w.mailTo(t, email)
	link := entryInMail.FindString(letter.Text)
	if letter.Subject != "Stimmt Ihr Eintrag noch?" || !strings.Contains(letter.Text, name) || link == "" {
		t.Fatalf("the mail: %+v", letter)
	}
	b := w.person(t, strings.TrimPrefix(link, w.Base))
	b.Says("Ihr Eintrag: "+name, "Sie brauchen kein Konto.", "0123 456789")
	return b
}

// Institutions are asked whether their entry is right, and answer without an account. The first, which the yearly work
// asks, corrects a number; the second, which the coordinator asks, finds all right.
func TestWalkOfInstitutionsThatAreAsked(t *testing.T) {
	w := walking(t)
	d := apptest.InventedNetwork(1, 2)
	d.Institutions[0].Contacts[0].Email, d.Institutions[1].Contacts[0].Email = "erste@example.org", "zweite@example.org"
	recently := directory.PartialDate("2026-10-01") // so it is not the second's turn
	d.Institutions[1].Contacts[0].CheckedOn, d.Members[1].CheckedOn = recently, recently
	owner := w.DB.Owner
	if _, err := editing.New(owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	eva := w.invited(t, "eva@example.org", account.Coordinator, "erfunden-1")
	if err := owner.Enqueue(t.Context(), task.AskInstitutions{Day: "2026-11-23"}, time.Time{}); err != nil {
		t.Fatal(err)
	}
	first := w.opens(t, "erste@example.org", "Erfundene Stelle 1.0")
	first.Unfolds("Etwas ist anders")
	first.Fills("Telefon", "0123 987654")
	first.Snapshot("gang-bestaetigung")
	first.Answers(first.Chooses("Änderungen senden"), http.StatusOK)
	first.At(w.Base + "/bestaetigung/danke")
	first.Says("Ihre Antwort ist angekommen.", "Änderungen sieht sich zuerst die Koordination an.")
	reader := w.person(t, "/einrichtungen/"+d.Institutions[0].Key)
	reader.Says("0123 456789", "noch nicht bestätigt")
	reader.Hushes("987654")

	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung"))
	eva.Chooses("1 Antwort einer Einrichtung wartet")
	eva.Says("Erfundene Stelle 1.0", "Heute 0123 456789 Neu 0123 987654")
	eva.Answers(eva.Chooses("Ausgewählte übernehmen"), http.StatusOK)
	eva.Says("Das ist erledigt und wartet nicht mehr.", "Hier wartet nichts.")
	browser.Run(reader, chromedp.Reload())
	reader.Says("0123 987654", "Von der Einrichtung bestätigt im November 2026")
	reader.Hushes("0123 456789")

	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/erfunden-1/pruefung"))
	eva.Says("Änderungen geschickt am 22. November 2026")
	eva.Answers(eva.Chooses("Jetzt um Bestätigung bitten: Erfundene Stelle 1.1"), http.StatusOK)
	eva.Says("Die Einrichtung bekommt eine E-Mail.")
	second := w.opens(t, "zweite@example.org", "Erfundene Stelle 1.1")
	link := second.Where()
	second.Answers(second.Chooses("Stimmt alles"), http.StatusOK)
	second.Says("Vielen Dank", "steht jetzt bei Ihrem Eintrag, dass Sie ihn geprüft haben")
	browser.Run(reader, chromedp.Navigate(w.Base+"/einrichtungen/"+d.Institutions[1].Key))
	reader.Says("0123 456789", "Von der Einrichtung bestätigt im November 2026")
	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/erfunden-1/pruefung"))
	eva.Says("„Stimmt alles“ am 22. November 2026")
	eva.Chooses("Zu tun")
	eva.Hushes("wartet")
	browser.Run(second, chromedp.Navigate(link))
	second.Says("Sie haben schon geantwortet")
	w.wentWell(t, eva, first, second, reader)
}
