package server_test

import (
	"net/http"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/account"
)

// A change waits in a draft, is looked at, and only then public.
func TestWalkOfADraft(t *testing.T) {
	const written = "Weniger Gewalt, weil alle Bescheid wissen"
	w := walking(t)
	reader := w.person(t, "/netzwerke/herne")
	before := reader.text()
	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	b.toTheAim()
	b.fills("Text", written)
	b.answers(b.chooses("Als Entwurf merken"), http.StatusOK)
	b.says("Im Entwurf gemerkt. Veröffentlicht ist es noch nicht.", written)
	b.hushes("ab jetzt zu sehen")
	run(reader, chromedp.Reload())
	if now := reader.text(); now != before {
		t.Errorf("with a draft the page says %s", now)
	}

	b.chooses("Zu tun")
	b.says("Ein Entwurf wartet darauf, veröffentlicht zu werden")
	b.chooses("Ein Entwurf wartet")
	b.says("Diese Änderungen sind noch nicht öffentlich.", "geändert Ziel", written)
	b.snapshot("gang-entwurf")
	b.chooses("So sähe die Seite aus")
	b.says("Vorschau: So sähe die Seite mit dem Entwurf aus", written, theOther)
	b.hushes(aimOfHerne)
	b.snapshot("gang-vorschau")
	b.chooses("Zurück zum Entwurf")
	b.answers(b.chooses("Entwurf veröffentlichen"), http.StatusOK)
	b.says("Gespeichert. Auf der öffentlichen Seite ist es ab jetzt zu sehen.", "Entwurf veröffentlicht", written)
	run(reader, chromedp.Reload())
	reader.says(written)
	reader.hushes(aimOfHerne)
	b.chooses("Zu tun")
	b.hushes("Ein Entwurf wartet")
	w.wentWell(t, b, reader)
}
