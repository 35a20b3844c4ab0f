package memberlist

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rundtisch/internal/directory"
)

func TestProtectedRowsWithAnAddressAreRefused(t *testing.T) {
	secrets := []string{"Lindenweg", "Sonnenhang", "12345", "Postfach", "Hinterhof", "Grünwerder-Nord"}
	for _, text := range []string{
		"Mitglieder\n- Frauenhaus Seefurt, Lindenweg 7, 12345 Grünwerder-Nord\n- Polizei Seefurt\n",
		"Mitglieder\n- Frauenhaus Seefurt\n  Lindenweg 7\n  12345 Grünwerder-Nord\n- Polizei Seefurt\n",
		"Mitglieder\n- Frauenhaus Seefurt\n\n  Lindenweg 7\n- Polizei Seefurt\n",
		"Mitglieder\n- Schutzwohnung Seefurt (Sonnenhang 4)\n- Polizei Seefurt\n",
		"Mitglieder\n- Zufluchtswohnung Seefurt, Postfach 12 34\n- Polizei Seefurt\n",
		"Mitglieder\n- Lindenweg 7, Frauenhaus Seefurt\n- Polizei Seefurt\n",
		"Einrichtung\tAdresse\nFrauenhaus Seefurt\tLindenweg 7, 12345 Grünwerder-Nord\nPolizei Seefurt\t\n",
		"Einrichtung;Straße;PLZ;Telefon\nFrauenhaus Seefurt;Hinterhof;12345;0199 111111\nPolizei Seefurt;;;110\n",
		"Mitglieder\n\nFrauenhaus Seefurt\nLindenweg 7\n12345 Grünwerder-Nord\n\nPolizei Seefurt\nTel. 0199 110110\n",
		"Mitglieder\n\nFrauenhäuser:\n- Haus Morgenrot, Lindenweg 7\n\nPolizei:\n- Polizei Seefurt\n",
		"Mitglieder des Netzwerks sind das Frauenhaus Seefurt (Grünwerder-Nord 7), die Polizei Seefurt und das Jugendamt.",
		"Mitglieder des Netzwerks sind das Frauenhaus Seefurt (Lindenweg 7), die Polizei Seefurt und das Jugendamt.",
	} {
		r := Parse(text)
		out, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if strings.Contains(string(out), secret) {
				t.Errorf("%q tells %q: %s", text, secret, out)
			}
		}
		if strings.Contains(string(out), `"name":"Frauenhaus`) || strings.Contains(string(out), `"name":"Schutz`) ||
			strings.Contains(string(out), `"name":"Zuflucht`) {
			t.Errorf("%q is taken with its address: %s", text, out)
		}
		if !strings.Contains(strings.Join(r.Notes, " "), "geschützten Einrichtung") {
			t.Errorf("%q: notes %q do not explain the refusal", text, r.Notes)
		}
	}
}

func TestProtectedRowsWithoutAnAddressAreTaken(t *testing.T) {
	r := Parse("Mitglieder\n- Frauenhaus Seefurt, Tel. 0199 123456\n- Polizei Seefurt\n")
	if len(r.Members) != 2 || r.Members[0].Phone != "0199 123456" || r.Members[0].Name != "Frauenhaus Seefurt" {
		t.Errorf("members are %+v", r.Members)
	}
}

