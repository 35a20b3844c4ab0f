package templates

import (
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
	"rundtisch/internal/wording"
)

// seen renders a service as text with single blanks, on a Tuesday at half past ten.
func seen(t *testing.T, lang string, s Service, now time.Time) string {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	p := Page{Words: wording.Words{Printer: printers[lang], Now: now.In(berlin), Kreis: func(string) string { return "Herne" }}}
	var html strings.Builder
	if err := ServiceDetails(p, s).Render(t.Context(), &html); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(html.String()), " ")
}

var tuesday = time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)

func TestAServiceShowsWhatIsKnownOfItInWords(t *testing.T) {
	s := Service{Service: directory.Service{
		Name: "Beratung", Summary: "Die Stelle <b>berät</b>.", Topics: []directory.Topic{"stalking", "recht"}, Audiences: []directory.Audience{"frauen"},
		Languages: []directory.Tongue{"tr"}, Interpreting: "Nach Absprache.", Access: []directory.Access{"stufenlos"}, Modes: []directory.Mode{"telefon"},
		Hours: []directory.Hours{"Mo–Fr 09:00–12:00, nur mit Termin"}, Cost: "kostenlos", Waiting: "etwa 2 Wochen", Areas: []string{"05916", "05", "DE"}, Referral: "Bitte anrufen.",
		Alert: "Diese Woche nur telefonisch.", AlertUntil: "2026-11-27", CheckedOn: "2026-11-01", CheckedBy: "Koordination",
		Prepare: "Das Aktenzeichen.", Official: &directory.Official{Name: "Eva Muster", Function: "Leitung", DeleteOn: "2027"}, Remark: "Vertraulich.",
	}, Reach: []directory.Contact{{Kind: directory.ContactHelp, Phone: "02323 123456"}}, States: []string{"05"}}
	page := seen(t, "de", s, tuesday)
	for _, want := range []string{
		"Die Stelle &lt;b&gt;berät", "Nachstellung (Stalking) · Rechtliche Fragen", "Frauen", "Türkisch", "Nach Absprache.", "Stufenlos", "Am Telefon", "Mo–Fr 9 bis 12 Uhr, nur mit Termin",
		"Jetzt geöffnet, bis 12 Uhr</b> <span class=\"small\">(Stand: 10:30 Uhr)", "kostenlos", "etwa 2 Wochen", "Herne, Nordrhein-Westfalen und ganz Deutschland", "Bitte anrufen.", "Diese Woche nur telefonisch.",
		"Gilt bis 27. November 2026.", `href="tel:+492323123456"`, "Vom Netzwerk bestätigt im November 2026.", "Nur für Fachkräfte", "Das Aktenzeichen.", "Eva Muster, Leitung", "Nur für die Koordination", "Vertraulich.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q: %s", want, page)
		}
	}
	later := seen(t, "de", s, time.Date(2027, 1, 2, 9, 0, 0, 0, time.UTC))
	for _, gone := range []string{"Eva Muster", "nur telefonisch"} {
		if strings.Contains(later, gone) {
			t.Errorf("%q is shown after its time", gone)
		}
	}
}

func TestAServiceOfWhichNothingIsKnownSaysSo(t *testing.T) {
	page := seen(t, "de", Service{Service: directory.Service{Name: "Beratung"}, States: []string{"05"}}, tuesday)
	if !strings.Contains(page, "Mehr ist dazu noch nicht eingetragen.") {
		t.Error(page)
	}
	for _, word := range []string{"geöffnet", "geschlossen", "<dt>", "Fachkräfte"} {
		if strings.Contains(page, word) {
			t.Errorf("the page shows %q: %s", word, page)
		}
	}
}

func TestOpeningIsSaidForTheMoment(t *testing.T) {
	for _, test := range []struct {
		name, want, english string
		at                  time.Time
		states              []string
		hours               []directory.Hours // others than on weekdays in the morning
	}{
		{"at two in the morning", "Jetzt geöffnet, bis 6 Uhr", "Open now, until 6:00", time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC), []string{"05"}, []directory.Hours{"Mo–Fr 22:00–06:00"}},
		{"before a night begins", "Jetzt geschlossen, öffnet um 22 Uhr", "Closed now, opens at 22:00", time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC), []string{"05"}, []directory.Hours{"Mo–Fr 22:00–06:00"}},
		{"until midnight", "Jetzt geöffnet, bis 24 Uhr", "Open now, until 24:00", time.Date(2026, 11, 24, 19, 0, 0, 0, time.UTC), []string{"05"}, []directory.Hours{"Di 18:00–24:00"}},
		{"by arrangement", "", "", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), []string{"05"}, []directory.Hours{"nach Vereinbarung"}},
		{"where words may open it", "", "", time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC), []string{"05"}, []directory.Hours{"Mo–Fr 09:00–12:00", "1. Dienstag im Monat 12–14 Uhr"}},
		{"before it opens", "Jetzt geschlossen, öffnet um 9 Uhr", "Closed now, opens at 9:00", time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC), []string{"05"}, nil},
		{"in the afternoon", "Jetzt geschlossen, öffnet morgen um 9 Uhr", "Closed now, opens tomorrow at 9:00", time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC), []string{"05"}, nil},
		{"at the weekend", "Jetzt geschlossen, öffnet am Montag um 9 Uhr", "Closed now, opens on Monday at 9:00", time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC), []string{"05"}, nil},
		{"on a holiday of this Land", "Heute ist ein gesetzlicher Feiertag.", "Today is a public holiday.", time.Date(2026, 6, 4, 8, 0, 0, 0, time.UTC), []string{"05"}, nil},
		{"not one of that Land", "Jetzt geöffnet, bis 12 Uhr", "Open now, until 12:00", time.Date(2026, 6, 4, 8, 0, 0, 0, time.UTC), []string{"15"}, nil},
		{"a holiday in one of two Länder", "", "", time.Date(2026, 6, 4, 8, 0, 0, 0, time.UTC), []string{"05", "15"}, nil},
		{"no Land is known", "", "", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), nil, nil},
	} {
		week := directory.Service{Hours: []directory.Hours{"Mo–Fr 09:00–12:00"}}
		if test.hours != nil {
			week.Hours = test.hours
		}
		for lang, want := range map[string]string{"de": test.want, "en": test.english} {
			page := seen(t, lang, Service{Service: week, States: test.states}, test.at)
			if want == "" && strings.Contains(page, `class="opening"`) || !strings.Contains(page, want) {
				t.Errorf("%s, %s: want %q: %s", test.name, lang, want, page)
			}
		}
	}
}
