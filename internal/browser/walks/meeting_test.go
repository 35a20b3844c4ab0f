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
)

var meetingInMail = regexp.MustCompile(`http://localhost:\d+/treffen/\S+`)

// A meeting from the proposal to the report: planned, sent, answered without an account, moved, ticked, noted, sent, shown.
func TestWalkOfAMeeting(t *testing.T) {
	w := walking(t)
	d := apptest.InventedNetwork(1, 2)
	d.Institutions[0].Contacts[0].Email, d.Institutions[1].Contacts[0].Email = "erste@example.org", "zweite@example.org"
	for i := range d.Institutions { // so that nobody is asked whether the entry is right
		d.Institutions[i].Contacts[0].CheckedOn, d.Members[i].CheckedOn = "2026-10-01", "2026-10-01"
	}
	if _, err := editing.New(w.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	eva := w.invited(t, "eva@example.org", account.Coordinator, "erfunden-1")
	chosen := 0
	choose := func(words string) {
		t.Helper()
		chosen++
		eva.Answers(eva.Chooses(words), http.StatusOK)
	}
	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/erfunden-1"))
	choose("Treffen")
	choose("Treffen planen")
	eva.Says("An welchen Tagen?", "Mittwoch,")
	eva.Fills("Oder ein anderer Tag", "23.11.2026")
	browser.Run(eva, eva.Click(`input[name="tag"][checked]`)) // the day that was proposed is not wanted
	eva.Fills("Beginn", "14")
	eva.Fills("Ort", "Rathaus, Saal 1")
	eva.Fills("Tagesordnung", "Begrüßung\nBericht aus der Arbeitsgruppe")
	eva.Fills("E-Mail-Adresse für Rückfragen", "gleich@example.org")
	eva.Snapshot("gang-treffen-planen")
	choose("Speichern")
	eva.Says("Gespeichert. Eingeladen ist noch niemand.")
	choose("Ansehen und verschicken")
	eva.Says("Montag, 23. November 2026, 14:00 Uhr", "2 E-Mails")
	choose("Jetzt verschicken")
	eva.Says("Die E-Mails gehen jetzt hinaus.", "Zusagen: 0, Absagen: 0, noch ohne Antwort: 2.")
	t.Logf("from the page of the network to the invitations: %d clicks", chosen)

	letter := w.mailTo(t, "erste@example.org")
	link := meetingInMail.FindString(letter.Text)
	if link == "" || letter.Calendar.Method != "REQUEST" || letter.ReplyTo != "gleich@example.org" {
		t.Fatalf("the invitation: %+v", letter)
	}
	first := w.person(t, strings.TrimPrefix(link, w.Base))
	first.Says("Treffen des Netzwerks", "Rathaus, Saal 1", "Kommt jemand von Ihnen?")
	first.Answers(first.Chooses("Antworten"), http.StatusUnprocessableEntity)
	first.Says("Bitte wählen Sie eine Antwort.")
	browser.Run(first, first.Press("label", "Jemand anderes kommt"))
	first.Fills("Wer kommt?", "Vertretung der Leitung")
	first.Snapshot("gang-treffen-antwort")
	first.Answers(first.Chooses("Antworten"), http.StatusOK)
	first.Says("Danke, Ihre Antwort ist angekommen.", "Jemand anderes kommt: Vertretung der Leitung")

	choose("Angaben ändern")
	eva.Fills("Beginn", "15:00")
	choose("Speichern")
	eva.Says("Noch nicht verschickt: 2 E-Mails", "Zusagen: 1, Absagen: 0, noch ohne Antwort: 1.")
	choose("Ansehen und verschicken")
	choose("Jetzt verschicken")
	update := w.mailTo(t, "erste@example.org")
	if !strings.HasPrefix(update.Subject, "Geändert: ") || !strings.Contains(update.Calendar.Data, "SEQUENCE:1\r\n") {
		t.Errorf("the update: %+v", update)
	}

	w.clock.Set(time.Date(2026, 11, 23, 15, 30, 0, 0, directory.Germany()))
	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/erfunden-1/treffen"))
	eva.At(w.Base + "/anmelden") // a day later the session is over
	browser.Run(eva, chromedp.Navigate(w.Base+w.SignInLink(t, "eva@example.org")))
	eva.Follow(eva.Click("main button"))
	browser.Run(eva, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/erfunden-1/treffen"))
	choose("23. November 2026")
	choose("Teilnahme abhaken")
	browser.Run(eva, eva.Press("label", "Erfundene Stelle 1.0"))
	eva.Fills("Noch eine Einrichtung", "Gast aus der Nachbarstadt")
	eva.Snapshot("gang-treffen-teilnahme")
	choose("Speichern")
	eva.Says("2 Personen aus 2 Einrichtungen waren da.")
	choose("Ergebnisse eintragen")
	eva.Fills("Was", "Frau K., geb. 12.3.1988, braucht Hilfe")
	eva.Answers(eva.Chooses("Speichern"), http.StatusUnprocessableEntity)
	eva.Says("Fälle gehören nicht hierher")
	eva.Fills("Was", "Der Flyer wird neu gedruckt")
	eva.Fills("Wer", "Erfundene Stelle 1.0")
	eva.Fills("Bis wann", "1.3.2027")
	choose("Speichern")
	eva.Says("Der Flyer wird neu gedruckt (Erfundene Stelle 1.0, bis 1. März 2027)")
	choose("Ergebnisse ansehen und verschicken")
	eva.Says("– Der Flyer wird neu gedruckt (Erfundene Stelle 1.0, bis 1. März 2027)", "Verschicken lassen sie sich nur einmal.")
	choose("Jetzt verschicken")
	eva.Says("An die Mitglieder verschickt am 23. November 2026.")
	results := w.mailTo(t, "erste@example.org")
	if !strings.Contains(results.Text, "– Der Flyer wird neu gedruckt") || results.Calendar.Method != "" {
		t.Errorf("the results: %+v", results)
	}
	choose("Öffentlich zeigen")
	reader := w.person(t, "/netzwerke/erfunden-1")
	reader.Says("Das Netzwerk hat getagt", "November 2026")
	reader.Hushes("Rathaus", "Flyer", "Begrüßung", "Gast aus der Nachbarstadt")
	t.Logf("from the proposal to the public line: %d clicks of the coordination", chosen)
	w.wentWell(t, eva, first, reader)
}
