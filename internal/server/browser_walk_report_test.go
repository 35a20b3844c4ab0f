package server_test

import (
	"net/http"
	"testing"
	"time"

	"rundtisch/internal/account"
)

// A visitor reports an error in German and in English, without leaving anything of themselves; the coordinator reads it.
func TestWalkOfAVisitorWhoReportsAnError(t *testing.T) {
	w := walking(t)
	for _, said := range []struct{ page, link, label, send, refused, sent, text string }{
		{"/netzwerke/herne", "Fehler melden", "Was stimmt nicht, oder was fehlt?", "Hinweis senden",
			"Der Text enthält eine Telefonnummer.", "Danke für Ihren Hinweis", "Das Familienhilfezentrum ist umgezogen."},
		{"/en/netzwerke/herne", "Report an error", "What is wrong, or what is missing?", "Send report",
			"The text contains a phone number.", "Thank you for your report", "The round table meets four times a year."},
	} {
		b := w.person(t, said.page)
		b.chooses(said.link)
		b.at(w.base + said.page + "/hinweis")
		b.says("110", "116 016")
		const tooMuch = "Die Nummer ist jetzt\n02323 12 34 56, glaube ich."
		b.fills(said.label, tooMuch)
		b.answers(b.chooses(said.send), http.StatusUnprocessableEntity)
		b.says(said.refused)
		if typed := b.filled(said.label); typed != tooMuch {
			t.Errorf("of what was typed is left %q", typed)
		}
		b.snapshot("gang-hinweis")
		b.fills(said.label, said.text)
		b.answers(b.chooses(said.send), http.StatusOK)
		b.at(w.base + said.page + "/hinweis/danke")
		b.says(said.sent)
		b.checkTraces(address{at: w.served})
		if cookies := b.seen.since().cookies; len(cookies) > 0 {
			t.Errorf("%s: Set-Cookie: %q", said.page, cookies)
		}
		w.wentWell(t, b)
		w.clock.Turn(24 * time.Hour)
	}

	w.clock.Turn(24 * time.Hour)
	b := w.invited(t, "eva@example.org", account.Coordinator, "herne")
	b.says("2 Hinweise warten, der älteste seit 3 Tagen")
	if len(b.seen.since().cookies) == 0 {
		t.Error("even signing in sets no cookie; so the look at the visitor's was none")
	}
	b.chooses("2 Hinweise warten")
	b.says("Hinweis von jemandem, der die Seite gelesen hat, vom 22. November 2026, wartet seit 3 Tagen.", "Das Familienhilfezentrum ist umgezogen.",
		"vom 23. November 2026, wartet seit 2 Tagen.", "The round table meets four times a year.")
	b.hushes("02323")
	b.snapshot("gang-eingang")
	b.chooses("Erledigt")
	b.says("Die Entscheidung ist eingetragen.")
	b.chooses("Zu tun")
	b.says("1 Hinweis wartet, der älteste seit")
	w.wentWell(t, b)
}
