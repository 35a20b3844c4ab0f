package server_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/task"
)

var entryInMail = regexp.MustCompile(`http://localhost:\d+/bestaetigung/\S+`)

// opens opens the link in the newest mail to an institution, in a browser of its own.
func (w walk) opens(t testing.TB, email, name string) *tab {
	t.Helper()
	letter := w.mailTo(t, email)
	link := entryInMail.FindString(letter.Text)
	if letter.Subject != "Stimmt Ihr Eintrag noch?" || !strings.Contains(letter.Text, name) || link == "" {
		t.Fatalf("the mail: %+v", letter)
	}
	b := w.person(t, strings.TrimPrefix(link, w.base))
	b.says("Ihr Eintrag: "+name, "Sie brauchen kein Konto.", "0123 456789")
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
	first.unfolds("Etwas ist anders")
	first.fills("Telefon", "0123 987654")
	first.snapshot("gang-bestaetigung")
	first.answers(first.chooses("Änderungen senden"), http.StatusOK)
	first.at(w.base + "/bestaetigung/danke")
	first.says("Ihre Antwort ist angekommen.", "Änderungen sieht sich zuerst die Koordination an.")
	reader := w.person(t, "/einrichtungen/"+d.Institutions[0].Key)
	reader.says("0123 456789", "noch nicht geprüft")
	reader.hushes("987654")

	run(eva, chromedp.Navigate(w.base+"/verwaltung"))
	eva.chooses("1 Antwort einer Einrichtung wartet")
	eva.says("Erfundene Stelle 1.0", "Heute 0123 456789 Neu 0123 987654")
	eva.answers(eva.chooses("Ausgewählte übernehmen"), http.StatusOK)
	eva.says("Die Entscheidung ist eingetragen.", "Hier wartet nichts.")
	run(reader, chromedp.Reload())
	reader.says("0123 987654", "geprüft vor weniger als einem Monat (durch die Einrichtung selbst)")
	reader.hushes("0123 456789")

	run(eva, chromedp.Navigate(w.base+"/verwaltung/netzwerke/erfunden-1/pruefung"))
	eva.says("Änderungen geschickt am 22. November 2026")
	eva.answers(eva.chooses("Jetzt um Bestätigung bitten: Erfundene Stelle 1.1"), http.StatusOK)
	eva.says("Die Einrichtung bekommt eine E-Mail.")
	second := w.opens(t, "zweite@example.org", "Erfundene Stelle 1.1")
	link := second.where()
	second.answers(second.chooses("Stimmt alles"), http.StatusOK)
	second.says("Vielen Dank", "steht jetzt bei Ihrem Eintrag, dass Sie ihn geprüft haben")
	run(reader, chromedp.Navigate(w.base+"/einrichtungen/"+d.Institutions[1].Key))
	reader.says("0123 456789", "geprüft vor weniger als einem Monat (durch die Einrichtung selbst)")
	run(eva, chromedp.Navigate(w.base+"/verwaltung/netzwerke/erfunden-1/pruefung"))
	eva.says("„Stimmt alles“ am 22. November 2026")
	eva.chooses("Zu tun")
	eva.hushes("wartet")
	run(second, chromedp.Navigate(link))
	second.says("Sie haben schon geantwortet")
	w.wentWell(t, eva, first, second, reader)
}
