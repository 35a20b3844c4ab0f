package meetings_test

import (
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// Whoever cancels, or sends results, has read before who gets which words; looking sends nothing.
func TestACancellationAndResultsAreShownBeforeTheyAreSent(t *testing.T) {
	t.Parallel()
	r := start(t)
	mails := func(kind string) int {
		return r.QueryInt(t, `select count(*) from desk.meeting_mails where kind = '`+kind+`'`)
	}
	m := r.plans("10.12.2026")
	r.says(m+"/absage", "Niemand ist eingeladen. Es geht keine E-Mail hinaus.")
	r.says(m+"/versand", "Es sind noch keine Ergebnisse eingetragen.")
	code, rest := r.sends(m+"/einladung", m+"/einladung")
	r.did("inviting", code, rest)
	r.says(m+"/absage", "Betreff: Abgesagt: Treffen des Netzwerks am 10. Dezember 2026", "findet nicht statt", "2 E-Mails",
		"zwei@example.org", "bekommt ihn dort abgesagt")
	if n := mails("absage"); n != 0 {
		t.Fatalf("looking sends %d", n)
	}
	r.Clock.Set(time.Date(2026, 12, 10, 17, 0, 0, 0, directory.Germany()))
	r.says(m+"/absage", "Absagen lässt es sich nicht mehr.")
	form := apptest.FormValues(apptest.Document(t, r.Do(t, r.by, m+"/ergebnisse", nil)).Find("main form"))
	form["text"][0] = "Der Bericht ist angenommen"
	r.Do(t, r.by, m+"/ergebnisse", form)
	r.says(m+"/versand", "Betreff: Ergebnisse: Treffen des Netzwerks", "– Der Bericht ist angenommen", "2 E-Mails", "Diese bekommen keine")
	if said := apptest.Said(t, r.Do(t, r.by, m+"/versand", nil)); strings.Contains(said, "Kalender") {
		t.Error("results are said to come with an appointment")
	}
	code, rest = r.sends(m+"/versand", m+"/versand")
	r.did("sending", code, rest)
	r.says(m+"/versand", "Die Ergebnisse sind schon verschickt: am 10. Dezember 2026.")
	if n := mails("ergebnisse"); n != 2 {
		t.Errorf("%d get the results", n)
	}
}
