package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// words splits a name into lower-case ASCII words: umlauts become ae, oe, ue, other accents fall away,
// and "St." becomes "sankt".
func words(name string) []string {
	name = strings.ToLower(name)
	if !isASCII(name) {
		name = withoutAccents(name)
	}
	list := strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	for i, word := range list {
		if word == "st" {
			list[i] = "sankt"
		}
	}
	return list
}

// withoutAccents writes a lower-case name in ASCII as far as its letters are Latin ones.
func withoutAccents(name string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(name) {
		switch {
		case r == 'ä':
			b.WriteString("ae")
		case r == 'ö':
			b.WriteString("oe")
		case r == 'ü':
			b.WriteString("ue")
		case r == 'ß':
			b.WriteString("ss")
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		default:
			base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
			b.WriteRune(base)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// linking words stand between a name and its addition: "Frankfurt am Main", "Neumarkt i.d.OPf.".
var linking = []string{"a", "am", "an", "auf", "b", "bei", "d", "dem", "den", "der", "i", "im", "in", "o", "ob", "u", "unter", "v", "vor"}

// leading words stand before a name and are often left out.
var leading = []string{"bad", "hansestadt", "insel", "klosterstadt", "lutherstadt", "markt", "nordseebad", "ostseebad", "seebad", "stadt"}

// designations say what a place is and not what it is called: "Herne, Stadt".
var designations = []string{
	"bundesland", "freie", "gemeinde", "hansestadt", "insel", "klingenstadt", "klosterstadt", "kreisfreie", "land", "landeshauptstadt",
	"lutherstadt", "markt", "nordseebad", "ostseebad", "seebad", "stadt", "und", "universitaetsstadt", "wissenschaftsstadt",
}

// key joins the words of a name without the linking ones: hyphens, blanks and brackets do not matter.
func key(list []string) string {
	if without := drop(list, linking); len(without) > 0 {
		list = without
	}
	return strings.Join(list, "")
}

// drop returns the list without the given words.
func drop(list, unwanted []string) []string {
	if !slices.ContainsFunc(list, func(word string) bool { return slices.Contains(unwanted, word) }) {
		return list
	}
	var kept []string
	for _, word := range list {
		if !slices.Contains(unwanted, word) {
			kept = append(kept, word)
		}
	}
	return kept
}

// stem returns the words of a name without its addition: those before a bracket, a slash, a comma or a linking word.
func stem(name string) []string {
	if i := strings.IndexAny(name, "(/,"); i > 0 {
		name = name[:i]
	}
	list := words(name)
	for i, word := range list {
		if i > 0 && slices.Contains(linking, word) {
			return list[:i]
		}
	}
	return list
}

// bare returns the words without the leading ones, as long as something is left.
func bare(list []string) []string {
	for len(list) > 1 && slices.Contains(leading, list[0]) {
		list = list[1:]
	}
	return list
}

var withoutE = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// loose makes the key of "Muhlhausen", "Mühlhausen" and "Muehlhausen" one. It also makes other names the same,
// such as Neuenburg and Neunburg, and is therefore only a second choice.
func loose(key string) string { return withoutE.Replace(key) }
