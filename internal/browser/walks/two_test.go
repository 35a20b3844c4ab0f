package walks_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/browser"
)

const (
	aimOfHerne = "Rückgang häuslicher Gewalt durch intensive Aufklärungs- und Öffentlichkeitsarbeit"
	theOther   = "Verbesserung der Situation von Gewaltbetroffenen"
)

// toTheAim goes from the first page to the form of the first goal.
func toTheAim(b *browser.Tab) {
	b.Helper()
	for _, link := range []string{"Runder Tisch gegen häusliche Gewalt (Herne)", "Ziele", aimOfHerne} {
		b.Answers(b.Chooses(link), http.StatusOK)
	}
	b.Says("Ziel bearbeiten", "Was Sie hier veröffentlichen, sehen alle, auch ohne Anmeldung.")
}

// Two coordinators have the same goal open. The second to save sees both texts, decides, and both stand in the history.
func TestWalkOfTwoWhoChangeTheSame(t *testing.T) {
	w := walking(t)
	eva := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	jan := w.invited(t, "jan@example.org", account.Coordinator, "herne")
	toTheAim(eva)
	toTheAim(jan)
	eva.Fills("Text", "Evas Text: weniger Gewalt")
	eva.Answers(eva.Chooses("Veröffentlichen"), http.StatusOK)
	eva.Says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Evas Text: weniger Gewalt")

	w.clock.Turn(5 * time.Minute)
	jan.Fills("Text", "Jans Text: mehr Aufklärung")
	jan.Answers(jan.Chooses("Veröffentlichen"), http.StatusConflict)
	jan.Says("Jemand hat inzwischen gespeichert", "nichts wurde überschrieben", "Zuletzt gespeichert von eva@example.org, 22. November 2026, 14:00 Uhr.",
		"Was inzwischen gespeichert ist:", "Evas Text: weniger Gewalt")
	if typed := jan.Filled("Text"); typed != "Jans Text: mehr Aufklärung" {
		t.Errorf("of what was typed is left %q", typed)
	}
	jan.Snapshot("gang-zwei-staende")
	reader := w.person(t, "/netzwerke/herne")
	reader.Says("Evas Text: weniger Gewalt")
	reader.Hushes("Jans Text", aimOfHerne)

	jan.Answers(jan.Chooses("Veröffentlichen"), http.StatusOK)
	jan.Says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Jans Text: mehr Aufklärung", theOther)
	browser.Run(reader, chromedp.Reload())
	reader.Says("Jans Text: mehr Aufklärung")
	reader.Hushes("Evas Text")

	jan.Chooses("Runder Tisch gegen häusliche Gewalt (Herne)")
	jan.Chooses("Verlauf")
	jan.Says("14:05 Uhr · Koordination (jan@example.org)", "14:00 Uhr · Koordination (eva@example.org)")
	jan.Chooses("Bearbeitet") // the newest
	jan.Says("jan@example.org", "Evas Text: weniger Gewalt → Jans Text: mehr Aufklärung")
	w.wentWell(t, eva, jan, reader)
}
