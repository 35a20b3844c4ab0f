package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanText returns a text as it is stored: in Unicode normal form NFC, without invisible characters and surrounding space, and
// with characters that only look like a hyphen, a blank or a letter replaced by it. A single line has single blanks between its
// words; a text of several lines keeps its line breaks and tabs. Cleaning a second time changes nothing. It reports false for
// what cannot be intended: bytes that are not UTF-8, and control characters.
func CleanText(text string) (string, bool) {
	if isClean(text) {
		return tidyBlanks(text), true
	}
	if !utf8.ValidString(text) {
		return "", false
	}
	text = norm.NFC.String(lineEnds.Replace(text))
	runes := []rune(text)
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		switch {
		case r == utf8.RuneError, unicode.IsControl(r) && r != '\n' && r != '\t':
			return "", false
		case Invisible(r):
			if i+1 < len(runes) && joins(r, out, runes[i+1]) {
				out = append(out, r)
			}
		case isBlank(r):
			out = append(out, ' ')
		case sameAs[r] != 0:
			out = append(out, sameAs[r])
		case printedForm(r):
			out = append(out, []rune(norm.NFKC.String(string(r)))...)
		default:
			out = append(out, r)
		}
	}
	return tidyBlanks(norm.NFC.String(inOneScript(norm.NFC.String(string(out))))), true
}

// CleanLine is CleanText for a field of one line: line breaks become blanks.
func CleanLine(text string) (string, bool) {
	text, ok := CleanText(text)
	return strings.Join(strings.Fields(text), " "), ok
}

// Cleaned is CleanLine for words that are only searched for or compared: it drops what is not readable.
func Cleaned(text string) string {
	text, _ = CleanLine(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) && r != 0x85 {
			return ' '
		}
		if r == utf8.RuneError {
			return -1
		}
		return r
	}, strings.NewReplacer("\v", " ", "\f", " ").Replace(text)))
	return text
}

// lineEnds are the ways in which programs end a line.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// isClean reports whether a text holds printable ASCII, line breaks and the letters of German alone.
func isClean(text string) bool {
	for _, r := range text {
		if (r < ' ' || r > '~') && r != '\n' && r != '\t' && !strings.ContainsRune("äöüÄÖÜß–„“", r) {
			return false
		}
	}
	return true
}

func tidyBlanks(text string) string {
	text = strings.Trim(text, " \t\n")
	if strings.Contains(text, "\n") || !strings.Contains(text, "  ") && !strings.Contains(text, "\t") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\t' }), " ")
}

// Invisible reports whether a character takes no room on a page: soft hyphens, zero-width characters, marks of direction,
// variation selectors. Of some a word of Persian or Hindi needs one; CleanText knows where.
func Invisible(r rune) bool {
	switch {
	case r < 0xAD, r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0': // these fill the room of a letter: blanks
		return false
	case r >= 0x600 && r <= 0x605,
		r == 0x6DD, r == 0x70F, r == 0x890, r == 0x891, r == 0x8E2, r == 0x110BD,
		r == 0x110CD: // signs around numbers
		return false
	case r >= 0x13430 && r <= 0x1345F: // these stand between hieroglyphs
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d'
)

// joins reports whether a joiner or non-joiner is part of how a word is written: between letters of the Arabic script
// (Persian „می‌خواهم"), behind the virama of an Indian one, between two pictures.
func joins(r rune, before []rune, next rune) bool {
	if len(before) == 0 || r != joiner && r != nonJoiner {
		return false
	}
	last := before[len(before)-1]
	virama := norm.NFC.PropertiesString(string(last)).CCC() == 9 && unicode.IsLetter(next)
	if r == nonJoiner {
		arabic := func(r rune) bool {
			return unicode.In(r, unicode.Arabic, unicode.Syriac) && unicode.In(r, unicode.L, unicode.M)
		}
		return virama || arabic(last) && arabic(next)
	}
	picture := func(r rune) bool { return unicode.Is(unicode.So, r) || r >= 0x1F3FB && r <= 0x1F3FF }
	return virama || picture(last) && picture(next)
}

func isBlank(r rune) bool {
	return unicode.Is(unicode.Zs, r) || r == '\u115f' || r == '\u1160' || r == '\u2800' || r == '\u3164' || r == '\uffa0'
}

// sameAs are characters that look like another one wherever they stand.
var sameAs = map[rune]rune{
	'\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2043': '-', '\u2212': '-', '\u02d7': '-', '\ufe63': '-',
	'\u2015': '—', '\ufe58': '—',
}

// printedForm reports whether a character is the form in which something is printed: a ligature, full width, a letter of
// Arabic as it is joined, a letter of another fount. ² and ½ are more than that.
func printedForm(r rune) bool {
	return r >= 0xFB00 && r <= 0xFB06 || r == 'ĳ' || r == 'Ĳ' || r >= 0xFF01 && r <= 0xFF5E || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x1D400 && r <= 0x1D7FF
}
