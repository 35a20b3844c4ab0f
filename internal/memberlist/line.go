package memberlist

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the text as pasted.
type line struct {
	number int // from 1
	raw    string
	text   string // cleaned, without its marker
	marker string // "" or the bullet; "1" stands for every number, "a" for every letter
	indent int    // columns before the marker or the text
	blank  bool
	tabs   int // before everything else: empty cells, if it is a row of a table
	after  int // tabs behind everything else: empty cells, too
	fixes  []fix
}

const bullets = "-–—−•*·▪▫■□●○◦‣⁃∙➢➤►▶▸✓✔✗→»>❖◆◇★☆"

var (
	numbered = regexp.MustCompile(`^(\(?\d{1,3}(?:\.\d{1,2})*[.)]+|\[\d{1,3}\])(?:\s+|$)|^\(?\d{1,3}[.)]\)?(\p{Lu})`)
	lettered = regexp.MustCompile(`^\(?[a-zA-Z]\)(\s+|$)`)
	dated    = regexp.MustCompile(
		`^\d{1,2}\.\s*(\d{1,2}\.|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan\.|Feb\.|Jahrestag|Fach)`)
)

// readLine takes one line apart.
func readLine(number int, raw string) line {
	text, fixes := cleanLine(raw)
	l := line{number: number, raw: strings.TrimSpace(text), fixes: fixes}
	l.tabs = len(text) - len(strings.TrimLeft(text, "\t"))
	l.after = strings.Count(raw[len(strings.TrimRight(raw, " \t\r")):], "\t")
	for strings.HasPrefix(text, "> ") || strings.HasPrefix(text, ">>") { // quoted in an e-mail
		text = strings.TrimPrefix(text, ">")
		if rest := strings.TrimLeft(text, " "); rest != "" && !strings.ContainsRune(bullets, firstRune(rest)) && number > 0 {
			l.marker = ">"
		}
	}
	trimmed := strings.TrimLeft(text, " \t")
	l.indent = columns(text[:len(text)-len(trimmed)])
	marker, rest := cutMarker(trimmed)
	if marker != "" {
		l.marker = marker
	}
	l.text = stripMarkup(strings.TrimSpace(rest))
	l.blank = l.text == "" && l.marker == ""
	if isRule(trimmed) {
		l.blank, l.text, l.marker = true, "", ""
	}
	return l
}

// cutMarker parts a bullet or a number from the text behind it.
func cutMarker(text string) (marker, rest string) {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return "", text
	}
	next := text[size:]
	switch {
	case r >= 0xe000 && r <= 0xf8ff:
		return "•", strings.TrimLeft(next, " \t")
	case strings.ContainsRune(bullets, r):
		after, _ := utf8.DecodeRuneInString(next)
		if next == "" || after == ' ' || after == '\t' || r != '-' && r != '*' && !unicode.IsDigit(after) || r == '-' && unicode.IsUpper(after) {
			rest = strings.TrimLeft(next, " \t")
			if m, inner := cutMarker(rest); m != "" && m != "a" && rest != "" { // „- •“, „· 1.“
				return m, inner
			}
			return string(r), rest
		}
		if r == '*' && unicode.IsLetter(after) && !strings.Contains(next, "*") {
			return "*", next
		}
	case r == 'o' && len(next) > 1 && (next[0] == ' ' || next[0] == '\t'):
		if rest = strings.TrimLeft(next, " \t"); unicode.IsUpper(firstRune(rest)) || next[0] == '\t' || firstRune(rest) == '„' {
			return "o", rest
		}
	case dated.MatchString(text):
		return "", text
	}
	if at := numbered.FindStringSubmatchIndex(text); at != nil {
		if at[4] >= 0 {
			return "1", text[at[4]:]
		}
		return "1", text[at[1]:]
	}
	if at := lettered.FindStringIndex(text); at != nil {
		return "a", text[at[1]:]
	}
	return "", text
}

// stripMarkup takes off what Markdown puts around words.
func stripMarkup(text string) string {
	if strings.ContainsAny(text, "*_`") {
		text = strings.NewReplacer("**", "", "__", "", "`", "").Replace(text)
	}
	return strings.Map(func(r rune) rune {
		if r >= 0xe000 && r <= 0xf8ff {
			return -1
		}
		return r
	}, text)
}

// isRule reports whether a line only draws a line.
func isRule(text string) bool {
	return utf8.RuneCountInString(text) > 2 && strings.Trim(text, "-–—_=*~·.•+# \t|:") == ""
}

func columns(space string) (n int) {
	for _, r := range space {
		if r == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}