func TestContactsAreNotPartOfTheName(t *testing.T) {
	r := Parse(
		"Mitglieder\n- Frauenberatung Seefurt e.V., Marktstraße 2, 12345 Seefurt, Frau Martina Holm, Tel.: 0199/22 33 44, info@fb-seefurt.example, www.fb-seefurt.example\n- Polizei Seefurt\n",
	)
	want := Member{Name: "Frauenberatung Seefurt e. V.", Kind: KindInstitution, Sector: "frauenberatung", Person: "Frau Martina Holm",
		Phone: "0199/22 33 44", Email: "info@fb-seefurt.example", Website: "www.fb-seefurt.example"}
	got := r.Members[0]
	if got.Name != want.Name || got.Person != want.Person || got.Phone != want.Phone || got.Email != want.Email ||
		got.Website != want.Website {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if strings.Contains(got.Raw, "Marktstraße") || !strings.Contains(strings.Join(r.Notes, " "), "Postanschrift") {
		t.Errorf("the address is in %q or not noted in %q", got.Raw, r.Notes)
	}
}

func TestRepairsAreNamed(t *testing.T) {
	for _, test := range []struct{ text, name, repair, normalised string }{
		{"Beratung für Familien undLebensfragen", "Beratung für Familien und Lebensfragen", "„undLebensfragen“ → „und Lebensfragen“", ""},
		{"Haus Regen e. V.,Frauenberatung", "Frauenberatung", "Komma", ""},
		{"Frauen\u00adnotruf Seefurt", "Frauennotruf Seefurt", "Trennzeichen", ""},
		{"Frauenbera-\n  tung Seefurt", "Frauenberatung Seefurt", "Silbentrennung", ""},
		{"Opferhilfe\u00a0Seefurt", "Opferhilfe Seefurt", "", "Leerzeichen"},
		{"Opferhilfe   Seefurt", "Opferhilfe Seefurt", "", "Leerzeichen"},
		{"Opferhilfe Seefurt e.V.", "Opferhilfe Seefurt e. V.", "", "e. V."},
		{"Wendepunkt - Beratung für Männer e. V.", "Wendepunkt – Beratung für Männer e. V.", "", "Gedankenstrich"},
		{"Ehe-, Familien-\n  und Lebensberatung", "Ehe-, Familien- und Lebensberatung", "", ""},
		{"FamilienZentrum Seefurt", "FamilienZentrum Seefurt", "", ""},
	} {
		r := Parse("Mitglieder\n- " + test.text + "\n- Polizei Seefurt\n")
		if len(r.Members) != 2 || r.Members[0].Name != test.name {
			t.Errorf("%q: members are %+v, want %q", test.text, r.Members, test.name)
			continue
		}
		m := r.Members[0]
		if got := strings.Join(m.Repairs, "; "); !strings.Contains(got, test.repair) || test.repair == "" && got != "" {
			t.Errorf("%q: repairs are %q, want %q", test.text, got, test.repair)
		}
		if got := strings.Join(m.Normalised, "; "); !strings.Contains(got, test.normalised) {
			t.Errorf("%q: normalised is %q, want %q", test.text, got, test.normalised)
		}
	}
}

func TestStatedCounts(t *testing.T) {
	for text, want := range map[string]int{
		"Das Netzwerk besteht aus 51 Organisationen.":                     51,
		"Rund 30 Institutionen arbeiten im Bündnis zusammen.":             30,
		"Dem Runden Tisch gehören über 20 Mitglieder an.":                 20,
		"Zwölf Kooperationspartner haben die Vereinbarung unterzeichnet.": 12,
		"Mitglieder (17)":                                                         17,
		"Zahlreiche Partner sind im Netzwerk.":                                    0,
		"Die Verwaltung hat 1.400 Bedienstete.":                                   0,
		"Im Kreis leben 300.000 Einwohner.":                                       0,
		"Der Kreistag mit seinen 68 Mitgliedern gehört zum Netzwerk.":             0,
		"120 Fachkräfte aus dem Netzwerk kamen zusammen.":                         0,
		"In 12 Einrichtungen brach ein Feuer aus.":                                0,
		"Der Verein hat 300 Mitglieder.":                                          0,
		"Die 2023 Institutionen übergebene Broschüre ist im Netzwerk entstanden.": 0,
	} {
		if got := Parse(text).StatedCount; got != want {
			t.Errorf("%q: stated count %d, want %d", text, got, want)
		}
	}
}

func TestGuestsAndHelpersAreNoMembers(t *testing.T) {
	for _, text := range []string{
		"Zum Treffen des Netzwerks waren Vertreterinnen und Vertreter von Polizei, Justiz, Jugendamt und Frauenhaus eingeladen.",
		"Betroffene können sich an Mitglieder des Netzwerks wie Polizei, Frauenhaus und Beratungsstellen wenden.",
		"Das Netzwerk bietet Schulungen für Institutionen wie Schulen, Kitas und Jugendämter an.",
		"Das Netzwerk wird von Einrichtungen wie Ministerium, Stiftungen und Sparkasse gefördert.",
	} {
		if r := Parse(text); len(r.Members) > 0 {
			t.Errorf("%q: invented %+v", text, r.Members)
		}
	}
}

func TestParseSaysWhatItLeftOut(t *testing.T) {
	r := Parse(manyRows(2500))
	if len(r.Members) != MaxMembers || !slices.ContainsFunc(r.Notes, func(n string) bool { return strings.Contains(n, "2000") }) {
		t.Errorf("%d members, notes %q", len(r.Members), r.Notes)
	}
	r = Parse(strings.Repeat("Wort ", MaxText/5+10))
	if !slices.ContainsFunc(r.Notes, func(n string) bool { return strings.Contains(n, "2 MB") }) {
		t.Errorf("notes are %q", r.Notes)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"", "Mitglieder\n- Polizei\n-\nJugendamt", "a\tb\nc\td", "|a|b|\n|-|-|\n|Amt|x|", "\"Name\";\"Ort\"\n\"x;y\";z", "\xff\xfe", "Mitglieder sind A, B und C e.V.",
		"• \u00ad\n•", "Frauenhaus, Weg 5", "((((,,,;;;", "Partner sind:", "> - x\n>", "1. Mitglieder\n2. Ziele", manyRows(10)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := Parse(text)
		if again := Parse(text); !reflect.DeepEqual(r, again) {
			t.Error("the same text is read in two ways")
		}
		if r.Members == nil || r.Notes == nil || len(r.Members) > MaxMembers {
			t.Error("a list is nil or too long")
		}
		for _, m := range r.Members {
			if strings.TrimSpace(m.Name) == "" || !utf8.ValidString(m.Name) || m.Repairs == nil || m.Confidence < 0 || m.Confidence > 1 ||
				!m.Sector.Valid() ||
				m.Kind != KindInstitution && m.Kind != KindGroup {
				t.Errorf("not a member: %+v", m)
			}
			if isProtected(m.Name) && (directory.LooksLikeAddress(m.Name) || directory.LooksLikeAddress(m.Raw)) {
				t.Errorf("an address of a protected institution: %+v", m)
			}
		}
		Release(text)
	})
}

func TestWhatStandsAboveAColumnIsNoMember(t *testing.T) {
	for _, text := range []string{
		"Einrichtung\nCaritasverband Musterstadt e.V.\nFrauenhaus Musterstadt\nPolizei Musterstadt\n",
		"Adressen\nName der Einrichtung\tOrt\nCaritasverband Musterstadt e.V.\tMusterstadt\nFrauenhaus Musterstadt\tGrünwerder\nPolizei Musterstadt\tMusterstadt\n",
		"Institutionen:\n- Caritasverband Musterstadt e.V.\n- Frauenhaus Musterstadt\n- Polizei Musterstadt\n",
	} {
		var names []string
		for _, m := range Parse(text).Members {
			names = append(names, m.Name)
		}
		if want := []string{"Caritasverband Musterstadt e. V.", "Frauenhaus Musterstadt", "Polizei Musterstadt"}; !slices.Equal(names, want) {
			t.Errorf("%q gives %q", text, names)
		}
		if out, err := json.Marshal(Parse(text)); err != nil || strings.Contains(string(out), "Grünwerder") ||
			strings.Contains(string(out), "geschützten") {
			t.Errorf("%q tells a town, or refuses: %s (%v)", text, out, err)
		}
	}
}
