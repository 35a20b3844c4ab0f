package memberlist

import (
	"slices"
	"strings"
	"testing"
)

// From when a list is, who was not there, who has left, guests and persons are no members, wherever that is said.
func TestDatesAndThoseWhoAreAbsentAreNoMembers(t *testing.T) {
	want := []string{"Frauenberatung Beispiel", "Polizei Beispiel", "Caritas Beispiel"}
	rows := "Frauenberatung Beispiel\nPolizei Beispiel\nCaritas Beispiel\n"
	points := "- Frauenberatung Beispiel\n- Polizei Beispiel\n- Caritas Beispiel\n"
	for _, text := range []string{
		"Mitglieder, Stand: 1. Mai 2026\n" + points,
		"Mitglieder, Stand: 1. Mai 2026\n" + rows,
		"Mitglieder, Stand: 1. Mai 2026\n\n" + rows,
		"Mitglieder (Auszug), Stand: 03/2026\n\nNr.\tInstitution\n1\tFrauenberatung Beispiel\n2\tPolizei Beispiel\n3\tCaritas Beispiel\n",
		"Mitglieder des Netzwerks - Stand 05.2026\n" + rows,
		"Mitglieder | aktualisiert am 1.5.2026\n" + rows + "Stand: Mai 2026\n",
		"Mitglieder (Stand: 1. Mai 2026): Frauenberatung Beispiel, Polizei Beispiel, Caritas Beispiel",
		"Einrichtung\tTelefon\nFrauenberatung Beispiel\t\nPolizei Beispiel\t\nCaritas Beispiel\t\nStand: 1. Mai 2026\t\n",
		points + "- Stand: 1. Mai 2026\n- ausgeschieden: AWO Beispiel\n- Entschuldigt: Frau Muster, Amtsgericht\n- Gast: Herr Probe, Universität\n",
		"Teilnehmende\n" + rows + "entschuldigt:\nAmtsgericht Beispiel\nJobcenter Beispiel\n",
		"Mitglieder\n" + points + "- Uschi Barth\n",
		"Mitglieder\n" + points + "\nNicht mehr dabei:\n- AWO Beispiel\n",
		"Ehemalige Mitglieder:\n- AWO Beispiel\n- Diakonie Beispiel\n\nMitglieder:\n" + points,
		"Mitglieder\n- Frauenberatung Beispiel\n- Polizei Beispiel (entschuldigt)\n- Caritas Beispiel – abwesend\n",
		"Mitglieder\n- Anna Muster (Frauenberatung Beispiel)\n- Peter Probe, Polizei Beispiel\n- Frau Dr. Test, Caritas Beispiel\n",
	} {
		r := Parse(text)
		if got := names(r); !slices.Equal(got, want) {
			t.Errorf("%q gives %q", text, got)
		}
		for _, m := range r.Offered {
			if strings.Contains(m.Name, "AWO") || strings.Contains(m.Name, "Barth") || strings.Contains(m.Name, "Stand") {
				t.Errorf("%q offers %q", text, m.Name)
			}
		}
	}
}
