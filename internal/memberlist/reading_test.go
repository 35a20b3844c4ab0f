package memberlist

import (
	"slices"
	"strings"
	"testing"
)

func names(r Result) []string {
	list := []string{}
	for _, m := range r.Members {
		list = append(list, m.Name)
	}
	return list
}

func told(r Result) string {
	var list []string
	for _, u := range r.Unread {
		list = append(list, u.String())
	}
	return strings.Join(list, "\n")
}

// Names of persons never become part of the name of an institution; where one may be left, the row is not proposed.
func TestPersonsInTheNamesOfInstitutions(t *testing.T) {
	for row, want := range map[string][2]string{
		"Frauenhaus Beispiel (Frau Muster, Frau Probe)":                             {"Frauenhaus Beispiel", "Frau Muster, Frau Probe"},
		"Klinikum Beispiel, Notaufnahme – OÄ Dr. med. Muster":                       {"Klinikum Beispiel, Notaufnahme", "OÄ Dr. med. Muster"},
		"Polizei Beispiel - PHK Muster / KHKin Probe":                               {"Polizei Beispiel", "PHK Muster, KHKin Probe"},
		"Amtsgericht Beispiel, Richterin am AG Dr. Muster":                          {"Amtsgericht Beispiel", "Richterin am AG Dr. Muster"},
		"Caritas Beispiel (Dr. Petra Muster und Herr Probe)":                        {"Caritas Beispiel", "Dr. Petra Muster, Herr Probe"},
		"Diakonie Beispiel Frau Muster":                                             {"Diakonie Beispiel", "Frau Muster"},
		"Frau Neuhaus, Jobcenter Beispiel":                                          {"Jobcenter Beispiel", "Frau Neuhaus"},
		"Jobcenter Beispiel (Frau Muster, Team Nord)":                               {"Jobcenter Beispiel (Team Nord)", "Frau Muster"},
		"Klinikum Beispiel – Chefärztin Prof. Dr. Muster":                           {"Klinikum Beispiel", "Chefärztin Prof. Dr. Muster"},
		"Ev. Kirchengemeinde Beispiel, Pfarrerin Muster":                            {"Ev. Kirchengemeinde Beispiel", "Pfarrerin Muster"},
		"Jugendamt Beispiel; Hr. Muster; Fr. Probe":                                 {"Jugendamt Beispiel", "Hr. Muster, Fr. Probe"},
		"Frauenberatung Beispiel, Ansprechpartnerin: Frau Muster":                   {"Frauenberatung Beispiel", "Frau Muster"},
		"Frau und Beruf Beispiel e. V.":                                             {"Frau und Beruf Beispiel e. V.", ""},
		"Beratungsstelle für Ehe-, Familien- und Lebensfragen Beispiel (Dr. Probe)": {"Beratungsstelle für Ehe-, Familien- und Lebensfragen Beispiel", "Dr. Probe"},
	} {
		r := Parse("Mitglieder\n- " + row + "\n- Zonta Beispiel e. V.\n")
		if len(r.Members) != 2 || r.Members[0].Name != want[0] || r.Members[0].Person != want[1] {
			t.Errorf("%q gives %+v", row, r.Members)
		}
	}
	for _, row := range []string{"Praxis Dr. Muster", "Rechtsanwältin Petra Muster", "Beratung bei Frau Muster im Haus"} {
		if r := Parse("Mitglieder\n- " + row + "\n- Zonta Beispiel e. V.\n"); len(r.Members) != 2 || r.Members[0].Confidence > 0.5 {
			t.Errorf("%q is proposed: %+v", row, r.Members)
		}
	}
}

