package memberlist

import (
	"strings"
	"testing"
)

// What a column is, is told by its cells where its heading says nothing; a day is no number to dial.
func TestColumnsAreToldByWhatStandsInThem(t *testing.T) {
	for what, text := range map[string]string{
		"a heading nobody knows":  "Einrichtung\tErreichbarkeit\nPolizei Seefurt\t0199 222222\nJugendamt Seefurt\t0199 333333\n",
		"no heading that we know": "Wer\tNummer\nPolizei Seefurt\t0199 222222\nJugendamt Seefurt\t0199 333333\n",
		"no heading":              "Polizei Seefurt\t0199 222222\nJugendamt Seefurt\t0199 333333\n",
		"months beside the numbers": "Einrichtung\tDabei\tDurchwahl\n" +
			"Polizei Seefurt\t03/2020\t0199 222222\nJugendamt Seefurt\tseit 2001\t0199 333333\n",
		"years under a wrong title": "Einrichtung\tMitglied\tRuf\n" +
			"Polizei Seefurt\t2019/2020\t0199 222222\nJugendamt Seefurt\t2001\t0199 333333\n",
	} {
		r := Parse(text)
		if len(r.Members) != 2 || r.Members[0].Name != "Polizei Seefurt" || r.Members[0].Phone != "0199 222222" ||
			len(r.Members[0].MorePhones) > 0 || r.Members[1].Phone != "0199 333333" || strings.Contains(told(r), "Erreichbarkeit") {
			t.Errorf("%s: %+v\n%s", what, r.Members, told(r))
		}
	}
}

// Rows that part a table into groups are no members but head those below; rows that only lack a number are members.
func TestRowsThatHeadGroups(t *testing.T) {
	groups := "Einrichtung\tTelefon\nBeratung und Schutz\t\nFrauenberatung Seefurt\t0199 1111\n" +
		"Polizei und Justiz\t\nPolizeiinspektion Seefurt\t0199 2222\n"
	r := Parse(groups)
	if len(r.Members) != 2 || r.Members[0].Category != "Beratung und Schutz" || r.Members[1].Category != "Polizei und Justiz" {
		t.Errorf("groups: %+v", r.Members)
	}
	for _, text := range []string{
		"Einrichtung\tTelefon\nPolizei\t\nFrauenberatung Seefurt\t0199 1111\n" +
			"Gesundheitsamt\t\nJugendamt\t\nAmtsgericht Seefurt\t0199 4444\n",
		"Einrichtung\tTelefon\nStadt Seefurt\t\nFrauenberatung Seefurt\t0199 1111\n" +
			"Kreis Seefurt\t\nJugendamt\t0199 3333\nPolizei\t0199 2222\n",
	} {
		if r := Parse(text); len(r.Members) != 5 {
			t.Errorf("%q: %+v", text, r.Members)
		}
	}
}
