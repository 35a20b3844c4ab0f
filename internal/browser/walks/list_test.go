package walks_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/browser"
	"rundtisch/internal/examples/published"
)

// changedByHand is the published list of Herne with one member fewer, one more, and one under another name.
func changedByHand(t testing.TB) string {
	t.Helper()
	text := published.Text(t, "herne")
	for _, change := range [][2]string{
		{"- Schattenlicht - Beratungsstelle für Frauen und Mädchen e.V.\n", ""},
		{"- Frauenhaus Herne\n", "- Frauenhaus Herne\n- Caritasverband Herne e.V.\n"},
		{"Stadt Herne - Fachbereich Öffentliche Ordnung\n", "Stadt Herne - Fachbereich Öffentliche Ordnung und Sport\n"},
	} {
		changed := strings.Replace(text, change[0], change[1], 1)
		if changed == text {
			t.Fatalf("the published text has no %q", change[0])
		}
		text = changed
	}
	return text
}

// From the invitation to a list that is taken over, and taken back.
func TestWalkFromTheInvitationToAListThatIsTakenBack(t *testing.T) {
	text := changedByHand(t)
	w := walking(t)
	reader := w.person(t, "/netzwerke/herne")
	before := reader.Text()
	reader.Says("Schattenlicht", "15 Einrichtungen und 2 Gruppen", "Vom Netzwerk noch nicht bestätigt.")
	reader.Hushes("Caritasverband", "und Sport")

	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	b.Says("Zu tun", "Runder Tisch gegen häusliche Gewalt (Herne)")
	b.Snapshot("gang-zu-tun")
	b.Chooses("Runder Tisch gegen häusliche Gewalt (Herne)")
	b.At(w.Base + "/verwaltung/netzwerke/herne")
	b.Chooses("Mitgliederliste")
	b.Says("Fügen Sie den Text ein, so wie er ist", "Bis dahin ist nichts veröffentlicht")
	b.TabTo("#text")
	browser.Call(b, input.InsertText, input.InsertTextParams{Text: text})
	b.TabTo("main form button")
	b.Follow(chromedp.KeyEvent("\r"))
	b.Says("17 gelesen: 15 wie bisher, 1 neu, 1 geändert; 1 nicht mehr in der Liste", "Noch ist nichts veröffentlicht",
		"Neu 1", "Caritasverband Herne e. V.", "Geändert 1", "Fachbereich Öffentliche Ordnung und Sport", "Nicht mehr in der Liste 1",
		"Schattenlicht – Beratungsstelle für Frauen und Mädchen e. V.", "Wie bisher 15")
	b.Unfolds("Wie bisher")
	b.Says("Weißer Ring e. V.")
	b.Snapshot("gang-vergleich")
	browser.Run(b, b.Click(".gone input")) // nothing is removed unless somebody says so
	browser.Run(reader, chromedp.Reload())
	if now := reader.Text(); now != before {
		t.Errorf("before the list is taken over the page says %s", now)
	}

	b.Answers(b.Chooses("Übernehmen"), http.StatusOK)
	b.Says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Mitgliederliste übernommen", "Koordination")
	browser.Run(reader, chromedp.Reload())
	reader.Says("Liste geprüft im November 2026.")
	reader.Hushes("Schattenlicht", "Diese Liste ist noch nicht geprüft.")

	b.Chooses("Verlauf")
	b.Says("Jede Änderung ist hier festgehalten und lässt sich zurücknehmen.", "Geladen", "Mitgliederliste übernommen",
		"1 Mitglied neu", "1 Mitglied entfällt", "22. November 2026, 14:00 Uhr")
	b.Snapshot("gang-verlauf")
	b.Chooses("Mitgliederliste übernommen")
	b.Says("neu Mitglied Caritasverband Herne e. V.", "entfällt Mitglied Schattenlicht – Beratungsstelle für Frauen und Mädchen e. V.", "und Sport")
	b.Chooses("Diese Änderung zurücknehmen")
	b.Says("Änderung zurückgenommen", "nimmt zurück: Änderung 2", "neu Mitglied Schattenlicht")
	browser.Run(reader, chromedp.Reload())
	if now := reader.Text(); now != before {
		t.Errorf("taken back, the page says\n%s\nand said\n%s", now, before)
	}

	b.TabTo("#exit")
	b.Arrive(w.Pages.ExitURL, chromedp.KeyEvent("\r"))
	if n := w.QueryInt(t, `select count(*) from desk.sessions where account_id is not null and ended_at is null`); n != 0 {
		t.Errorf("after the exit %d sessions are left", n)
	}
	browser.Run(b, chromedp.Navigate(w.Base+"/verwaltung/netzwerke/herne"))
	b.At(w.Base + "/anmelden")
	w.wentWell(t, b, reader)
}
