package takeover

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
)

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// networkOf is a network with these members.
func networkOf(names ...string) directory.Dossier {
	d := directory.Dossier{Region: directory.Region{Name: "Stadt Seefurt", ShortName: "Seefurt"}}
	for i, name := range names {
		key := fmt.Sprintf("m%d", i)
		d.Institutions = append(d.Institutions, directory.Institution{Key: key, Name: name, Sectors: []directory.Sector{"sonstige"}})
		d.Members = append(d.Members, directory.Membership{Key: key, Institution: key, Role: directory.RoleMember})
	}
	return d
}

func reviewOf(t *testing.T, s Source, d directory.Dossier) Review {
	t.Helper()
	reading, reasons := Read(s, d, today)
	if len(reasons) > 0 {
		t.Fatalf("%q is refused: %q", s.Text, reasons)
	}
	return Begin(reading, d, nil, today).Review(nil)
}

// Who is missing is ticked where nothing speaks against it: no new row that matches nobody, no part of the file that was not
// read, no place in the text where the name stands. What the text says itself is ticked in any case.
func TestWhoIsMissingIsTickedWhereNothingSpeaksAgainstIt(t *testing.T) {
	const list = "Mitglieder\n- Polizeiinspektion Seefurt\n- Jugendamt Seefurt\n- Amtsgericht Seefurt\n"
	const prose = "Liebe Kolleginnen, hier kommt die Liste, die wir im Mai besprochen haben. Sie gilt ab sofort.\n\n"
	d := networkOf("Polizeiinspektion Seefurt", "Jugendamt Seefurt", "Amtsgericht Seefurt", "Zonta Seefurt")
	for name, test := range map[string]struct {
		source Source
		ticked bool
		why    string
	}{
		"a list":              {Source{Text: list}, true, ""},
		"prose around it":     {Source{Text: prose + list}, true, ""},
		"a new one":           {Source{Text: list + "- Bürgerhaus Seefurt\n"}, false, ""},
		"hidden rows":         {Source{Text: list, Missing: true}, false, ""},
		"a header":            {Source{Text: list, Left: []string{"Kopfzeile: Runder Tisch"}}, true, ""},
		"a header with it":    {Source{Text: list, Left: []string{"Kopfzeile: Zonta Seefurt"}}, false, nameInFile},
		"struck out":          {Source{Text: list + "- Bürgerhaus Seefurt\n", Struck: []string{"Zonta Seefurt, Weg 1"}, Left: []string{"Zonta Seefurt"}}, true, struckOut},
		"said to have left":   {Source{Text: list + "- Bürgerhaus Seefurt\n- Zonta Seefurt (ausgeschieden)\n"}, true, "Laut Text"},
		"only a part of them": {Source{Text: "Mitglieder\n- Polizeiinspektion Seefurt\n"}, false, ""},
	} {
		v := reviewOf(t, test.source, d)
		at := slices.IndexFunc(v.Gone, func(g GoneRow) bool { return g.Name == "Zonta Seefurt" })
		if at < 0 || v.Gone[at].Ticked != test.ticked || !strings.HasPrefix(v.Gone[at].Why, test.why) {
			t.Errorf("%s: %+v", name, v.Gone)
		}
	}
}

// A text that only writes a name shorter, in brackets or with a slip of the pen changes nothing.
func TestWhatSaysNoMoreIsAsBefore(t *testing.T) {
	d := networkOf("Weißer Ring e. V.", "Kommunales Integrationszentrum",
		"Evangelische Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen", "Familien- und Schulberatungsstelle")
	v := reviewOf(t, Source{Text: "Mitglieder\n- Weisser Ring\n- Kommunales Integrationszentrum (KI)\n" +
		"- Ev. Beratungsstelle für Ehe-, Partnerschafts- und Lebensfragen\n- Familien- u. Schulberatungsstelle\n"}, d)
	if len(v.Same) != 4 || v.Changes() {
		t.Errorf("%d as before; new %+v, changed %+v, asked %+v", len(v.Same), v.New, v.Changed, v.Ask)
	}
}

// A member with a line of its own that the reading took for a heading is there.
func TestALineWithTheNameOfAMemberIsThatMember(t *testing.T) {
	d := networkOf("Beratungsstelle für Opfer von Menschenhandel", "Frauenhaus Seefurt")
	r := Reading{Source: Source{Text: "Mitglieder\n\n   Beratungsstelle für Opfer von Menschenhandel\n   Frauenhaus Seefurt:\n"}}
	r.addSwallowed(ListOf(d, today))
	if len(r.Result.Members) != 1 || r.Result.Members[0].Line != 3 || r.Result.Members[0].Name != d.Institutions[0].Name {
		t.Errorf("members are %+v", r.Result.Members)
	}
}

// What is not taken over of a whole column is said once.
func TestAColumnThatIsLeftOutIsSaidOnce(t *testing.T) {
	rows := make([]Row, 6)
	for i := range rows {
		rows[i].Left = []string{fmt.Sprintf("Vertretung: Person %d", i)}
	}
	rows[2].Left = append(rows[2].Left, "Bemerkung: neu")
	notes := columnsLeft([][]Row{rows[:4], rows[4:]})
	if len(notes) != 1 || !strings.Contains(notes[0], "„Vertretung“") || len(rows[0].Left) != 0 ||
		!slices.Equal(rows[2].Left, []string{"Bemerkung: neu"}) {
		t.Errorf("notes %q, rows %+v", notes, rows)
	}
}

// A member of which the text may write the office is asked about, and told apart from those who are missing.
func TestTheOnlyOfficeOfItsKindIsAskedAbout(t *testing.T) {
	d := networkOf("Stadt Seefurt", "Fachbereich Kinder, Jugend und Familie", "Polizeiinspektion Seefurt", "Amtsgericht Seefurt")
	d.Institutions[1].Parent, d.Institutions[1].Sectors = "m0", []directory.Sector{directory.SectorYouthOffice}
	text := "Mitglieder\n- Stadt Seefurt\n- Jugendamt (ASD)\n- Polizeiinspektion Seefurt\n- Amtsgericht Seefurt\n"
	v := reviewOf(t, Source{Text: text}, d)
	if len(v.Ask) != 1 || v.Ask[0].Chosen().Value != "m1" || len(v.Gone) != 1 || !v.Gone[0].Twin || v.Gone[0].Ticked || v.GoneHint != "" {
		t.Errorf("asked %+v, gone %+v", v.Ask, v.Gone)
	}
}
