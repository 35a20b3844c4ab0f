package directory

import (
	"strings"
	"unicode"
)

// lookalikes are the letters of Cyrillic and Greek that cannot be distinguished from a Latin one, and that one.
var lookalikes = pairs(
	"АВЕЅІЈКМНОРСТХУҺԚԜаеѕіјкорсхуһԁԛԝӏӒӦӓӧ"+"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβικνορυϲ",
	"ABESIJKMHOPCTXYHQWaesijkopcxyhdqwlÄÖäö"+"ABEZHIKMNOPTYXaßikvopuc")

func pairs(from, to string) map[rune]rune {
	all, letters := map[rune]rune{}, []rune(to)
	for i, r := range []rune(from) {
		all[r] = letters[i]
	}
	return all
}

// inOneScript writes a word in Latin letters alone where all the others in it are look-alikes: „Frаuenhaus" with a Cyrillic а is no other
// house, and „Straβe" is a street. Words without a Latin letter, and words with a letter that looks like none, stay as they are.
func inOneScript(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return lookalikes[r] != 0 }) {
		return text
	}
	runes := []rune(text)
	for from := 0; from < len(runes); from++ {
		to := from
		latin, alike, other := false, false, false
		for ; to < len(runes) && unicode.In(runes[to], unicode.L, unicode.M); to++ {
			switch r := runes[to]; {
			case lookalikes[r] != 0:
				alike = true
			case unicode.Is(unicode.Latin, r):
				latin = true
			case unicode.IsLetter(r):
				other = true
			}
		}
		if latin && alike && !other {
			for i := from; i < to; i++ {
				if same := lookalikes[runes[i]]; same != 0 {
					runes[i] = same
				}
			}
		}
		from = max(from, to)
	}
	return string(runes)
}
