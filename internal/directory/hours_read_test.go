package directory

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatPeopleTypeBecomesWeeklySpans(t *testing.T) {
	for typed, want := range map[string][]Hours{
		"Mo–Fr 22:00–06:00":                                    {"Mo–Fr 22:00–06:00"},
		"Mo–Do 16–8 Uhr":                                       {"Mo–Do 16:00–08:00"},
		"Mo–Fr 9:00–00:00":                                     {"Mo–Fr 09:00–24:00"},
		"Mo-Fr 18 Uhr bis Mitternacht":                         {"Mo–Fr 18:00–24:00"},
		"So 22–6 Uhr":                                          {"So 22:00–06:00"},
		"Mi, Fr 13:00–08:00":                                   {"Mi, Fr 13:00–08:00"},
		"Mo 9:00–02:00":                                        {"Mo 09:00–02:00"},
		"Fr 18 Uhr – Mo 8 Uhr":                                 {"Fr 18:00–24:00", "Sa, So 00:00–24:00", "Mo 00:00–08:00"},
		"Fr 22 Uhr – Sa 6 Uhr":                                 {"Fr 22:00–06:00"},
		"Sa 8 Uhr bis So 8 Uhr":                                {"Sa 08:00–24:00", "So 00:00–08:00"},
		"Freitag 16 Uhr bis Montag 7.30 Uhr":                   {"Fr 16:00–24:00", "Sa, So 00:00–24:00", "Mo 00:00–07:30"},
		"täglich 0–24 Uhr":                                     {"Mo–So 00:00–24:00"},
		"täglich 00:00–00:00":                                  {"Mo–So 00:00–24:00"},
		"rund um die Uhr":                                      {"Mo–So 00:00–24:00"},
		"24 Stunden":                                           {"Mo–So 00:00–24:00"},
		"24 Std.":                                              {"Mo–So 00:00–24:00"},
		"24h":                                                  {"Mo–So 00:00–24:00"},
		"24/7":                                                 {"Mo–So 00:00–24:00"},
		"Tag und Nacht":                                        {"Mo–So 00:00–24:00"},
		"täglich rund um die Uhr":                              {"Mo–So 00:00–24:00"},
		"rund um die Uhr, täglich":                             {"Mo–So 00:00–24:00"},
		"24 Stunden täglich":                                   {"Mo–So 00:00–24:00"},
		"Sa, So rund um die Uhr":                               {"Sa, So 00:00–24:00"},
		"Mo-Fr 9-12 und 14-16 Uhr":                             {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"Mo-Fr 9-12 u. 14-16":                                  {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"Mo-Fr 9-12, 14-16":                                    {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"Mo-Fr 9-12 / 14-16 Uhr":                               {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"Mo-Fr 9-12 Uhr sowie von 14 bis 16 Uhr":               {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"Mo–Fr 9–12 h":                                         {"Mo–Fr 09:00–12:00"},
		"Mo-Fr 10h-12h":                                        {"Mo–Fr 10:00–12:00"},
		"Mo-Fr 8h30-12h":                                       {"Mo–Fr 08:30–12:00"},
		"Mo 8:30h bis 12:00h":                                  {"Mo 08:30–12:00"},
		"Mo 9 Uhr 30 - 12 Uhr":                                 {"Mo 09:30–12:00"},
		"Mo 9-12 Uhr 14-16 Uhr":                                {"Mo 09:00–12:00", "Mo 14:00–16:00"},
		"werktags 9-12 Uhr":                                    {"Mo–Fr 09:00–12:00"},
		"an Werktagen von 9 bis 12 Uhr":                        {"Mo–Fr 09:00–12:00"},
		"am Wochenende 10-12":                                  {"Sa, So 10:00–12:00"},
		"Sa, So und feiertags 10–12 Uhr":                       {"Sa, So 10:00–12:00, auch an Feiertagen"},
		"Mo, Mi und Fr 9-12":                                   {"Mo, Mi, Fr 09:00–12:00"},
		"montags bis donnerstags 9-12":                         {"Mo–Do 09:00–12:00"},
		"dienstags 9-12":                                       {"Di 09:00–12:00"},
		"jeden Dienstag 9-12":                                  {"Di 09:00–12:00"},
		"von Montag bis Freitag 9 - 12 Uhr":                    {"Mo–Fr 09:00–12:00"},
		"Mo. - Fr. 9.00 – 12.30 Uhr":                           {"Mo–Fr 09:00–12:30"},
		"Mo von 9 bis 12 Uhr":                                  {"Mo 09:00–12:00"},
		"Mo 9 Uhr bis 12 Uhr":                                  {"Mo 09:00–12:00"},
		"Mo zwischen 9 und 12 Uhr":                             {"Mo 09:00–12:00"},
		"Mo - 9–12 Uhr":                                        {"Mo 09:00–12:00"},
		"Dienstagvormittag 9–12 Uhr":                           {"Di 09:00–12:00"},
		"Di vormittags 9–12 Uhr":                               {"Di 09:00–12:00"},
		"Mo 9-12, Di 14-16":                                    {"Mo 09:00–12:00", "Di 14:00–16:00"},
		"Mo-Do 8-16 Uhr, Fr 8-12 Uhr":                          {"Mo–Do 08:00–16:00", "Fr 08:00–12:00"},
		"Mo–Do 9–12 und 14–16, Fr 9–12":                        {"Mo–Do 09:00–12:00", "Mo–Do 14:00–16:00", "Fr 09:00–12:00"},
		"Mo 9-12 (Telefon), Di 14-16 (Raum 3)":                 {"Mo 09:00–12:00, Telefon", "Di 14:00–16:00, Raum 3"},
		"Mo 9-12, nur mit Termin, Di 14-16":                    {"Mo 09:00–12:00, nur mit Termin", "Di 14:00–16:00"},
		"täglich außer Sonntag 8-20 Uhr":                       {"Mo–Sa 08:00–20:00"},
		"Mo-Fr (außer Mi) 9-12":                                {"Mo, Di, Do, Fr 09:00–12:00"},
		"Mo-Fr 9-12, Mi geschlossen":                           {"Mo, Di, Do, Fr 09:00–12:00", "Mi geschlossen"},
		"Mo-Fr 9-12 Uhr im Rathaus":                            {"Mo–Fr 09:00–12:00, im Rathaus"},
		"Mo–Fr 9–12 Uhr und nach Vereinbarung":                 {"Mo–Fr 09:00–12:00", "nach Vereinbarung"},
		"Mo–Fr 9–12 Uhr, nach Vereinbarung":                    {"Mo–Fr 09:00–12:00, nach Vereinbarung"},
		"Mo–Fr 9–12 Uhr, n. V.":                                {"Mo–Fr 09:00–12:00, n. V."},
		"Mo-Fr 9-12, Do ab 14 Uhr":                             {"Mo–Fr 09:00–12:00", "Do ab 14 Uhr"},
		"Mo-Do 9-12, Fr n. V.":                                 {"Mo–Do 09:00–12:00", "Fr n. V."},
		"Mo-Fr 9‑12 Uhr":                                       {"Mo–Fr 09:00–12:00"}, // U+2011
		"Mo‐Fr 9−12 Uhr":                                       {"Mo–Fr 09:00–12:00"}, // U+2010, U+2212
		"Mo\u2009–\u2009Fr 9\u202f–\u202f12\u00a0Uhr":          {"Mo–Fr 09:00–12:00"},
		"Mo\u00ad-Fr\u200b 9-12\u200e":                         {"Mo–Fr 09:00–12:00"},
		"Mo-Fr 9-12 Uhr (nicht an Feiertagen)":                 {"Mo–Fr 09:00–12:00, nicht an Feiertagen"},
		"Mo-Fr 8-16 Uhr durchgehend":                           {"Mo–Fr 08:00–16:00, durchgehend"},
		"Fr-So 20-2 Uhr":                                       {"Fr–So 20:00–02:00"},
		"MO-FR 9-12 UHR":                                       {"Mo–Fr 09:00–12:00"},
		"Mo, Di, Do: 09:00 - 12:30 Uhr":                        {"Mo, Di, Do 09:00–12:30"},
		"werktags (Mo-Sa) 9-17 Uhr":                            {"Mo–Sa 09:00–17:00"},
		"Mo-Fr 9-17 Uhr (außer Mi)":                            {"Mo, Di, Do, Fr 09:00–17:00"},
		"Mo-Fr 9-12 Uhr, außer mittwochs":                      {"Mo, Di, Do, Fr 09:00–12:00"},
		"Mo-Fr 8-18 Uhr (Mi 8-12 Uhr)":                         {"Mo, Di, Do, Fr 08:00–18:00", "Mi 08:00–12:00"},
		"Mo-Fr 8-12 und 13-16 Uhr, Fr 8-11 Uhr":                {"Mo–Do 08:00–12:00", "Mo–Do 13:00–16:00", "Fr 08:00–11:00"},
		"Mo-So 00:00-23:59":                                    {"Mo–So 00:00–24:00"},
		"0-24 Uhr":                                             {"Mo–So 00:00–24:00"},
		"365 Tage rund um die Uhr":                             {"Mo–So 00:00–24:00"},
		"immer erreichbar":                                     {"Mo–So 00:00–24:00"},
		"Mo ab 9 Uhr, Di 9-12":                                 {"Di 09:00–12:00", "Mo ab 9 Uhr"},
		"Bereitschaft: Mo-Do 16-8 Uhr, Fr 12 Uhr bis Mo 8 Uhr": {"Mo–Do 16:00–08:00, Bereitschaft", "Fr 12:00–24:00, Bereitschaft", "Sa, So 00:00–24:00, Bereitschaft", "Mo 00:00–08:00, Bereitschaft"},
		"Mo-Fr 9-12 | 13-15 Uhr":                               {"Mo–Fr 09:00–12:00", "Mo–Fr 13:00–15:00"},
		"n. V. | monatlich":                                    {"n. V. / monatlich"},
		"Mo-Fr: 9-12 Uhr; Di+Do auch 14-16 Uhr":                {"Mo–Fr 09:00–12:00", "Di, Do 14:00–16:00"},
		"Mo-Fr 9-12 Uhr, zusätzlich Do 14-18":                  {"Mo–Fr 09:00–12:00", "Do 14:00–18:00"},
		"Mo-Fr vormittags 9-12 und nachmittags 14-16 Uhr":      {"Mo–Fr 09:00–12:00", "Mo–Fr 14:00–16:00"},
		"9-12 Uhr (Mo-Fr)":                                     {"Mo–Fr 09:00–12:00"},
		"8:00 bis 16:00 Uhr, montags bis freitags":             {"Mo–Fr 08:00–16:00"},
		"9-12 und 14-16 Uhr Mo-Do":                             {"Mo–Do 09:00–12:00", "Mo–Do 14:00–16:00"},
		"9-12 Uhr Mo, 14-16 Uhr Di":                            {"Mo 09:00–12:00", "Di 14:00–16:00"},
		"22–6 Uhr täglich":                                     {"Mo–So 22:00–06:00"},
		"Öffnungszeiten: Mo-Fr 9-12":                           {"Mo–Fr 09:00–12:00"},
		"Telefon: Mo-Fr 9-12":                                  {"Mo–Fr 09:00–12:00, Telefon"},
		"telefonisch Mo-Fr 9-12 und 14-16":                     {"Mo–Fr 09:00–12:00, telefonisch", "Mo–Fr 14:00–16:00, telefonisch"},
		"telefonisch rund um die Uhr":                          {"Mo–So 00:00–24:00, telefonisch"},
		"Offene Sprechstunde: Di 14-16 Uhr":                    {"Di 14:00–16:00, Offene Sprechstunde"},
		"Mo + Mi 9-12":                                         {"Mo, Mi 09:00–12:00"},
	} {
		got, err := ReadHours(typed)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, err, want)
		}
		for _, line := range got {
			if again, err := ReadHours(string(line)); err != nil || !slices.Equal(again, []Hours{line}) {
				t.Errorf("%q is stored as %q, and that is read as %q, %v", typed, line, again, err)
			}
		}
	}
}

func TestOpeningHoursThatAreNoWeeklySpanStayAsTheyAreTyped(t *testing.T) {
	for _, typed := range []string{
		"n. V.", "n.V.", "nach Vereinbarung", "Mi n. V.", "Termine nach telefonischer Vereinbarung", "nur nach Absprache", "auf Anfrage", "bei Bedarf", "Terminvereinbarung unter 02921 302546",
		"ab 9 Uhr", "bis 12 Uhr", "Mo-Fr ab 9 Uhr", "Fr bis 12 Uhr", "Do 14 Uhr", "ab 18:30",
		"1. Mittwoch im Monat 14–16 Uhr", "jeden 2. und 4. Dienstag 9-12", "jeden ersten Montag im Monat", "letzter Freitag im Monat, 10–12 Uhr", "1. und 3. Do 14-16 Uhr", "monatlich", "jeden dritten Donnerstag 15-17 Uhr",
		"14-tägig", "Mo 14-tägig 9-12 Uhr", "jede zweite Woche Di 9-12", "alle zwei Wochen mittwochs 14-16", "ungerade Kalenderwochen Mo 9-12", "Mo 9-12 (gerade KW)", "14tägig dienstags 10–12 Uhr", "jeden zweiten Dienstag 9-12", "alle 14 Tage Mi 9-11",
		"Mo-Fr 9-12, außer in den Ferien", "Mo-Fr 9-12 Uhr (nicht in den Schulferien)", "an Schultagen 8–13 Uhr", "in den Ferien Mo 9-12",
		"Mo vormittags", "abends ab 18 Uhr", "Mo-Do nachmittags nach Anmeldung", "Mittwochnachmittag",
		"Mo-Fr 8-16 Uhr außer Dienstagnachmittag", "24-Stunden-Notruf", "n. tel. Vereinbarung",
		"Mo-Fr 8-16 Uhr, Fr bis 12 Uhr", "Mo–Do 8–16, Mi nur bis 13 Uhr", "nicht rund um die Uhr",
		"April bis Oktober Mo 9-12", "Mo 9-12 ab 1.3.2027", "feiertags 10-12 Uhr", "Mi geschlossen",
	} {
		got, err := ReadHours(typed)
		if err != nil || !slices.Equal(got, []Hours{Hours(typed)}) {
			t.Errorf("%q is read as %q, %v; want the same words", typed, got, err)
		}
		if _, weekly := Hours(typed).Interval(); weekly {
			t.Errorf("%q counts as hours of every week", typed)
		}
	}
	if again := (Service{Hours: []Hours{"Mo–Fr 09:00–12:00, auch in den Ferien"}}).Week(); !again.Known {
		t.Error("hours that hold in the holidays of schools, too, hold every week")
	}
}

func TestWhatIsNoOpeningTimeIsToldWhy(t *testing.T) {
	for typed, says := range map[string]string{
		"9-12 Uhr":                 "An welchen Tagen",
		"Mo-Fr":                    "Um wie viel Uhr",
		"Mo-Xy 9-12":               "„Xy“ ist kein Wochentag",
		"Mo 9-25":                  "„25“ gibt es nicht",
		"Mo 9:60-12":               "„9:60“ gibt es nicht",
		"Mo 24:30-25":              "„24:30“ gibt es nicht",
		"Mo 9-9":                   "Anfang und Ende sind gleich",
		"Mo 9-1200":                "„1200“ ist keine Uhrzeit",
		"Mo-Fr 8-4 Uhr":            "Ist 4 Uhr am Nachmittag gemeint? Dann bitte „08:00–16 Uhr“",
		"Mo 12-9":                  "Ist 9 Uhr am Nachmittag gemeint",
		"Mo im Rathaus":            "„im Rathaus“ ist keine Uhrzeit",
		"vormittags":               "An welchen Tagen ist das, und von wann",
		"Frauenberatung":           "Das ist keine Öffnungszeit",
		"info@example.org":         "Das ist keine Öffnungszeit",
		"Mo, Di 22 Uhr - Mi 6 Uhr": "Nennt eine Zeit zwei Tage",
		"":                         "Hier fehlt eine Zeit",
		"Mo 9-12\x00":              "nicht gelesen werden",
	} {
		got, err := ReadHours(typed)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, err, says)
		}
	}
}

func TestADayThatIsClosedIsTakenOutOfOtherLines(t *testing.T) {
	got, wrong := Tidied([]string{"Mo-Fr 9-12", "Mittwoch geschlossen", "Mo-Fr 9-12"})
	if want := []Hours{"Mo, Di, Do, Fr 09:00–12:00", "Mittwoch geschlossen"}; wrong != 0 || !slices.Equal(got, want) {
		t.Errorf("%q, %d; want %q", got, wrong, want)
	}
}

// Whatever is typed: what is stored of it is read again as the same, and nothing fails.
func TestWhatIsStoredOfALineIsReadTheSame(t *testing.T) {
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"Mo", "Di", "Mi.", "Fr", "So", "mittwochs", "täglich", "werktags", "Wochenende", "feiertags", "9", "12", "14", "16:30", "22", "06:00", "8.30", "24", "0", "-", "–", "bis", "von", "ab",
		"Uhr", "h", "und", ",", ";", "/", "(", ")", ":", "n. V.", "nach Vereinbarung", "geschlossen", "rund um die Uhr", "24/7", "außer", "auch", "im Monat", "1.", "14-tägig", "nur mit Termin", "Raum 3", "Büro", "in den Ferien", "vormittags", "+", "."}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(pieces.Draw(t, "pieces"), rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "between"))
		got, err := ReadHours(line)
		if (len(got) == 0) == (err == nil) {
			t.Fatalf("%q is read as %q, %v", line, got, err)
		}
		for _, one := range got {
			again, err := ReadHours(string(one))
			if err != nil || !slices.Equal(again, []Hours{one}) {
				t.Fatalf("%q is stored as %q, and %q of it is read as %q, %v", line, got, one, again, err)
			}
			if in, weekly := one.Interval(); weekly && (in.Days == ([7]bool{}) || in.Start < 0 || in.Start >= minutesADay || in.End <= in.Start || in.End >= in.Start+minutesADay && in.End > minutesADay) {
				t.Fatalf("%q is the span %+v", one, in)
			}
		}
	})
}

