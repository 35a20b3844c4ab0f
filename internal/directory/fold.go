package directory

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Letters that have no accent to take off.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

var association = regexp.MustCompile(`(^|[ \t\n(,;:/"'-])e\. *v\.`)

// Fold returns what two spellings of a word have in common: lower case without accents, ss for ß, ae, oe, ue
// like ä, ö, ü, and „e. V." like „e.V.". The database has the same function (fold); a test keeps the two alike.
func Fold(text string) string {
	text = strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36F { // the accents, which the normal form has set apart
			return -1
		}
		return r
	}, strings.ToLower(norm.NFKD.String(text)))
	text = association.ReplaceAllString(plainLetters.Replace(text), "${1}ev")
	return foldUE(strings.NewReplacer("ae", "a", "oe", "o").Replace(text))
}

// foldUE turns ue into u, except behind a, e and q, where it is no umlaut: Frauen, Feuer, Quelle.
func foldUE(text string) string {
	if !strings.Contains(text, "ue") {
		return text
	}
	var folded strings.Builder
	var before byte
	for i := 0; i < len(text); i++ { // all of it is ASCII that matters here
		folded.WriteByte(text[i])
		if strings.HasPrefix(text[i:], "ue") && before != 'a' && before != 'e' && before != 'q' {
			i++
		}
		before = text[i]
	}
	return folded.String()
}
