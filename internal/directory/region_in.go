package directory

import "strings"

// InPlace puts the preposition before a Kreis, a Land or another area as German has it: „im Kreis Soest", „in der Region
// Hannover", „in Herne", „im Märkischen Kreis". It goes by the name: what kind of area it is stands there.
func InPlace(name string) string {
	first, _, _ := strings.Cut(name, " ")
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(lower, "region "), strings.HasPrefix(lower, "städteregion "), strings.HasPrefix(lower, "stadt "),
		strings.HasPrefix(lower, "hansestadt "), strings.HasPrefix(lower, "landeshauptstadt "), strings.HasPrefix(lower, "grafschaft "):
		return "in der " + name
	case strings.HasSuffix(first, "er") && strings.HasSuffix(name, " Kreis"): // Märkischer, Rheinisch-Bergischer
		return "im " + strings.Replace(name, "er Kreis", "en Kreis", 1)
	case strings.HasPrefix(lower, "regionalverband "), strings.HasSuffix(strings.ToLower(first), "kreis"), name == "Saarland":
		return "im " + name
	}
	return "in " + name
}
