package walks_test

import (
	"net/http"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
)

// A visitor reports an error in German and in English, without leaving anything of themselves; the coordinator reads it.
func TestWalkOfAVisitorWhoReportsAnError(t *testing.T) {
	w := walking(t)
	for _, said := range []struct{ page, link, label, send, refused, sent, text string }{
		{"/netzwerke/herne", "Hinweis geben", "Was stimmt nicht, oder was fehlt?", "Hinweis senden",
			"Der Text enthält eine Telefonnummer.", "Danke für Ihren Hinweis", "Das Familienhilfezentrum ist umgezogen."},
		{"/en/netzwerke/herne", "Tell us more", "What is wrong, or what is missing?", "Send report",
			"The text contains a phone number.", "Thank you for your report", "The round table meets four times a year."},
	} {
		b := w.person(t, said.page)
		b.Chooses(said.link)
		b.At(w.Base + said.page + "/hinweis")
		b.Says("110", "116 016")
		const tooMuch = "Die Nummer ist jetzt\n02323 12 34 56, glaube ich."
		b.Fills(said.label, tooMuch)
		b.Answers(b.Chooses(said.send), http.StatusUnprocessableEntity)
		b.Says(said.refused)
		if typed := b.Filled(said.label); typed != tooMuch {
			t.Errorf("of what was typed is left %q", typed)
		}
		b.Snapshot("gang-hinweis")
		b.Fills(said.label, said.text)
		b.Answers(b.Chooses(said.send), http.StatusOK)
		b.At(w.Base + said.page + "/hinweis/danke")
		b.Says(said.sent)
		b.CheckTraces(apptest.Address{At: w.Served})
		if cookies := b.Seen().Cookies; len(cookies) > 0 {
			t.Errorf("%s: Set-Cookie: %q", said.page, cookies)
		}
		w.wentWell(t, b)
		w.clock.Turn(24 * time.Hour)
	}

	w.clock.Turn(24 * time.Hour)
	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	b.Says("2 Hinweise warten, der älteste seit 3 Tagen")
	if len(b.Seen().Cookies) == 0 {
		t.Error("even signing in sets no cookie; so the look at the visitor's was none")
	}
	b.Chooses("2 Hinweise warten")
	b.Says("Hinweis von jemandem, der die Seite gelesen hat, vom 22. November 2026, wartet seit 3 Tagen.", "Das Familienhilfezentrum ist umgezogen.",
		"vom 23. November 2026, wartet seit 2 Tagen.", "The round table meets four times a year.")
	b.Hushes("02323")
	b.Snapshot("gang-eingang")
	b.Chooses("Erledigt")
	b.Says("Das ist erledigt und wartet nicht mehr.")
	b.Chooses("Zu tun")
	b.Says("1 Hinweis wartet, der älteste seit")
	w.wentWell(t, b)
}
