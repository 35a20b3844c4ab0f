package templates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// echoes reports whether a tag says what a name says already: half of its words of four letters and more are in it, by
// their beginning or by their end („Fachberatung“ in „Beratungsstelle“).
func echoes(name, tag string) bool {
	name = strings.ToLower(name)
	told, all := 0, 0
	for _, word := range strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(word) < 4 || word == "träger" {
			continue
		}
		all++
		letters := []rune(word)
		if strings.Contains(name, string(letters[:min(len(letters), 6)])) || len(letters) > 8 && strings.Contains(name, string(letters[len(letters)-7:])) {
			told++
		}
	}
	return all > 0 && 2*told >= all
}
