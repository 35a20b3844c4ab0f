package memberlist

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word, number or mark of an element.
type token struct {
	text       string
	plain      string // folded, without marks of gender
	start, end int    // bytes in the text of its element
	kind       tokenKind
	class      class // what the lists say of its last part
	gender     byte
	glued      bool // no blank stands before it
	person     bool // it is part of the name of a person
	place      bool // it is part of the name of a place, as far as one knows

	id    uint32    // of plain
	ends  [3]uint32 // of its last 3, 4 and 6 letters
	begin [2]uint32 // of its first 4 and 6
	shape uint32
}

// tokenize takes a text apart into words, numbers, addresses of the web and marks.
func tokenize(text string) []token {
	list := make([]token, 0, len(text)/6+1)
	last := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' && startsWord(text[end:]):
			if end = wordEnd(text, i); end == i+2 && text[i+1] == '.' {
				end += secondHalf(text[end:])
			}
		case r == '.' || r == '…':
			for end < len(text) && text[end] == '.' {
				end++
			}
		}
		t := token{text: text[i:end], start: i, end: end, glued: i == last && i > 0}
		t.fill()
		list = append(list, t)
		i, last = end, end
	}
	return list
}

// secondHalf is how long the rest of „e. V.“ or „z. B.“ is behind its first letter.
func secondHalf(text string) int {
	if len(text) > 2 && text[0] == ' ' && text[2] == '.' && (text[1] >= 'A' && text[1] <= 'Z' || text[1] >= 'a' && text[1] <= 'z') {
		return 3
	}
	return 0
}

func startsWord(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// wordEnd finds where a word or number ends: „Kinder-“, „Ärzt*innen“, „e.V.“, „www.example.org“, „02323/4711“.
func wordEnd(text string, start int) int {
	end := start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '\u0301' || r == '\u0308' {
			end += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		before, _ := utf8.DecodeLastRuneInString(text[:end])
		inside := end+size < len(text)
		switch {
		case r == '-' || r == '\'' || r == '’':
			if r == '-' || inside && unicode.IsLetter(next) {
				end += size
				continue
			}
		case r == '@' && inside && unicode.IsLetter(next):
			end += size
			continue
		case r == '*' && inside && unicode.IsLower(next) && unicode.IsLower(before),
			r == ':' && inside && strings.HasPrefix(text[end+size:], "in") && unicode.IsLower(before):
			end += size
			continue
		case r == '/' && inside && (strings.HasPrefix(text[end+size:], "-in") || strings.HasPrefix(text[end+size:], "innen") ||
			unicode.IsDigit(before) && unicode.IsDigit(next) || strings.HasPrefix(text[start:], "http") || strings.HasPrefix(text[start:], "www.")):
			end += size
			continue
		case r == '.' && inside && unicode.IsDigit(before) && unicode.IsDigit(next),
			r == '.' && inside && unicode.IsLetter(next) &&
				(unicode.IsLower(next) || end-start == 1 || strings.Contains(text[start:end], ".")):
			end += size
			continue
		case r == '.' && abbreviates(text[start:end]):
			return end + size
		case r == ':' && strings.HasPrefix(text[end:], "://"):
			end += 3
			continue
		}
		break
	}
	return end
}

var shortened = map[string]bool{
	"dr": true, "prof": true, "st": true, "str": true, "tel": true, "ca": true, "bzw": true, "etc": true, "usw": true, "evtl": true,
	"kath": true, "ev": true, "luth": true, "gem": true, "abt": true, "nr": true, "hr": true, "fr": true, "dipl": true, "inkl": true,
	"einschl": true, "lkr": true, "reg": true, "bez": true, "psych": true, "soz": true, "päd": true, "med": true, "jur": true, "ggf": true,
	"stellv": true, "div": true, "versch": true, "bspw": true, "sog": true, "gem.": true, "ref": true, "landesgr": true, "örtl": true,
	"städt": true, "ges": true, "allg": true, "pfr": true, "u": true, "z": true, "o": true, "i": true, "e": true, "k": true, "d": true,
	"ö": true, "b": true, "a": true, "v": true, "s": true,
}

// abbreviates reports whether a full stop behind a word belongs to it.
func abbreviates(word string) bool {
	if at := strings.LastIndexByte(word, '.'); at > 0 { // „e.V“, „u.a“
		return utf8.RuneCountInString(word) <= 7 && utf8.RuneCountInString(word[at+1:]) <= 2
	}
	if utf8.RuneCountInString(word) == 1 {
		return unicode.IsLetter(firstRune(word))
	}
	return shortened[strings.ToLower(word)]
}

// fill finds out what kind of token it is.
func (t *token) fill() {
	t.plain = simpleGender(plainText(t.text))
	if strings.Contains(t.plain, " ") {
		t.plain = strings.ReplaceAll(t.plain, " ", "")
	}
	t.id = hashOf(t.plain)
	t.shape = shapeOf(t.text)
	for i, n := range [3]int{3, 4, 6} {
		t.ends[i] = hashOf(t.plain[max(0, len(t.plain)-n):])
	}
	for i, n := range [2]int{4, 6} {
		t.begin[i] = hashOf(t.plain[:min(n, len(t.plain))])
	}
	last := strings.TrimRight(t.plain, "-")
	if at := strings.LastIndexAny(last, "-/"); at >= 0 && at < len(last)-1 {
		last = last[at+1:]
	}
	if unicode.IsUpper(firstRune(t.text)) || len(last) < len(t.plain) {
		t.class, t.gender = classify(last)
	}
	t.kind = kindOfToken(t)
	t.place = t.kind == properWord && isPlace(t.plain)
}

func hashOf(text string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(text)) // never fails
	return h.Sum32()
}

// shapeOf is how a word is written: capitals, small letters, digits and marks, each run of them once.
func shapeOf(text string) uint32 {
	shape, last := uint32(1), uint32(0)
	for _, r := range text {
		var c uint32
		switch {
		case unicode.IsUpper(r):
			c = 1
		case unicode.IsLower(r):
			c = 2
		case unicode.IsDigit(r):
			c = 3
		case r == '-':
			c = 4
		case r == '.':
			c = 5
		default:
			c = 6
		}
		if c != last {
			shape = shape*7 + c
		}
		last = c
	}
	return shape
}
