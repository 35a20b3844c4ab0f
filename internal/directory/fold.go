package directory

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what two spellings of a word have in common: lower case without accents, ss for ß, and ae, oe, ue
// like ä, ö, ü. The database has the same function (fold); a test keeps the two alike.
func Fold(text string) string {
	var folded strings.Builder
	var last rune
	for _, r := range norm.NFD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case r == 'ß':
			folded.WriteString("ss")
			last = 's'
			continue
		}
		if r == 'e' && (last == 'a' || last == 'o') {
			last = 0 // swallowed; the next e counts for itself
			continue
		}
		folded.WriteRune(r)
		last = r
	}
	return foldUE(folded.String())
}

// foldUE turns ue into u, except behind a, e and q, where it is no umlaut: Frauen, Feuer, Quelle.
func foldUE(text string) string {
	if !strings.Contains(text, "ue") {
		return text
	}
	var folded strings.Builder
	var before rune
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		folded.WriteRune(runes[i])
		if runes[i] == 'u' && i+1 < len(runes) && runes[i+1] == 'e' && before != 'a' && before != 'e' && before != 'q' {
			i++
			before = 'e'
			continue
		}
		before = runes[i]
	}
	return folded.String()
}
