package memberlist

import (
	"slices"
	"strings"
	"testing"
)

// What stands in a block below the name, with a label on each line, belongs to that name: it is offered or told.
func TestBlocksThatAreFilledInLikeAForm(t *testing.T) {
	for text, want := range map[string][]string{
		"Einrichtung: AWO\nTelefon: 02323 4711\nE-Mail: awo@example.org\nEinrichtung: Caritas\nTelefon: 02323 4712\n":                                                                              {"AWO: Tel 02323 4711, awo@example.org", "Caritas: Tel 02323 4712"},
		"Name der Einrichtung: AWO Beispiel\nTelefonnummer: 02323 4711\nAdresse: Musterweg 5, 12345 Musterstadt\n\nName der Einrichtung: Caritas Beispiel\nMobil: 0151 1112223\nFax: 02323 4713\n": {"AWO Beispiel: Tel 02323 4711", "Caritas Beispiel: Mobil 0151 1112223, nicht: Fax 02323 4713"},
		"Einrichtungen: AWO, Caritas, Diakonie\nTelefon: 02323 4711\n":                                                                                                                             {"AWO: nicht: Telefon 02323 4711", "Caritas: ", "Diakonie: "},
		"Name: Frauenhaus Beispiel\nStraße: Musterweg 5\nTelefon: 02323 4711\nName: Caritas\nTelefon: 02323 4712\n":                                                                                {"Caritas: Tel 02323 4712"},
		"1. Einrichtung: AWO Beispiel\n   Telefon: 02323 4711\n2. Einrichtung: Caritas Beispiel\n   Telefon: 02323 4712\n":                                                                         {"AWO Beispiel: Tel 02323 4711", "Caritas Beispiel: Tel 02323 4712"},
		"Mitglieder\n\nFrauenberatung Beispiel:\nTelefon: 02323 4711\n\nJobcenter Beispiel:\nTelefon: 02323 4712\n":                                                                                {"Frauenberatung Beispiel: Tel 02323 4711", "Jobcenter Beispiel: Tel 02323 4712"},
	} {
		var got []string
		for _, m := range Parse(text).Members {
			got = append(got, m.Name+": "+reached(m))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n%q\nwant\n%q", text, got, want)
		}
	}
}

// A number that stands below what only heads a list is told: it is neither lost nor what the list is headed by.
func TestANumberBelowAHeadingIsTold(t *testing.T) {
	for _, text := range []string{
		"Mitglieder\n\nKreis Beispiel:\nTel. 02323 4711\n- Jugendamt\n- Gesundheitsamt\n",
		"Mitglieder\n\nBehörden\nTel. 02323 4711\n- Jugendamt\n- Gesundheitsamt\n",
	} {
		r := Parse(text)
		told := slices.ContainsFunc(r.Unread, func(u Unread) bool { return strings.Contains(u.Words, "02323 4711") })
		if len(r.Members) != 2 || !told || strings.Contains(r.Members[0].Category, "4711") {
			t.Errorf("%q: %+v, told %v", text, r.Members, r.Unread)
		}
	}
}

func TestALineWithANumberHeadsNoTable(t *testing.T) {
	r := Parse(
		"Polizei Beispiel, Tel. 02323 950-4711\nAWO Beispiel | 02323 / 16-0 | Fax -1235\nJugendamt Beispiel, 02323 16-12\nCaritas Beispiel 02323 4712\n",
	)
	if len(r.Members) != 4 || r.Members[0].Phone != "02323 950-4711" || r.Members[1].Parent != "" {
		t.Errorf("%+v, told %v", r.Members, r.Unread)
	}
}