func TestLinesBelowAHeadingThatNobodyKnows(t *testing.T) {
	for _, heading := range []string{"Sonstige", "Sonstige:", "Weitere", "Aus dem Kreis dazu", "Neu hinzugekommen"} {
		r := Parse("- Frauenberatung Beispiel\n- Polizei Beispiel\n\n" + heading + "\nJobcenter Beispiel\nDiakonie Beispiel\n")
		if got := names(r); !slices.Equal(
			got,
			[]string{"Frauenberatung Beispiel", "Polizei Beispiel", "Jobcenter Beispiel", "Diakonie Beispiel"},
		) {
			t.Errorf("%s: %q, %s", heading, got, told(r))
		}
	}
	for _, text := range []string{
		"- Frauenberatung Beispiel\n- Polizei Beispiel\n- Caritas Beispiel\nEntschuldigt: Amtsgericht\n",
		"- Frauenberatung Beispiel\n- Polizei Beispiel\n- Caritas Beispiel\n\nGäste\nAmtsgericht Beispiel\n",
		"Mitglieder\n- Frauenberatung Beispiel\n- Polizei Beispiel\n- Caritas Beispiel\n\nTermine\n- Amtsgericht am Dienstag\n",
		"Mitglieder\nFrauenberatung Beispiel\nPolizei Beispiel\nCaritas Beispiel\n\nEingeladen waren: Amtsgericht Beispiel\n",
	} {
		r := Parse(text)
		if len(r.Members) != 3 || !strings.Contains(told(r), "Amtsgericht") {
			t.Errorf("%q: %q, told is %q", text, names(r), told(r))
		}
	}
}

// Every line is a member, a part of one, a heading that was used, or told.
func TestEveryLineIsReadOrTold(t *testing.T) {
	text := "Rundbrief\n\nLiebe Kolleginnen, hier kommt die neue Liste. Wir bitten um Ergänzungen.\n\nMitglieder\n- Polizei Beispiel\n- Verbesserung der Lage\n- und weitere\n- Jugendamt Beispiel\n\nAngebote\n- Gruppe für Frauen\n\nEingeladen: Frau Muster\n\nImpressum\n"
	got := told(Parse(text))
	for _, want := range []string{"Rundbrief", "Liebe Kolleginnen", "Verbesserung der Lage", "und weitere", "Gruppe für Frauen", "Eingeladen: Frau Muster", "Impressum"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not told in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Polizei") || strings.Contains(got, "Jugendamt") {
		t.Errorf("members are told as unread:\n%s", got)
	}
}

// What tells from when a list is, what heads a table, and who has left is no member.
func TestWhatIsNoMember(t *testing.T) {
	want := []string{"Frauenberatung Beispiel", "Polizei Beispiel"}
	for _, text := range []string{
		"Mitgliederliste (Stand: 1. Mai 2026)\n- Frauenberatung Beispiel\n- Polizei Beispiel\n",
		"Mitglieder: Stand Mai 2026\n- Frauenberatung Beispiel\n- Polizei Beispiel\n",
		"Mitglieder (zuletzt geändert: 05/2026)\n- Frauenberatung Beispiel\n- Polizei Beispiel\n",
		"Stand: 1. Mai 2026\nFrauenberatung Beispiel\nPolizei Beispiel\n",
		"Frauenberatung Beispiel\nPolizei Beispiel\n",
		"Beratung und Schutz\n\nEinrichtung\tTelefon\nFrauenberatung Beispiel\t\n\nStadtverwaltung\n\nEinrichtung\tTelefon\nPolizei Beispiel\t\n",
		"Mitglieder\n- Frauenberatung Beispiel\n- AWO Beispiel (ausgeschieden)\n- Polizei Beispiel\n- Zonta Beispiel – ausgetreten 2024\n- Diakonie Beispiel, nicht mehr dabei\n",
		"Einrichtung\tBemerkung\nAWO Beispiel\tausgeschieden zum 31.12.2025\nFrauenberatung Beispiel\t\nPolizei Beispiel\t\n",
		"Einrichtung\tStatus\nFrauenberatung Beispiel\taktiv\nAWO Beispiel\tehemalig\nPolizei Beispiel\taktiv\n",
	} {
		r := Parse(text)
		if got := names(r); !slices.Equal(got, want) {
			t.Errorf("%q gives %q", text, got)
		}
		if strings.Contains(text, "AWO") && (len(r.Left) == 0 || !strings.Contains(told(r), "AWO Beispiel")) {
			t.Errorf("%q: who left is not told: %+v, %s", text, r.Left, told(r))
		}
	}
	if r := Parse("Mitglieder\n- Polizei Beispiel (bis 31.12.2025)\n- Zonta Beispiel\n"); len(r.Members) != 2 ||
		r.Members[0].Until != "2025-12-31" ||
		r.Members[0].Name != "Polizei Beispiel" {
		t.Errorf("until is %+v", r.Members)
	}
}

