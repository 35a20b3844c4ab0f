package parts_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
)

func TestEntriesMove(t *testing.T) {
	p, _ := parts.Named("ziele")
	for _, test := range []struct {
		key  string
		to   int
		want string
	}{{"c", 1, "acbd"}, {"c", 0, "cabd"}, {"a", 2, "bcad"}, {"a", 99, "bcda"}, {"d", -5, "dabc"}, {"unknown", 0, "abcd"}} {
		d := directory.Dossier{Goals: []directory.Goal{{Key: "a"}, {Key: "b"}, {Key: "c"}, {Key: "d"}}}
		p.Reorder(&d, test.key, test.to)
		if got := strings.Join(p.Keys(&d), ""); got != test.want {
			t.Errorf("%s to %d: %s", test.key, test.to, got)
		}
	}
}

func TestWhatIsDroppedTakesItsStatementsAlong(t *testing.T) {
	for _, d := range dossiers(t) {
		for _, p := range parts.All() {
			if p.Single || p.Slug == "einrichtungen" {
				continue
			}
			for _, key := range p.Keys(&d) {
				copied := d.Clone()
				e, _ := p.Find(&copied, key)
				forbidden := slices.ContainsFunc(e.Uses(&copied), func(u parts.Use) bool { return u.Forbids })
				p.Drop(&copied, key)
				copied.Tidy()
				if err := copied.Check(); (err != nil) != forbidden {
					t.Errorf("%s without %s/%s: %v, forbidden: %v", d.Network.Key, p.Slug, key, err, forbidden)
				}
			}
		}
	}
}

// Whatever a network consists of, its forms change nothing by themselves.
func TestFormsOfDrawnNetworksChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := dossiertest.Dossier().Draw(t, "dossier")
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
		for _, i := range d.Institutions {
			for n := range i.Places { // a row with nothing in it is taken out
				i.Places[n].City = "Ort"
			}
		}
		want, err := document.Encode(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts.All() {
			for _, e := range p.Entries(&d) {
				if bad := e.Write(p.For(e.Kind(&d)).Typed(e.Values()), editing.NewKey); len(bad) > 0 {
					t.Errorf("%s/%s: %v", p.Slug, e.Key(), bad)
				}
			}
		}
		if got, _ := document.Encode(d); string(got) != string(want) {
			t.Error("another network came out")
		}
	})
}
