package memberlist

import (
	"slices"
	"strings"
	"testing"
)

// A line with a name of its own is a row of its own or told as a whole; its numbers are never given to the row above.
func TestNumbersBehindANameAreNeverGivenToTheRowAbove(t *testing.T) {
	for _, test := range []struct {
		line string
		own  string // the row that it becomes; "" if it is told
	}{
		{"Hospiz Beispiel mobil 0151-1112223 dienstl. 02323-4711", "Hospiz Beispiel: Mobil 0151-1112223, Tel 02323-4711"},
		{"Hilfetelefon 08000 116 016", ""},
		{"Notruf Beispielstadt 02323 4713", "Notruf Beispielstadt: Tel 02323 4713"},
		{"Wildwasser Beispiel e. V. 02323 4713", "Wildwasser Beispiel e. V.: Tel 02323 4713"},
		{"LÖWENMUT – 02323 4713", ""},
		{"KISS Herne, Tel. 02323 4713, kiss@example.org", ""},
	} {
		for _, form := range []string{"Diakonie Beispiel\n%\nCaritas Beispiel, 02323 4712\nJobcenter Beispiel\n", "Mitglieder\n\n- Diakonie Beispiel\n  %\n- Caritas Beispiel, 02323 4712\n- Jobcenter Beispiel\n", "Diakonie Beispiel, Tel. 02323 4710\n%\nCaritas Beispiel, 02323 4712\n"} {
			r := Parse(strings.Replace(form, "%", test.line, 1))
			var got []string
			for _, m := range r.Members {
				got = append(got, m.Name+": "+reached(m))
			}
			digits := "4713"
			for _, one := range []string{"4711", "08000"} {
				if strings.Contains(test.line, one) {
					digits = one
				}
			}
			own := test.own != "" && slices.Contains(got, test.own)
			told := slices.ContainsFunc(r.Unread, func(u Unread) bool { return strings.Contains(u.Words, digits) })
			above := slices.ContainsFunc(got, func(row string) bool {
				return strings.HasPrefix(row, "Diakonie") && strings.Contains(row, digits)
			})
			if above || !own && !told {
				t.Errorf("%q in %q: %q, told %v", test.line, form, got, r.Unread)
			}
		}
	}
}

func TestALabelWithANumberBelongsToTheRowAbove(t *testing.T) {
	for line, want := range map[string]string{
		"Zentrale 02323 4711":                          "Tel 02323 4711",
		"Sekretariat: 02323 4711":                      "Tel 02323 4711",
		"Tel. 02323 4711":                              "Tel 02323 4711",
		"Mobil 0151 1112223":                           "Mobil 0151 1112223",
		"Frau Muster 02323 4711":                       "Tel 02323 4711",
		"Sabine Muster, 02323 4711":                    "Tel 02323 4711",
		"Ansprechpartnerin: Sabine Muster, 02323 4711": "Tel 02323 4711",
		"Musterweg 5, 12345 Musterstadt, 02323 4711":   "Tel 02323 4711",
		"02323 4711 (Anmeldung)":                       "Tel 02323 4711 (Anmeldung)",
	} {
		r := Parse("Mitglieder\n\n- Diakonie Beispiel\n  " + line + "\n- Caritas Beispiel, 02323 4712\n")
		if len(r.Members) != 2 || !strings.HasPrefix(reached(r.Members[0]), want) {
			t.Errorf("%q: %+v, told %v", line, r.Members, r.Unread)
		}
	}
}
