package memberlist

import (
	"slices"
	"testing"
)

// A number is never cut in its middle, and what hangs on behind it is told: it is neither lost nor part of the name.
func TestWhatHangsOnBehindANumberIsToldAndNeverPartOfTheName(t *testing.T) {
	for line, want := range map[string]string{
		"AWO Beispiel, Tel. 02323 4711/02323 4712":                            "AWO Beispiel: Tel 02323 4711, Tel 02323 4712",
		"AWO Beispiel, Tel. 02323 47110/02323 47120":                          "AWO Beispiel: Tel 02323 47110, Tel 02323 47120",
		"AWO Beispiel, Tel. 02323 47110 - 0151 1112223":                       "AWO Beispiel: Tel 02323 47110, Tel 0151 1112223",
		"AWO Beispiel, Tel. (02323) 4711/(02323) 4712, Fax 02323 4713":        "AWO Beispiel: Tel (02323) 4711, Tel (02323) 4712, nicht: Fax 02323 4713",
		"AWO Beispiel, Tel. +49 2323 4711/+49 2323 4712":                      "AWO Beispiel: Tel +49 2323 4711, Tel +49 2323 4712",
		"Jugendamt Beispiel: 02323 16 - 1234 / - 1235":                        "Jugendamt Beispiel: Tel 02323 16 - 1234, nicht: - 1235",
		"Polizei Beispiel, Tel.: 02323 950 - 4711 / Fax: - 4719":              "Polizei Beispiel: Tel 02323 950 - 4711, nicht: Fax: - 4719",
		"AWO Beispiel, Tel. 02323 9504711, Fax -4719":                         "AWO Beispiel: Tel 02323 9504711, nicht: Fax -4719",
		"AWO Beispiel, Tel. 02323 9504711 Fax 4719":                           "AWO Beispiel: Tel 02323 9504711, nicht: Fax 4719",
		"AWO Beispiel, 02323 950-0, -123, -124":                               "AWO Beispiel: Tel 02323 950-0, nicht: -123; -124",
		"AWO Beispiel, 02323/1408-0 oder 1409-0":                              "AWO Beispiel: Tel 02323/1408-0, nicht: oder 1409-0",
		"AWO Beispiel, 02323 16-1234/-1235":                                   "AWO Beispiel: Tel 02323 16-1234, nicht: -1235",
		"AWO Beispiel, 02323 4711 bis 4715":                                   "AWO Beispiel: Tel 02323 4711, nicht: bis 4715",
		"AWO Beispiel, Tel. 4711":                                             "AWO Beispiel: nicht: Tel. 4711",
		"AWO Beispiel, Tel. 023234711023234712":                               "AWO Beispiel: nicht: Tel. 023234711023234712",
		"AWO Beispiel, Leitung: 02323 4711, privat 02323 4712":                "AWO Beispiel: Tel 02323 4711, Tel 02323 4712",
		"AWO Beispiel, Kontakt: Tel. 02323 4711":                              "AWO Beispiel: Tel 02323 4711",
		"Diakonie Beispiel, Tel: 0 23 23 / 47 11 - 0":                         "Diakonie Beispiel: Tel 0 23 23 / 47 11 - 0",
		"Diakonie Beispiel, Tel: ( 0 23 23 ) 47 11 10, Fax 0 23 23 / 47 1120": "Diakonie Beispiel: Tel ( 0 23 23 ) 47 11 10, nicht: Fax 0 23 23 / 47 1120",
		"AWO Beispiel, Tel. 02323 4711 44623 Beispielstadt":                   "AWO Beispiel: Tel 02323 4711",
		"AWO Beispiel, Tel. 02323 951234 - 44623 Beispielstadt":               "AWO Beispiel: Tel 02323 951234",
		"AWO Beispiel, Leitung: Frau Muster 02323 4711":                       "AWO Beispiel: Tel 02323 4711",
		"AWO Beispiel, 02323 47110 und 47 Frau Muster":                        "AWO Beispiel: Tel 02323 47110, nicht: und 47",
		"AWO Beispiel, 02323 4711, 4712":                                      "AWO Beispiel: Tel 02323 4711, nicht: 4712",
		"AWO Beispiel, Tel. 02323 4711; 4712; 4713":                           "AWO Beispiel: Tel 02323 4711, nicht: 4712; 4713",
	} {
		var got []string
		for _, m := range Parse("Mitglieder\n- " + line + "\n- Caritas Beispiel\n").Members {
			got = append(got, m.Name+": "+reached(m))
		}
		if !slices.Equal(got, []string{want, "Caritas Beispiel: "}) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestNumbersOfOneCellArePartedWhereTheNextOneBegins(t *testing.T) {
	for cell, want := range map[string]string{
		"02323 4711/02323 4712":   "Tel 02323 4711, Tel 02323 4712",
		"02323 47110/02323 47120": "Tel 02323 47110, Tel 02323 47120",
		"0 23 23 / 47 11 - 0":     "Tel 0 23 23 / 47 11 - 0",
		"02323 950-0, -123":       "Tel 02323 950-0, nicht: -123",
		"02323 16-1234/-1235":     "Tel 02323 16-1234, nicht: -1235",
		"02323/4711":              "Tel 02323/4711",
		"02323/4711-0":            "Tel 02323/4711-0",
	} {
		r := Parse("Einrichtung\tTelefon\nAWO Beispiel\t" + cell + "\nCaritas Beispiel\t\n")
		if len(r.Members) != 2 || reached(r.Members[0]) != want {
			t.Errorf("%s: %+v, want %q", cell, r.Members, want)
		}
	}
}

// A postcode behind a number is no part of it: in the row of a shelter it says where that is.
func TestAPostcodeBehindANumberIsAnAddress(t *testing.T) {
	for _, line := range []string{"Frauenhaus Beispiel, Tel. 02323 4711 44623 Musterstadt", "Frauenhaus Beispiel, 02323 4711 / 44623 Musterstadt", "Frauenhaus Beispiel, 02323 951234 - 44623 Musterstadt"} {
		r := Parse("Mitglieder\n- " + line + "\n- Caritas Beispiel\n")
		if len(r.Withheld) != 1 || len(r.Members) != 1 {
			t.Errorf("%q: withheld %+v, members %+v", line, r.Withheld, r.Members)
		}
	}
}
