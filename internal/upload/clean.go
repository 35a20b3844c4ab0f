package upload

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes out what is no text: control characters, marks that turn the direction of writing, broken characters.
// Lines end with \n alone.
func clean(text string) string {
	text = lineEnds.Replace(strings.ToValidUTF8(text, ""))
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || r == utf8.RuneError || r == '\ufeff' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")
