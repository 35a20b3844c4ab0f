package memberlist

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// reached says in one line what was read of how a member can be reached.
func reached(m Member) string {
	var parts []string
	for _, n := range (&m).contacts().phones {
		parts = append(parts, n.words("Tel"))
	}
	if m.Email != "" {
		parts = append(parts, m.Email)
	}
	if len(m.Unread) > 0 {
		parts = append(parts, "nicht: "+strings.Join(m.Unread, "; "))
	}
	return strings.Join(parts, ", ")
}

// Every number of a row is either offered or told; two cells never become one number, whichever columns they are in.
func TestNumbersInNeighbouringCells(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"telephone and fax", "Einrichtung\tTelefon\tFax\nFrauenberatung Soest\t02921 302546\t02921 302547\n", []string{"Tel 02921 302546, nicht: Fax 02921 302547"}},
		{"telephone and mobile", "Einrichtung\tTelefon\tMobil\nFrauenberatung Soest\t02921 302546\t0151 12345678\n", []string{"Tel 02921 302546, Mobil 0151 12345678"}},
		{"two telephones", "Einrichtung\tTelefon\tTelefon 2\nFrauenberatung Soest\t02921 302546\t02921 302549\n", []string{"Tel 02921 302546, Tel 02921 302549"}},
		{"telephone and postcode", "Einrichtung\tTelefon\tPLZ\tOrt\nFrauenberatung Soest\t02921 302546\t59494\tSoest\n", []string{"Tel 02921 302546"}},
		{"numbers before the name", "Fax\tTelefon\tEinrichtung\n02921 302547\t02921/302546\tFrauenberatung Soest\n", []string{"Tel 02921/302546, nicht: Fax 02921 302547"}},
		{"telephone and a number that nobody knows", "Einrichtung\tTelefon\tAktenzeichen\nFrauenberatung Soest\t02921 302546\t20231234\n", []string{"Tel 02921 302546, nicht: Hier fehlt vielleicht die Null: 20231234"}},
		{"three numbers with semicolons", "Einrichtung;Telefon;Fax;Mobil\nFrauenberatung Soest;02921 1234;02921 1235;0151 1234567\nJobcenter Soest;;02921 9;\n", []string{"Tel 02921 1234, Mobil 0151 1234567, nicht: Fax 02921 1235", "nicht: Fax 02921 9"}},
		{"without headings", "Frauenberatung Soest\t02921 302546\t02921 302547\t59494\nJobcenter Soest\t02921 302548\t02921 302549\t59494\n", []string{"Tel 02921 302546, Tel 02921 302547", "Tel 02921 302548, Tel 02921 302549"}},
		{"two numbers in one cell", "Einrichtung\tTelefon\nFrauenberatung Soest\t02921 302546 02921 302547\n", []string{"Tel 02921 302546, Tel 02921 302547"}},
		{"a number among persons", "Einrichtung\tAnsprechpartnerin\nFrauenberatung Soest\tFrau Muster, 02921 302546\n", []string{"Tel 02921 302546"}},
		{"a number in a remark", "Einrichtung\tBemerkung\nFrauenberatung Soest\tnachts 0151 12345678\n", []string{"Tel 0151 12345678, nicht: Bemerkung: nachts"}},
		{"telephone and e-mail in one column", "Einrichtung\tTelefon / E-Mail\nFrauenberatung Soest\t02921 302546 a@example.org\n", []string{"Tel 02921 302546, a@example.org"}},
		{"a row that goes on", "Einrichtung\tTelefon\nFrauenberatung Soest\t02921 302546\n\t0151 12345678\n", []string{"Tel 02921 302546, Tel 0151 12345678"}},
		{"a name that stands in two rows", "Einrichtung\tTelefon\nFrauenberatung Soest\t02921 302546\nFrauenberatung Soest\t02921 302547\n", []string{"Tel 02921 302546, Tel 02921 302547"}},
		{"a short number", "Einrichtung\tTelefon\nPolizei Soest\t110\nJobcenter Soest\t02921 1234\n", []string{"nicht: Telefon: 110", "Tel 02921 1234"}},
		{"the zero is lost", "Einrichtung\tTelefon\nPolizei Soest\t2921302555\nCaritas Soest\t492921302559\nJobcenter Soest\t2921/302560\n", []string{"nicht: Hier fehlt vielleicht die Null: 2921302555",
			"nicht: Hier fehlt vielleicht die Null: 492921302559", "nicht: Hier fehlt vielleicht die Null: 2921/302560"}},
		{"the zero is lost in one of the cells", "Polizei Soest\t02921 302555\nCaritas Soest\t2921302559\nJobcenter Soest\t02921 302560\n", []string{"Tel 02921 302555", "nicht: Hier fehlt vielleicht die Null: 2921302559", "Tel 02921 302560"}},
		{"the zero of a postcode is lost", "Einrichtung\tPLZ\nPolizei Musterstadt\t1067\nCaritas Musterstadt\t01069\n", []string{"nicht: Hier fehlt vielleicht die Null: 1067", ""}},
		{"remarks behind a number", "Mitglieder\n- Frauenberatung Soest, Tel. 01234 56789 (24 Std.)\n- Polizei Soest, Tel. 02921 1234 (AB), Fax 02921 1235\n", []string{"Tel 01234 56789 (24 Std.)", "Tel 02921 1234 (AB), nicht: Fax 02921 1235"}},
		{"a helpline in groups", "Mitglieder\n- Hilfe Soest e. V., 0800 0116 016\n- Polizei Soest, +49 (0)2921 1234\n", []string{"Tel 0800 0116 016", "Tel +49 (0)2921 1234"}},
		{"hours below a name", "Mitglieder\n- Frauenberatung Soest\n  Tel. 02921 302546\n  Mo-Fr 9-12 Uhr\n- Polizei Soest\n", []string{"Tel 02921 302546, nicht: Mo-Fr 9-12 Uhr", ""}},
		{"two numbers written as one", "Mitglieder\n- Frauenberatung Soest, Tel. 02921 302546 / 47\n- Polizei Soest, 02921 302546 oder 302547\n- Caritas Soest, 02921 302546 (-47)\n", []string{"Tel 02921 302546 / 47", "Tel 02921 302546 oder 302547", "Tel 02921 302546 (-47)"}},
		{"an extension", "Mitglieder\n- Frauenberatung Soest, Tel. 02921 30-0, App. 12\n- Polizei Soest, 02921 300 Durchwahl 12\n", []string{"Tel 02921 30-0, App. 12", "Tel 02921 300 Durchwahl 12"}},
		{"line breaks in copied cells", "Einrichtung\tTelefon\n\"Frauenberatung\nSoest\"\t\"02921 302546\n0151 1234567\"\nPolizei Soest\t02921 1\n", []string{"Tel 02921 302546, Tel 0151 1234567", "Tel 02921 1"}},
		{"line breaks in cells with semicolons", "Einrichtung;Telefon;Bemerkung\n\"Frauenberatung\nSoest\";\"02921 302546\";\"mit \"\"Hof\"\"; ab 9\"\nPolizei Soest;02921 1;\n", []string{"Tel 02921 302546, nicht: Bemerkung: mit \"Hof\"; ab 9", "Tel 02921 1"}},
		{"two e-mail addresses", "Mitglieder\n- Frauenberatung Soest, a@example.org, b@example.org\n- Polizei Soest\n", []string{"a@example.org, nicht: E-Mail b@example.org", ""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, m := range Parse(test.text).Members {
				got = append(got, reached(m))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q\nwant\n%q", got, test.want)
			}
		})
	}
}

