package server_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
)

const (
	aimOfHerne = "Rückgang häuslicher Gewalt durch intensive Aufklärungs- und Öffentlichkeitsarbeit"
	theOther   = "Verbesserung der Situation von Gewaltbetroffenen"
)

// toTheAim goes from the first page to the form of the first goal.
func (b *tab) toTheAim() {
	b.Helper()
	for _, link := range []string{"Runder Tisch gegen häusliche Gewalt (Herne)", "Ziele", aimOfHerne} {
		b.answers(b.chooses(link), http.StatusOK)
	}
	b.says("Ziel bearbeiten", "Was Sie hier veröffentlichen, sehen alle, auch ohne Anmeldung.")
}

// Two coordinators have the same goal open. The second to save sees both texts, decides, and both stand in the history.
func TestWalkOfTwoWhoChangeTheSame(t *testing.T) {
	w := walking(t)
	eva := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	jan := w.invited(t, "jan@example.org", account.Coordinator, "herne")
	eva.toTheAim()
	jan.toTheAim()
	eva.fills("Text", "Evas Text: weniger Gewalt")
	eva.answers(eva.chooses("Veröffentlichen"), http.StatusOK)
	eva.says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Evas Text: weniger Gewalt")

	w.clock.Turn(5 * time.Minute)
	jan.fills("Text", "Jans Text: mehr Aufklärung")
	jan.answers(jan.chooses("Veröffentlichen"), http.StatusConflict)
	jan.says("Jemand hat inzwischen gespeichert", "nichts wurde überschrieben", "Zuletzt gespeichert von eva@example.org, 22. November 2026, 14:00 Uhr.",
		"Inzwischen gespeichert: Evas Text: weniger Gewalt")
	if typed := jan.filled("Text"); typed != "Jans Text: mehr Aufklärung" {
		t.Errorf("of what was typed is left %q", typed)
	}
	jan.snapshot("gang-zwei-staende")
	reader := w.person(t, "/netzwerke/herne")
	reader.says("Evas Text: weniger Gewalt")
	reader.hushes("Jans Text", aimOfHerne)

	jan.answers(jan.chooses("Veröffentlichen"), http.StatusOK)
	jan.says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Jans Text: mehr Aufklärung", theOther)
	run(reader, chromedp.Reload())
	reader.says("Jans Text: mehr Aufklärung")
	reader.hushes("Evas Text")

	jan.chooses("Runder Tisch gegen häusliche Gewalt (Herne)")
	jan.chooses("Verlauf")
	jan.says("14:05 Uhr · Koordination (jan@example.org)", "14:00 Uhr · Koordination (eva@example.org)")
	jan.chooses("Bearbeitet") // the newest
	jan.says("jan@example.org", "Evas Text: weniger Gewalt → Jans Text: mehr Aufklärung")
	w.wentWell(t, eva, jan, reader)
}
