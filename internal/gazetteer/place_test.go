package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// names returns the matches as "kind name, Kreis" in short.
func names(list []Match) []string {
	var out []string
	for _, m := range list {
		out = append(out, string(m.Kind)+" "+m.Name+" "+m.Kreis)
	}
	return out
}

func TestPlaceUnderstandsWhatAPersonTypes(t *testing.T) {
	g := open(t, "")
	for _, test := range []struct {
		name string
		want string // the first match
		only bool   // there is no other
	}{
		{"Herne", "place Herne 05916", true},
		{"  hERNE ", "place Herne 05916", true},
		{"Herne, Stadt", "place Herne 05916", true},
		{"Stadt Herne", "place Herne 05916", true},
		{"Kreis Herne", "kreis Herne 05916", true},
		{"Mettmann", "place Mettmann 05158", false},
		{"Kreis Mettmann", "kreis Kreis Mettmann 05158", true},
		{"Landkreis Mettmann", "kreis Kreis Mettmann 05158", true},
		{"LK Mettmann", "kreis Kreis Mettmann 05158", true},
		{"Mettmann (Kreis)", "kreis Kreis Mettmann 05158", true},
		{"Kreis Neuss", "kreis Rhein-Kreis Neuss 05162", true},
		{"rhein sieg kreis", "kreis Rhein-Sieg-Kreis 05382", true},
		{"Landkreis Rostock", "kreis Landkreis Rostock 13072", true},
		{"Region Hannover", "kreis Region Hannover 03241", true},
		{"Anhalt-Bitterfeld", "kreis Landkreis Anhalt-Bitterfeld 15082", true},
		{"Bitterfeld", "place Bitterfeld-Wolfen 15082", true},
		{"Köthen", "place Köthen 15082", true},
		{"KOETHEN", "place Köthen 15082", true},
		{"Kothen", "place Köthen 15082", true},
		{"Ko\u0308then", "place Köthen 15082", true}, // the way macOS writes it
		{"Groß-Gerau", "place Groß-Gerau 06433", false},
		{"gross gerau", "place Groß-Gerau 06433", false},
		{"St. Ingbert", "place Sankt Ingbert 10045", true},
		{"Halle", "place Halle (Saale) 15002", false},
		{"Halle (Saale)", "place Halle (Saale) 15002", true},
		{"Halle Saale", "place Halle (Saale) 15002", true},
		{"Halle/Saale", "place Halle (Saale) 15002", true},
		{"Halle an der Saale", "place Halle (Saale) 15002", true},
		{"Hamburg", "place Hamburg 02000", true}, // a postcode of its island Neuwerk is said to lie in four Kreise
		{"Frankfurt am Main", "place Frankfurt am Main 06412", true},
		{"Frankfurt/Main", "place Frankfurt am Main 06412", true},
		{"Frankfurt a.M.", "place Frankfurt am Main 06412", true},
		{"Frankfurt (Oder)", "place Frankfurt (Oder) 12053", true},
		{"Neustadt, Hessen", "place Neustadt (Hessen) 06534", true},
		{"Oldesloe", "place Bad Oldesloe 01062", true},
		{"Lutherstadt Wittenberg", "place Wittenberg 15091", false},
		{"München", "place München 09162", false},
		{"Munich", "place München 09162", true},
		{"Bayern", "land Bayern ", true},
		{"nrw", "land Nordrhein-Westfalen ", true},
		{"Land Berlin", "land Berlin ", true},
		{"Berlin", "place Berlin 11000", true},
		{"Eisenach", "place Eisenach 16063", false},
	} {
		got := names(g.Place(test.name))
		if len(got) == 0 || got[0] != test.want || test.only && len(got) > 1 {
			t.Errorf("Place(%q) = %q, want %q", test.name, got, test.want)
		}
		if list := g.Place(test.name); len(list) > 0 && list[0].Similar {
			t.Errorf("Place(%q) is only called similar", test.name)
		}
	}
}

func TestAmbiguousNamesGiveAllWithTheirKreisAndLand(t *testing.T) {
	g := open(t, "")
	for name, least := range map[string]int{"Neustadt": 10, "Mühlhausen": 4, "Halle": 3, "Frankfurt": 2} {
		list := g.Place(name)
		if len(list) < least {
			t.Errorf("Place(%q) = %q, want at least %d", name, names(list), least)
		}
		for _, m := range list {
			if m.KreisTitle == "" || m.LandName == "" || m.Land != m.Kreis[:2] {
				t.Errorf("Place(%q) does not say where %+v lies", name, m)
			}
		}
	}
}

func TestSmallMunicipalitiesAreKnownFromTheirPostcode(t *testing.T) {
	list := open(t, "").Place("Achterwehr") // fewer than 1,000 inhabitants
	if !slices.ContainsFunc(list, func(m Match) bool { return m.Kreis == "01058" }) {
		t.Errorf("Place(Achterwehr) = %q, want Rendsburg-Eckernförde among them", names(list))
	}
	for _, m := range list {
		if m.Certain && len(list) > 1 {
			t.Errorf("Place(Achterwehr) = %q, and one is called certain", names(list))
		}
	}
}

func TestTypingErrorsAreForgivenAndMarked(t *testing.T) {
	g := open(t, "")
	for _, test := range []struct{ name, want string }{
		{"Braunschwieg", "place Braunschweig 03101"},
		{"Bitterfed", "place Bitterfeld-Wolfen 15082"},
		{"Ratingn", "place Ratingen 05158"},
		{"Brauns", "place Braunschweig 03101"},
		{"Hochsauerland", "kreis Hochsauerlandkreis 05958"},
		{"Düseldorf", "place Düsseldorf 05111"},
	} {
		list := g.Place(test.name)
		if got := names(list); len(got) == 0 || len(got) > maxSimilar || got[0] != test.want {
			t.Errorf("Place(%q) = %q, want %q first", test.name, got, test.want)
		}
		for _, m := range list {
			if !m.Similar {
				t.Errorf("Place(%q): %s is not marked as similar", test.name, m.Name)
			}
		}
	}
	for _, name := range []string{"", " ", "x", "Xq", "???", "Stadt", "Kreis", "\xff\x00", "qwertzuiopü", strings.Repeat("a", 1000)} {
		if got := g.Place(name); len(got) != 0 {
			t.Errorf("Place(%.20q) = %q, want none", name, names(got))
		}
	}
}

func TestNoNameMakesItPanicAndMatchesAreSorted(t *testing.T) {
	g := open(t, "")
	var known []string
	for _, p := range g.places {
		known = append(known, p.name)
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`(Kreis |LK |St\. )?[A-ZÄÖÜ][a-zäöüß]{1,12}([-/ ,(][a-zA-Zäöüß. ]{0,12}\)?)?`),
			rapid.SampledFrom(known),
		).Draw(t, "name")
		list := g.Place(name)
		if !slices.Equal(names(list), names(g.Place(name))) {
			t.Fatalf("Place(%q) answers differently the second time", name)
		}
		if len(list) > 0 && list[0].Similar {
			return // sorted by likeness
		}
		if !slices.IsSortedFunc(list, bySize) {
			t.Fatalf("Place(%q) = %q is not sorted", name, names(list))
		}
	})
}

func TestEveryPlaceIsFoundByItsOwnName(t *testing.T) {
	g := open(t, "")
	for _, p := range g.places {
		found := slices.ContainsFunc(g.Place(p.name), func(m Match) bool { return m.Kreis == p.kreis && !m.Similar })
		if !found {
			t.Errorf("Place(%q) does not find it in Kreis %s", p.name, p.kreis)
		}
	}
}
