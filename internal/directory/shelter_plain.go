package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plain is a text as the rule about shelters reads it: letters without accents, look-alikes of other alphabets as the
// letters that they look like, nothing that has no width, words that a line break parts in one. Case is kept.
type plain struct {
	text     string
	original string
	from     []int // where in the original every byte of text comes from
}

// Letters of other alphabets that look like Latin ones.
var lookAlikes = map[rune]rune{
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'у': 'y', 'х': 'x', 'і': 'i', 'ј': 'j', 'ѕ': 's', 'һ': 'h',
	'к': 'k', 'м': 'm', 'т': 't', 'ԁ': 'd',
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'У': 'Y', 'Х': 'X',
	'Ѕ': 'S', 'І': 'I', 'Ј': 'J', 'Ғ': 'F',
	'ο': 'o', 'α': 'a', 'ε': 'e', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
	'’': '\'', '‘': '\'', 'ʼ': '\'', '´': '\'', '`': '\'', 'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L',
	'đ': 'd', 'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', '−': '-',
}

func plainOf(original string) plain {
	original = decoded(original)
	p := plain{original: original}
	var text strings.Builder
	text.Grow(len(original))
	put := func(r rune, at int) {
		n, _ := text.WriteRune(r) // it never fails
		for range n {             // as many entries as the letter has bytes
			p.from = append(p.from, at)
		}
	}
	for at := 0; at < len(original); {
		r, size := utf8.DecodeRuneInString(original[at:])
		start := at
		at += size
		if r < utf8.RuneSelf {
			if r == '-' {
				if skip := hyphenation(original[at:]); skip > 0 {
					at += skip
					continue
				}
			}
			put(r, start)
			continue
		}
		switch {
		case r == 'ß' || r == 'ẞ':
			put('s', start)
			put('s', start)
			continue
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r):
			continue
		case r == 0x2028 || r == 0x2029 || r == 0x85:
			put('\n', start)
			continue
		case unicode.Is(unicode.Pd, r):
			if skip := hyphenation(original[at:]); skip > 0 {
				at += skip
				continue
			}
			put('-', start)
			continue
		}
		for _, part := range norm.NFKD.String(string(r)) {
			if latin, ok := lookAlikes[part]; ok {
				part = latin
			}
			switch {
			case unicode.Is(unicode.Mn, part) || unicode.Is(unicode.Cf, part):
			case unicode.IsSpace(part):
				put(' ', start)
			case unicode.IsDigit(part) && part > '9':
				put(digit(part), start)
			default:
				put(part, start)
			}
		}
	}
	p.text = text.String()
	p.from = append(p.from, len(original))
	return p
}

// hyphenation returns how much behind a hyphen is nothing but the break of a line within a word; 0 where it is no such hyphen.
func hyphenation(rest string) int {
	trimmed := strings.TrimLeft(rest, " \t\r")
	if !strings.HasPrefix(trimmed, "\n") {
		return 0
	}
	trimmed = strings.TrimLeft(trimmed, " \t\r\n")
	if r, _ := utf8.DecodeRuneInString(trimmed); !unicode.IsLower(r) {
		return 0
	}
	return len(rest) - len(trimmed)
}

// digit returns the ASCII digit of one in another script; they stand in a row there, from 0 on.
func digit(r rune) rune {
	for zero := r; ; zero-- {
		if !unicode.IsDigit(zero-1) || r-zero == 9 {
			return '0' + r - zero
		}
	}
}

// words returns what of the original is between two places of the text, on one line.
func (p plain) words(start, end int) string {
	return strings.Join(strings.Fields(p.original[p.from[start]:p.from[end]]), " ")
}