func TestNumbersInAText(t *testing.T) {
	for text, want := range map[string]string{
		"02921 302546\n02921 302547":    "[02921 302546][02921 302547]",
		"02921 302546\t59494":           "[02921 302546]",
		"am 01.05.2026 um 10.30":        "",
		"12.03.2026, 0151-1234567":      "[0151-1234567]",
		"(02921) 30 25-46":              "[(02921) 30 25-46]",
		"0049 2921 302546 oder 116 016": "[0049 2921 302546][116 016]",
		"Nr. 1234567":                   "",
	} {
		got := ""
		for _, f := range numbersIn(text) {
			got += fmt.Sprintf("[%s]", f.Number.Number)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A telephone number, or words that no address is told, are none; one doubtful row does not take the others along.
func TestWhatIsNoAddressOfAShelter(t *testing.T) {
	for _, text := range []string{
		"Einrichtung\tTelefon\tE-Mail\nFrauenhaus Beispiel\t01234 56789\tinfo@example.org\nPolizei Beispiel\t\t\n",
		"Einrichtung\tTelefon\tSprechzeit\nFrauenhaus Beispiel\t01234/56789\tMo-Fr 9-12 Uhr\nPolizei Beispiel\t\t\n",
		"Einrichtung\tTelefon\tFax\tPerson\nFrauenhaus Beispiel\t0123 12345\t0123 12346\tFrau Muster\nPolizei Beispiel\t\t\t\n",
		"Einrichtung\tTelefon\tE-Mail\nFrauenhaus Beispiel\t56789\tinfo@example.org\nPolizei Beispiel\t\t\n",
		"Einrichtung\tAnschrift\nFrauenhaus Beispiel\tAdresse geheim\nPolizei Beispiel\tMarkt\n",
		"Einrichtung\tAdresse\nFrauenhaus Beispiel\tanonym\nPolizei Beispiel\tMarkt\n",
		"Einrichtung\tTelefon\tBemerkung\nFrauenhaus Beispiel\t01234 56789\tAdresse nicht weitergeben!\nPolizei Beispiel\t\t\n",
		"Mitglieder\n- Frauenhaus Beispiel, Tel. 01234 56789 Frau Muster\n- Polizei Beispiel\n",
		"Mitglieder\n- Frauenhaus Beispiel (Adresse geheim)\n- Polizei Beispiel\n",
		"Mitglieder\n- Frauenhaus Beispiel, Notruf 112\n- Polizei Beispiel\n",
	} {
		r := Parse(text)
		if len(r.Withheld) > 0 || len(r.Members) != 2 || r.Members[0].Address {
			t.Errorf("%q: withheld %+v, members %+v", text, r.Withheld, r.Members)
		}
	}
}

func TestARowWithTheAddressOfAShelterIsSetAside(t *testing.T) {
	for text, words := range map[string]string{
		"Einrichtung\tStraße\tPLZ\nFrauenhaus Beispiel\tMusterweg 5\t12345\nPolizei Beispiel\tMarkt 3\t12345\n": "Musterweg 5, 12345",
		"Einrichtung\tPLZ\nFrauenhaus Beispiel\t1067\nPolizei Beispiel\t1067\n":                                 "1067",
		"Einrichtung\tA\tB\nFrauenhaus Beispiel\tMusterweg\t5\nPolizei Beispiel\tx\ty\n":                        "Musterweg\t5",
		"Mitglieder\n- Frauenhaus Beispiel, Tel. 01234 56789, Musterweg 5\n- Polizei Beispiel\n":                "Musterweg 5",
		"Einrichtung\tAnschrift\nFrauenhaus Beispiel\tgeheim, Musterweg 5\nPolizei Beispiel\tMarkt 3\n":         "geheim, Musterweg 5",
	} {
		r := Parse(text)
		if len(r.Withheld) != 1 || r.Withheld[0].Line != 2 || r.Withheld[0].Words != words || r.Withheld[0].Why == "" || len(r.Members) != 1 ||
			r.Members[0].Name != "Polizei Beispiel" {
			t.Errorf("%q: withheld %+v, members %+v", text, r.Withheld, r.Members)
		}
	}
}

func TestColumnsThatSaySinceWhen(t *testing.T) {
	for _, head := range []string{"Mitglied seit", "Mitglied", "Mitgliedschaft seit", "Beitritt", "Eintrittsdatum", "Mitgliedsstatus", "Mitglied ab wann", "Partner seit", "Mitgliedsnr."} {
		r := Parse("Einrichtung\t" + head + "\nFrauenberatung Beispiel\t2001\nJobcenter Beispiel\t03/2018\n")
		if len(r.Members) != 2 || r.Members[0].Name != "Frauenberatung Beispiel" || r.Members[0].Parent != "" {
			t.Errorf("%s: %+v, %q", head, r.Members, r.Notes)
		}
	}
	r := Parse("Mitglied\tSeit\tBis\nFrauenberatung Beispiel\t2001\t31.12.2025\nJobcenter Beispiel\t2018\t\n")
	if len(r.Members) != 2 || r.Members[0].Until != "2025-12-31" || r.Members[1].Until != "" || len(r.Unread) != 1 ||
		!strings.Contains(r.Unread[0].String(), "Spalte „Seit“") {
		t.Errorf("%+v, %v", r.Members, r.Unread)
	}
}
