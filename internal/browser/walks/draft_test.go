package walks_test

import (
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
	"rundtisch/internal/browser"
)

// A change waits in a draft, is looked at, and only then public.
func TestWalkOfADraft(t *testing.T) {
	const written = "Weniger Gewalt, weil alle Bescheid wissen"
	w := walking(t)
	reader := w.person(t, "/netzwerke/herne")
	before := reader.Text()
	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	toTheAim(b)
	b.Fills("Text", written)
	b.Answers(b.Chooses("Als Entwurf merken"), http.StatusOK)
	b.Says("Im Entwurf gemerkt. Veröffentlicht ist es noch nicht.", written)
	b.Hushes("ab jetzt zu sehen")
	browser.Run(reader, chromedp.Reload())
	if now := reader.Text(); now != before {
		t.Errorf("with a draft the page says %s", now)
	}

	b.Chooses("Zu tun")
	b.Says("Ein Entwurf wartet darauf, veröffentlicht zu werden")
	b.Chooses("Ein Entwurf wartet")
	b.Says("Diese Änderungen sind noch nicht öffentlich.", "geändert Ziel", written)
	b.Snapshot("gang-entwurf")
	b.Chooses("So sähe die Seite aus")
	b.Says("Vorschau: So sähe die Seite mit dem Entwurf aus", written, theOther)
	b.Hushes(aimOfHerne)
	b.Snapshot("gang-vorschau")
	b.Chooses("Zurück zum Entwurf")
	b.Answers(b.Chooses("Entwurf veröffentlichen"), http.StatusOK)
	b.Says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Entwurf veröffentlicht", written)
	browser.Run(reader, chromedp.Reload())
	reader.Says(written)
	reader.Hushes(aimOfHerne)
	b.Chooses("Zu tun")
	b.Hushes("Ein Entwurf wartet")
	w.wentWell(t, b, reader)
}
