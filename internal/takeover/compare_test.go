package takeover

import (
	"fmt"
	"testing"

	"rundtisch/internal/examples/published"
	"rundtisch/internal/memberlist"
)

// asToday is a list as it reads once it has been stored.
func asToday(list []memberlist.Member) []Listed {
	today := make([]Listed, len(list))
	for i, m := range list {
		today[i] = Listed{Name: m.Name, Parent: m.Parent, Kind: m.Kind}
	}
	return today
}

func TestComparePairsNames(t *testing.T) {
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
			today := []Listed{{Name: test.today, Kind: memberlist.KindInstitution}}
			d := Compare(today, []memberlist.Member{{Name: test.pasted, Kind: memberlist.KindInstitution}})
			if got := len(d.New) == 0 && len(d.Gone) == 0; got != test.same {
				t.Errorf("%q and %q taken for one: %t, want %t", test.today, test.pasted, got, test.same)
			}
		})
	}
}

func TestCompareSortsIntoFourGroups(t *testing.T) {
	today := []Listed{
		{Key: "a", Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: memberlist.KindInstitution},
		{Key: "b", Name: "Jugendamt", Parent: "Landkreis Moorwiesen", Kind: memberlist.KindInstitution},
		{Key: "c", Name: "Büro für Gleichstellung", Aliases: []string{"Gleichstellungsstelle"}, Kind: memberlist.KindInstitution},
		{Key: "d", Name: "Opferhilfe Seefurt", Kind: memberlist.KindInstitution},
		{Key: "e", Name: "Rechtsanwältinnen", Kind: memberlist.KindGroup},
	}
	pasted := []memberlist.Member{
		{Name: "Jugendamt", Parent: "Landkreis Moorwiesen", Kind: memberlist.KindInstitution},
		{Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: memberlist.KindInstitution},
		{Name: "Gleichstellungsstelle", Kind: memberlist.KindInstitution},
		{Name: "Rechtsanwältinnen", Kind: memberlist.KindGroup},
		{Name: "Opferhilfe Seefurt", Parent: "Stiftung Weitblick", Kind: memberlist.KindInstitution},
		{Name: "Frauenberatung Ufer", Kind: memberlist.KindInstitution},
	}
	d := Compare(today, pasted)
	if len(d.Unchanged) != 4 || d.Unchanged[0].Today.Key != "b" || d.Unchanged[1].Today.Key != "a" {
		t.Errorf("unchanged are %+v, want four, each Jugendamt with its own parent", d.Unchanged)
	}
	if len(d.Changed) != 1 || d.Changed[0].Today.Key != "d" || len(d.Changed[0].Changes) != 1 ||
		d.Changed[0].Changes[0].What != ParentDiffers {
		t.Errorf("changed are %+v, want the parent of Opferhilfe", d.Changed)
	}
	if len(d.Gone) != 0 {
		t.Errorf("gone are %+v, want none", d.Gone)
	}
	if len(d.New) != 1 || d.New[0].Name != "Frauenberatung Ufer" {
		t.Errorf("new are %+v, want Frauenberatung Ufer", d.New)
	}
	d = Compare(today, nil)
	if len(d.Gone) != len(today) {
		t.Errorf("%d gone when nothing is pasted, want all %d", len(d.Gone), len(today))
	}
}

// manyMembers is a list of different shapes.
func manyMembers(n int) []memberlist.Member {
	shapes := []string{"Fachbereich Kinder, Jugend und Familie %d", "Beratungsstelle für Lebensfragen %d", "Verein Lichtung %d e. V.",
		"Polizeiinspektion Bezirk %d", "Staatsanwaltschaft Nordharde %d"}
	list := make([]memberlist.Member, n)
	for i := range list {
		list[i] = memberlist.Member{Name: fmt.Sprintf(shapes[i%len(shapes)], i), Kind: memberlist.KindInstitution, Number: i + 1,
			Confidence: 1, Sector: "sonstige"}
	}
	return list
}

func TestCompareOfManyRowsIsQuick(t *testing.T) {
	list := manyMembers(2000)
	today := asToday(list)
	for i := range today {
		today[i].Name += " alt"
	}
	d := Compare(today, list)
	if n := len(d.New) + len(d.Changed) + len(d.Unchanged); n != len(list) {
		t.Errorf("%d of %d proposed members are in the difference", n, len(list))
	}
}

func TestWhatIsNoChange(t *testing.T) {
	for _, test := range []struct {
		name  string
		today Listed
		read  memberlist.Member
		want  int
	}{
		{"a unit without what it belongs to", Listed{Name: "Fachbereich Gesundheit", Parent: "Stadt Seefurt", Kind: memberlist.KindInstitution}, memberlist.Member{Name: "Fachbereich Gesundheit", Kind: memberlist.KindInstitution}, 0},
		{"stored with what it belongs to", Listed{Name: "PLANB e. V. – Niederlassung Seefurt", Parent: "PLANB e. V.", Kind: memberlist.KindInstitution}, memberlist.Member{Name: "Niederlassung Seefurt", Parent: "PLANB e. V.", Kind: memberlist.KindInstitution}, 0},
		{"read as a group, stored as an institution", Listed{Name: "Gleichstellungsstelle", Kind: memberlist.KindInstitution}, memberlist.Member{Name: "Gleichstellungsstelle", Kind: memberlist.KindGroup}, 0},
		{"below something else", Listed{Name: "Jugendamt", Parent: "Stadt Seefurt", Kind: memberlist.KindInstitution}, memberlist.Member{Name: "Jugendamt", Parent: "Landkreis Moorwiesen", Kind: memberlist.KindInstitution}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := Compare([]Listed{test.today}, []memberlist.Member{test.read})
			if len(d.Changed) != test.want || len(d.Unchanged) != 1-test.want {
				t.Errorf("%d changed, %d unchanged, %d new", len(d.Changed), len(d.Unchanged), len(d.New))
			}
		})
	}
}

func TestTheSameListAgainChangesNothing(t *testing.T) {
	for _, name := range []string{"herne", "mettmann", "soest", "anhalt-bitterfeld"} {
		var today []Listed
		list := memberlist.Parse(published.Text(t, name)).Members
		for _, m := range list {
			today = append(today, Listed{Key: m.Name, Name: m.Name, Parent: m.Parent, Kind: m.Kind})
		}
		d := Compare(today, list)
		if len(d.New)+len(d.Changed)+len(d.Gone) != 0 || len(d.Unchanged) != len(list) {
			t.Errorf("%s: %d new, %d changed, %d gone", name, len(d.New), len(d.Changed), len(d.Gone))
		}
	}
}
