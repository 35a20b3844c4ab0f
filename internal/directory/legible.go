package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Legible returns what of a text can be read: without control characters other than tab and line breaks, and without
// what turns the direction of writing.
func Legible(text string) string {
	return strings.Map(func(r rune) rune {
		if Unreadable(r) {
			return -1
		}
		return r
	}, text)
}

// Unreadable reports whether a character is one that Legible takes out.
func Unreadable(r rune) bool {
	turnsDirection := r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
	return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' || r == utf8.RuneError || turnsDirection
}
