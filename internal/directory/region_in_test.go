package directory

import "testing"

// Every kind of name that a German Kreis or Land has.
func TestAnAreaHasItsPreposition(t *testing.T) {
	for name, want := range map[string]string{
		"Herne": "in Herne", "Kreis Soest": "im Kreis Soest", "Landkreis Anhalt-Bitterfeld": "im Landkreis Anhalt-Bitterfeld",
		"Rhein-Sieg-Kreis": "im Rhein-Sieg-Kreis", "Märkischer Kreis": "im Märkischen Kreis", "Oberbergischer Kreis": "im Oberbergischen Kreis",
		"Rheinisch-Bergischer Kreis": "im Rheinisch-Bergischen Kreis", "Städteregion Aachen": "in der Städteregion Aachen",
		"Region Hannover": "in der Region Hannover", "Region Braunschweig": "in der Region Braunschweig", "Altmarkkreis Salzwedel": "im Altmarkkreis Salzwedel",
		"Regionalverband Saarbrücken": "im Regionalverband Saarbrücken", "Enzkreis": "im Enzkreis", "Stadt Herne": "in der Stadt Herne",
		"Saarland": "im Saarland", "Nordrhein-Westfalen": "in Nordrhein-Westfalen", "Oldenburg (Oldb)": "in Oldenburg (Oldb)",
	} {
		if got := InPlace(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
