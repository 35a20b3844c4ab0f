package areaname

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
)

func atlas(t *testing.T) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestAnAreaIsWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	g := atlas(t)
	for typed, want := range map[string]string{
		"05974":                              "Kreis Soest: kreis, 05, 05974",
		"kreis soest":                        "Kreis Soest: kreis, 05, 05974",
		"Landkreis Soest":                    "Kreis Soest: kreis, 05, 05974",
		"Herne":                              "Herne: kreisfreie_stadt, 05, 05916",
		"Stadt Herne":                        "Herne: kreisfreie_stadt, 05, 05916",
		"Herne-Eickel, Herne":                "",
		"Kreis Soest, Hochsauerlandkreis":    "Kreis Soest und Hochsauerlandkreis: region, 05, 05974 05958",
		"Kreis Soest und Hochsauerlandkreis": "Kreis Soest und Hochsauerlandkreis: region, 05, 05974 05958",
		"Kreis Soest; \r\n Kreis Soest":      "Kreis Soest: kreis, 05, 05974",
		"Stadt und Landkreis Osnabrück":      "Osnabrück und Landkreis Osnabrück: region, 03, 03404 03459",
		"Lippstadt":                          "Lippstadt: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Stadt Soest":                        "Soest: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Gemeinde Anröchte, Erwitte":         "Anröchte und Erwitte: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Lippstadt, Herne":                   "Lippstadt und Herne: region, 05, 05974 05916, Nur ein Teil von: Kreis Soest",
		"Lippstadt, Kreis Soest":             "Lippstadt: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Soest (Kreis Soest)":                "Soest: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Neustadt (Hessen)":                  "Neustadt (Hessen): region, 06, 06534, Nur ein Teil von: Landkreis Marburg-Biedenkopf",
		"Neustadt an der Weinstraße":         "Neustadt an der Weinstraße: kreisfreie_stadt, 07, 07316",
		"Saarland":                           "Saarland: region, 10, 10041 10042 10043 10044 10045 10046",
		"Neustadt, Hessen":                   "Neustadt (Hessen): region, 06, 06534, Nur ein Teil von: Landkreis Marburg-Biedenkopf",
		"Soest, Kreis Soest, NRW":            "Soest: region, 05, 05974, Nur ein Teil von: Kreis Soest",
		"Land Bremen":                        "Bremen: region, 04, 04011 04012",
		"Stadt Bremen":                       "Bremen: kreisfreie_stadt, 04, 04011",
		"Berlin":                             "Berlin: kreisfreie_stadt, 11, 11000",
		"Bundesland Hamburg":                 "Hamburg: kreisfreie_stadt, 02, 02000",
		"Dillingen an der Donau":             "Dillingen an der Donau: region, 09, 09773, Nur ein Teil von: Landkreis Dillingen a.d. Donau",
	} {
		r, _, err := Region(g, typed, "")
		got := ""
		if err == nil {
			var kreise []string
			for _, k := range r.Districts {
				kreise = append(kreise, k.AGS)
			}
			got = r.Name + ": " + strings.Join([]string{string(r.Kind), r.State, strings.Join(kreise, " ")}, ", ")
			if r.Basis != "" {
				got += ", " + r.Basis
			}
		}
		if got != want {
			t.Errorf("%q is %q (%v), want %q", typed, got, err, want)
		}
	}
	r, _, err := Region(g, "Sachsen-Anhalt", "")
	if err != nil || r.Name != "Sachsen-Anhalt" || len(r.Districts) != 14 || r.Key != "gebiet-land-15" {
		t.Errorf("a whole Land: %+v (%v)", r, err)
	}
	if r, _, _ := Region(g, "NRW", "Nordrhein-Westfalen und mehr"); len(r.Districts) != 53 || r.Name != "Nordrhein-Westfalen und mehr" {
		t.Errorf("by its letters: %d Kreise of %q", len(r.Districts), r.Name)
	}
}

func TestAnUnclearAreaIsAskedAbout(t *testing.T) {
	t.Parallel()
	g := atlas(t)
	for typed, want := range map[string][]string{
		"Soest":              {"Kreis Soest", "Soest (Kreis Soest)"},
		"Mettmann, Herne":    {"Kreis Mettmann", "Mettmann (Kreis Mettmann)"},
		"Hannover":           {"Region Hannover", "Hannover (Region Hannover)"},
		"Bremen":             {"Land Bremen", "Stadt Bremen"},
		"Soset":              {"Soest (Kreis Soest)", "Kreis Soest"},
		"Atlantis an der Xy": nil,
	} {
		_, asked, err := Region(g, typed, "")
		var invalid fault.Invalid
		if !errors.As(err, &invalid) {
			t.Errorf("%q is clear: %v", typed, err)
			continue
		}
		var got []string
		for _, c := range asked {
			got = append(got, c.Meant...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q may mean %q, want %q", typed, got, want)
		}
	}
	if got := Answered("Soest, Kreis Soest und Hannover", []string{"Soest=Soest (Kreis Soest)", "", "Hannover=Region Hannover"}); got !=
		"Soest (Kreis Soest), Kreis Soest und Region Hannover" {
		t.Errorf("the answers make %q", got)
	}
}

// Whoever chooses must not be asked again.
func TestWhatIsOfferedForAnUnclearNameIsClear(t *testing.T) {
	t.Parallel()
	g := atlas(t)
	var names []string
	gazetteer.EmbeddedNames(func(name string) { names = append(names, name) })
	slices.Sort(names)
	names = slices.Compact(names)
	asked, wrong := 0, 0
	for i, name := range names {
		if i%23 != 0 && !dossiertest.Thorough() {
			continue
		}
		meant := areasMeant(g, name)
		if len(meant) < 2 {
			continue
		}
		asked++
		for _, a := range meant {
			if again := areasMeant(g, a.Typed); len(again) != 1 || again[0].Typed != a.Typed {
				if wrong++; wrong < 10 {
					t.Errorf("%q offers %q, which means %v", name, a.Typed, typedOf(again))
				}
			}
		}
	}
	if asked < 15 {
		t.Errorf("only %d of %d names are unclear: this proves nothing", asked, len(names))
	}
	for _, k := range g.Kreise() {
		meant := areasMeant(g, k.Title)
		if !slices.ContainsFunc(meant, func(a area) bool { return len(a.Kreise) == 1 && a.Kreise[0] == k && !a.Part }) ||
			len(meant) > 1 && directory.States[k.Land] != k.Title {
			t.Errorf("%s means %v", k.Title, typedOf(meant))
		}
	}
}

func typedOf(areas []area) []string {
	var typed []string
	for _, a := range areas {
		typed = append(typed, a.Typed)
	}
	return typed
}
