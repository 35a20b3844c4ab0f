package directory

import (
	"slices"
	"testing"
)

func TestANameIsToldWithItsPlaceUnlessItSaysIt(t *testing.T) {
	for _, test := range []struct{ name, place, want string }{
		{"Runder Tisch gegen häusliche Gewalt", "Soest", "Runder Tisch gegen häusliche Gewalt (Soest)"},
		{"Runder Tisch SOEST", "Soest", "Runder Tisch SOEST"},
		{"Runder Tisch", "", "Runder Tisch"},
	} {
		if got := NameWithPlace(test.name, test.place); got != test.want {
			t.Errorf("NameWithPlace(%q, %q) = %q, want %q", test.name, test.place, got, test.want)
		}
	}
}

func TestTwinsAreToldApart(t *testing.T) {
	places, keys := []string{"Soest", "Herne", "Herne", "", "Unna"}, []string{"a", "b", "c", "d", "e"}
	labels := []string{"Frauenberatung", "frauenberatung ", "Frauenberatung", "Frauenberatung", "Polizei"}
	if got, want := Disambiguate(labels, places, keys), []string{"Frauenberatung (Soest)", "frauenberatung  (Herne) (b)", "Frauenberatung (Herne) (c)", "Frauenberatung", "Polizei"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := Disambiguate([]string{"x", "X", "y"}, nil, []string{"1", "2", "3"}), []string{"x (1)", "X (2)", "y"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
