package memberlist

import "testing"

// asToday is a list as it reads once it has been stored.
func asToday(list []Member) []Today {
	today := make([]Today, len(list))
	for i, m := range list {
		today[i] = Today{Name: m.Name, Parent: m.Parent, Kind: m.Kind}
	}
	return today
}

func TestDiffPairsNames(t *testing.T) {
	for _, test := range []struct {
		name          string
		today, pasted string
		same          bool // one institution
	}{
		{"the same", "Frauenhaus Seefurt", "Frauenhaus Seefurt", true},
		{"other writing of the legal form", "Weißer Ring e. V.", "Weisser Ring e.V.", true},
		{"legal form left out", "Frauen helfen Frauen Seefurt e. V.", "Frauen helfen Frauen Seefurt", true},
		{"a part of the word left out", "Frauenberatungsstelle Seefurt", "Frauenberatung Seefurt", true},
		{"a longer name", "Interventionsstelle gegen häusliche Gewalt Seefurt", "Interventionsstelle häusliche Gewalt Seefurt", true},
		{"a slip of the pen", "Gleichstellungsbeauftragte der Stadt Seefurt", "Gleichstelungsbeauftragte der Stadt Seefurt", true},
		{"another place", "Frauenhaus Seefurt", "Frauenhaus Altenbrück", false},
		{"another court", "Amtsgericht Seefurt", "Amtsgericht Hohenlinde", false},
		{"another office of the place", "Jugendamt Seefurt", "Sozialamt Seefurt", false},
		{"another unit", "Fachbereich Gesundheit", "Fachbereich Öffentliche Ordnung", false},
		{"another carrier", "Caritasverband Seefurt", "Diakonisches Werk Seefurt", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := Diff([]Today{{Name: test.today, Kind: KindInstitution}}, []Member{{Name: test.pasted, Kind: KindInstitution}}, nil)
			if got := len(d.New) == 0 && len(d.Gone) == 0; got != test.same {
				t.Errorf("%q and %q taken for one: %t, want %t", test.today, test.pasted, got, test.same)
			}
		})
	}
}

func TestDiffSortsIntoFourGroups(t *testing.T) {
	today := []Today{
		{Key: "a", Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: KindInstitution},
		{Key: "b", Name: "Jugendamt", Parent: "Landkreis Moorwiesen", Kind: KindInstitution},
		{Key: "c", Name: "Büro für Gleichstellung", Aliases: []string{"Gleichstellungsstelle"}, Kind: KindInstitution},
		{Key: "d", Name: "Opferhilfe Seefurt", Kind: KindInstitution},
		{Key: "e", Name: "Rechtsanwältinnen", Kind: KindGroup},
	}
	pasted := []Member{
		{Name: "Jugendamt", Parent: "Landkreis Moorwiesen", Kind: KindInstitution},
		{Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: KindInstitution},
		{Name: "Gleichstellungsstelle", Kind: KindInstitution},
		{Name: "Rechtsanwältinnen", Kind: KindGroup},
		{Name: "Opferhilfe Seefurt", Parent: "Stiftung Weitblick", Kind: KindInstitution},
		{Name: "Frauenberatung Ufer", Kind: KindInstitution},
	}
	candidates := []Candidate{
		{Key: "ufer", Name: "Frauenberatungsstelle Ufer"},
		{Key: "wald", Name: "Frauenberatung am Wald"},
		{Key: "amt", Name: "Bauamt"},
	}
	d := Diff(today, pasted, candidates)
	if len(d.Unchanged) != 4 || d.Unchanged[0].Today.Key != "b" || d.Unchanged[1].Today.Key != "a" {
		t.Errorf("unchanged are %+v, want four, each Jugendamt with its own parent", d.Unchanged)
	}
	if len(d.Changed) != 1 || d.Changed[0].Today.Key != "d" || len(d.Changed[0].Changes) != 1 ||
		d.Changed[0].Changes[0].What != "übergeordnet" {
		t.Errorf("changed are %+v, want the parent of Opferhilfe", d.Changed)
	}
	if len(d.Gone) != 0 {
		t.Errorf("gone are %+v, want none", d.Gone)
	}
	if len(d.New) != 1 || d.New[0].Institution == nil || d.New[0].Institution.Key != "ufer" {
		t.Fatalf("new are %+v, want Frauenberatung Ufer, known as ufer", d.New)
	}
	if a := d.New[0].Alternatives; len(a) != 1 || a[0].Key != "wald" {
		t.Errorf("alternatives are %+v, want wald", a)
	}
	d = Diff(today, nil, nil)
	if len(d.Gone) != len(today) {
		t.Errorf("%d gone when nothing is pasted, want all %d", len(d.Gone), len(today))
	}
}

func TestDiffOfManyRowsIsQuick(t *testing.T) {
	list := Parse(manyRows(2000)).Members
	today := asToday(list)
	for i := range today {
		today[i].Name += " alt"
	}
	d := Diff(today, list, nil)
	if n := len(d.New) + len(d.Changed) + len(d.Unchanged); n != len(list) {
		t.Errorf("%d of %d proposed members are in the difference", n, len(list))
	}
}