// The quick way to read what is stored says what the other says.
func TestWhatIsStoredIsReadQuicklyAndTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var days [7]bool
		for i := range days {
			days[i] = rapid.Bool().Draw(t, "day")
		}
		in, ok := NewInterval(days, rapid.IntRange(0, minutesADay-1).Draw(t, "start"), rapid.IntRange(0, minutesADay).Draw(t, "end"), "")
		if !ok || in.Closes() == minutesADay-1 { // 23:59 is read as midnight
			return
		}
		quick, ok := in.Hours().stored()
		slow, err := ParseHours(string(in.Hours()))
		if !ok || err != nil || quick != in || slow != in {
			t.Fatalf("%q: %+v, %v and %+v, %v", in.Hours(), quick, ok, slow, err)
		}
	})
	for _, line := range []Hours{"", "Mo", "Mo 09:00–12:0x", "Mo 9:00–12:00", "Fr–Mo 09:00–12:00", "Mo 09:00-12:00", "Mo 25:00–26:00", "Mo 09:00–12:00, nur mit Termin", "Mo, 09:00–12:00", "Mi n. V.", "Mo 09:60–12:00", "Di, Mo 09:00–12:00", "–––– 09:00–12:00"} {
		if in, ok := line.stored(); ok {
			t.Errorf("%q is read quickly as %+v", line, in)
		}
	}
}
