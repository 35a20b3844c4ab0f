package templates

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// softHyphen shows only where a line ends in the middle of a word.
const softHyphen = "\u00ad"

// longWord is from how many letters on a word may not fit into a line of a small screen.
const longWord = 16

// heads are what compounds of this field end in. Not every browser knows where German words may be broken.
var heads = []string{
	"beauftragt", "behörde", "bekämpfung", "beratung", "gemeinschaft", "intervention", "konflikt", "koordination", "koordinierung",
	"management", "ministerium", "netzwerk", "präventi", "stelle", "unterstützung", "vereinbarung", "verfahren", "zentrum",
}

// Softly lets long compounds break between their words: „Schwangerschafts-konflikt-beratung".
func Softly(text string) string {
	var out strings.Builder
	for len(text) > 0 {
		word := text
		if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); end > 0 {
			word = text[:end]
		} else if end == 0 {
			_, size := utf8.DecodeRuneInString(text)
			word = text[:size]
		}
		text = text[len(word):]
		if utf8.RuneCountInString(word) < longWord {
			out.WriteString(word)
			continue
		}
		for at, r := range word {
			if at > 3 && slices.ContainsFunc(heads, func(head string) bool { return strings.HasPrefix(word[at:], head) }) {
				out.WriteString(softHyphen)
			}
			out.WriteRune(r)
		}
	}
	return out.String()
}