func TestLessIndentEndsWhatIsAbove(t *testing.T) {
	for _, text := range []string{
		"Mitglieder\n\nStadt Beispiel\n  Jugendamt\n  Ordnungsamt\nWeißer Ring e. V.\nCaritas Beispiel\n",
		"Mitglieder\n\nStadt Beispiel\n\tJugendamt\n\tOrdnungsamt\nWeißer Ring e. V.\nCaritas Beispiel\n",
		"Mitglieder\n\nStadt Beispiel:\n  - Jugendamt\n  - Ordnungsamt\n- Weißer Ring e. V.\n- Caritas Beispiel\n",
		"Mitglieder\n- Stadt Beispiel\n  - Jugendamt\n  - Ordnungsamt\n- Weißer Ring e. V.\n- Caritas Beispiel\n",
	} {
		var got []string
		for _, m := range Parse(text).Members {
			got = append(got, m.Parent+"|"+m.Name)
		}
		if want := []string{"Stadt Beispiel|Jugendamt", "Stadt Beispiel|Ordnungsamt", "|Weißer Ring e. V.", "|Caritas Beispiel"}; !slices.Equal(
			got,
			want,
		) {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func TestUnitsBelowTheirCarrierWithoutBullets(t *testing.T) {
	var got []string
	for _, m := range Parse("Diakonie Beispiel\n  Schuldnerberatung\n  Suchtberatung\nPolizei Beispiel\nCaritasverband Beispiel\n").Members {
		got = append(got, m.Parent+"|"+m.Name)
	}
	if want := []string{"|Diakonie Beispiel", "Diakonie Beispiel|Schuldnerberatung", "Diakonie Beispiel|Suchtberatung", "|Polizei Beispiel", "|Caritasverband Beispiel"}; !slices.Equal(
		got,
		want,
	) {
		t.Errorf("%q", got)
	}
}

func TestTheFirstLetterOfATitleStays(t *testing.T) {
	for text, want := range map[string]string{
		"Nächstes Treffen ist am 17.02.2027 um 14 Uhr":           "Nächstes Treffen",
		"Ökumenischer Fachtag am 17.02.2027":                     "Ökumenischer Fachtag",
		"Überregionale Fachtagung am 17.02.2027 im Rathaus":      "Überregionale Fachtagung",
		"Der nächste Fachtag findet am 17.02.2027 statt":         "nächste Fachtag",
		"Interkulturelles Treffen ist am 17.02.2027 um 14 Uhr":   "Interkulturelles Treffen",
		"Am 17.02.2027 ist Öffentlicher Vortrag gegen Gewalt an": "Öffentlicher Vortrag gegen Gewalt an",
	} {
		if e, _ := Release(text); e.Title != want {
			t.Errorf("%q: title %q, want %q", text, e.Title, want)
		}
	}
}

func TestLigaturesAreLetters(t *testing.T) {
	r := Parse("Mitglieder\n- Fachstelle Hoﬀnung Soest\n- Kreispolizeibehörde, Ofﬁzier\n")
	if r.Members[0].Name != "Fachstelle Hoffnung Soest" {
		t.Errorf("names are %q", names(r))
	}
}

// Names that are known are not taken apart, whatever they hold; an address beside them counts all the same.
func TestKnownNamesStayAsTheyAre(t *testing.T) {
	known := []string{"Haus Lichtblick 7", "Jugendamt (ehemalig)", "Praxis Dr. Muster, Frau Probe", "Polizei – Wache; Nord"}
	r := ParseKnowing("Einrichtung\tTräger\n"+strings.Join(known, "\t\n")+"\t\n", known)
	if got := names(r); !slices.Equal(got, known) || len(r.Withheld)+len(r.Left) > 0 {
		t.Errorf("%q, %+v, %+v", got, r.Withheld, r.Left)
	}
	if r := ParseKnowing("Mitglieder\n- WEISSER RING e.V.\n- Polizei\n", []string{"Weißer Ring e. V."}); len(r.Members) != 2 ||
		r.Members[0].Name != "Weißer Ring e. V." {
		t.Errorf("another spelling gives %q", names(r))
	}
	r = ParseKnowing("Einrichtung\tAnschrift\nFrauenhaus Lichtblick\tMusterweg 5\nPolizei\t\n", []string{"Frauenhaus Lichtblick"})
	if len(r.Withheld) != 1 || len(r.Members) != 1 {
		t.Errorf("%+v", r)
	}
}

// Excel copies the empty cells behind a name as tabs, an e-mail program takes them away: neither makes the name a heading.
func TestARowOfATableWithNothingButAName(t *testing.T) {
	for _, text := range []string{
		"Einrichtung\tTelefon\tE-Mail\nFrauenhaus Beispiel\t01234 56789\tinfo@example.org\nPolizei Beispiel\t\t\nZentrum Soest\t02921 302546\t\nCaritas\t02921 3025\t\n",
		"Einrichtung\tTelefon\tE-Mail\nFrauenhaus Beispiel\t01234 56789\tinfo@example.org\nPolizei Beispiel\nZentrum Soest\t02921 302546\nCaritas\t02921 3025\n",
		"Einrichtung\tTelefon\nPolizei Beispiel\t\nZentrum Soest\t02921 302546\nFrauenhaus Beispiel\t\nCaritas\t\n",
		"Einrichtung\tTelefon\nFrauenhaus Zwei, Musterstraße 5, 12345 Beispielstadt\t01234 56789\nPolizei Beispiel\t\nZentrum Soest\t02921 302546\nFrauenhaus Beispiel\t\nCaritas\t\n",
	} {
		got := Parse(text)
		for _, m := range got.Members {
			if m.Parent != "" {
				t.Errorf("%q: %q belongs to %q", text, m.Name, m.Parent)
			}
		}
		list := names(got)
		slices.Sort(list)
		if want := []string{"Caritas", "Frauenhaus Beispiel", "Polizei Beispiel", "Zentrum Soest"}; !slices.Equal(list, want) {
			t.Errorf("%q: %q", text, list)
		}
	}
}

// That an address is not told is no address, and no part of a name.
func TestThatAnAddressIsSecretIsARemark(t *testing.T) {
	for _, row := range []string{
		"Frauenhaus Beispiel, Adresse geheim", "Frauenhaus Beispiel (Adresse geheim)", "Frauenhaus Beispiel – Anschrift nicht weitergeben!", "Frauenhaus Beispiel, Anschrift bitte nicht weitergeben",
		"Frauenhaus Beispiel; die genaue Adresse ist vertraulich", "Frauenhaus Beispiel, geheime Adresse", "Frauenhaus Beispiel (keine Anschrift)", "Frauenhaus Beispiel, Standort anonym", "Frauenhaus Beispiel, Adresse geheim, Tel. 01234 56789",
	} {
		r := Parse("Mitglieder:\n- Polizei Beispiel\n- " + row + "\n- Caritas Beispiel\n")
		if !slices.Contains(names(r), "Frauenhaus Beispiel") || len(r.Withheld) > 0 {
			t.Errorf("%q: %q, withheld %d, unread %+v", row, names(r), len(r.Withheld), r.Unread)
			continue
		}
		for _, m := range r.Members {
			if m.Name == "Frauenhaus Beispiel" && len(m.Unread) == 0 {
				t.Errorf("%q: the remark is gone", row)
			}
		}
	}
}
