package directory

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Letters that have no accent to take off.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// marks are what has several characters that look alike: the blanks, dashes and apostrophes that stay when accents are
// set apart, and the letters of Cyrillic and Greek that look like a Latin one, small or large. β stands for ß.
var marks = strings.NewReplacer(strings.Fields(`
	‐ - ‑ - ‒ - ⁃ - − - ˗ - ― —
	’ ' ‘ ' ‚ ' ‛ ' ′ ' ʼ ' ʻ ' ʹ ' ˈ ' ꞌ ' ` + "` '" + `
	а a в b е e ѕ s і i ј j к k м m н h о o р p с c т t у y х x һ h ԁ d ԛ q ԝ w ӏ l
	α a β ss ε e ζ z η h ι i κ k μ m ν v ο o ρ p τ t υ u χ x ϲ c`)...)

// blankMarks are the blanks that are left then, and letters that are not to be seen.
var blankMarks = strings.NewReplacer("\u1680", " ", "\u2800", " ", "\u115f", " ", "\u1160", " ", "\u3164", " ", "\uffa0", " ")

var association = regexp.MustCompile(`(^|[ \t\n(,;:/"'-])e\. *v\.`)

// Fold returns what two spellings of a word have in common: lower case without accents and without what cannot be seen,
// ss for ß, ae, oe, ue like ä, ö, ü, „e. V." like „e.V.", one letter for all that look like it. The database has the same
// function (fold); a test keeps the two alike.
func Fold(text string) string {
	if !plainASCII(text) {
		strange := false // beyond the Latin letters, where all is that looks like something else
		text = strings.Map(func(r rune) rune {
			strange = strange || r >= 0x250 || r == '`'
			if r >= 0x300 && r <= 0x36F || Invisible(r) { // the accents, which the normal form has set apart
				return -1
			}
			return r
		}, strings.ToLower(norm.NFKD.String(strings.ReplaceAll(text, "´", "'"))))
		if strange {
			text = marks.Replace(blankMarks.Replace(text))
		}
	} else {
		text = strings.ReplaceAll(strings.ToLower(text), "`", "'")
	}
	return foldUE(withoutUmlauts.Replace(association.ReplaceAllString(plainLetters.Replace(text), "${1}ev")))
}

// withoutUmlauts takes ae and oe for the letters that they are written for.
var withoutUmlauts = strings.NewReplacer("ae", "a", "oe", "o")

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

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
