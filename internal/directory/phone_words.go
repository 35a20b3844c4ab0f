package directory

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// phoneLabels are words that say what answers at the number after them.
var phoneLabels = readLabels()

var bothLabels = wordSet("phone-both")

var extensionWords = wordSet("phone-extensions")

var joiningWords = wordSet("phone-joining")

// numberLabels continue a label: „Fax Nr. 02921 302547".
var numberLabels = map[string]bool{"nr": true, "nummer": true}

// mobileWords belong to the number after them, if there is one.
var mobileWords = wordSet("phone-mobile")

// harmlessWords may accompany a number of three digits without casting doubt on it, unlike „Zimmer 110".
var harmlessWords = wordSet("phone-harmless")

func knownWord(text string) bool {
	bare := strings.Trim(Fold(text), ".:,-– ")
	_, label := phoneLabels[bare]
	return label || extensionWords[bare]
}

// phoneText replaces the typographic blanks, slashes and dashes of word processors by plain ones, and drops what is invisible.
func phoneText(text string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			return '\n'
		case unicode.IsSpace(r) || r == '\u2800' || r == '\u3164':
			return ' '
		case r == '\u2044' || r == '\u2215' || r == '\u29f8' || r == '\\':
			return '/'
		case r == '\u2212' || unicode.Is(unicode.Pd, r):
			return '-'
		case r == '\u2027' || r == '\u00b7' || r == '\u2022' || r == '\u2024':
			return '.'
		case unicode.In(r, unicode.Cf, unicode.Cc) || r >= '\ufe00' && r <= '\ufe0f':
			return -1
		}
		return r
	}, width.Narrow.String(text)), " \n'’\"„“”")
}

// piece is a stretch of what was written.
type piece struct {
	kind pieceKind
	text string
}

type pieceKind int

const (
	pieceDigits    pieceKind = iota // digits, and what people put between them
	pieceWord                       // a word without digits
	pieceRemark                     // digits that are not part of a number: „24 Std."
	pieceBrackets                   // what is in brackets, if there are letters in it
	pieceSeparator                  // a comma, a semicolon, a new line
)

var (
	bracketWords  = regexp.MustCompile(`^\((?:[^()]*\pL[^()]*| ?24 ?/ ?7 ?)\)`)
	bracketDigits = regexp.MustCompile(`^\([+0][0-9 ./-]+\)`)
	digitsShape   = regexp.MustCompile(`^(?:\+ ?|-[ ]?)?(?:\([+ 0-9/.-]+\)|[0-9]|\([+ ]*[0-9])(?:[0-9 /.-]|\([+ 0-9/.-]*\)|\))*`)
	wordShape     = regexp.MustCompile(`^(?:[\pL\pM☎📞][\pL\pM.'’/-]*:?|[/.:!'’"„“”-]+)`)
	spans         = regexp.MustCompile(
		`(?i)^(?:24 ?/ ?7\b|[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?(?:-|bis|und|u\.|,) ?[0-9]{1,2}(?:[.:][0-9]{2})?)* ?(?:Uhr|` +
			`h|Std|Stunden?|stündige?r?|Ct|Cent|Min|Minuten|Tage)\b\.?(?:/Min(?:\.|ute)?)?)`,
	)
)

// phonePieces splits a text into pieces. It returns a sentence instead if the text contains something that cannot be dialled or read.
func phonePieces(text string) ([]piece, string) {
	text = blanks.ReplaceAllString(phoneText(text), " ")
	switch {
	case len(text) > mostPhoneText:
		return nil, noNumber
	case strings.Contains(text, "@"):
		return nil, noMailHere
	}
	var all []piece
	for at := 0; at < len(text); {
		rest := text[at:]
		free := at == 0 || strings.ContainsRune(" ,;(\n|", rune(text[at-1])) // nothing is at its left
		lastDigits := len(all) > 0 && all[len(all)-1].kind == pieceDigits
		switch {
		case rest[0] == ' ':
			at++
		case strings.ContainsRune(",;|&\n", rune(rest[0])):
			all, at = append(all, piece{pieceSeparator, rest[:1]}), at+1
		case rest[0] == '(' && inBrackets(rest) != "":
			inside := inBrackets(rest)
			all, at = append(all, piece{pieceBrackets, strings.TrimSpace(inside[1 : len(inside)-1])}), at+len(inside)
		case free && isDigit(rune(rest[0])) && spans.MatchString(rest) && !(lastDigits && strings.HasPrefix(rest, "24/7")):
			span := spans.FindString(rest)
			all, at = append(all, piece{pieceRemark, span}), at+len(span)
		case rest[0] == '+' && lastDigits && !strings.HasPrefix(rest, "+4") && !strings.HasPrefix(rest, "+3"):
			all, at = append(all, piece{pieceSeparator, "+"}), at+1
		case digitsShape.MatchString(rest):
			run := digitsRun(rest)
			end := at + len(run)
			if end < len(text) && isWordRune(text[end:]) && !strings.HasSuffix(run, " ") && !strings.HasSuffix(run, "/ ") {
				if glued := wordShape.FindString(text[end:]); !strings.EqualFold(glued, "x") { // „0800-FRAUEN"
					return nil, digitsOnly
				}
			}
			trimmed := strings.TrimRight(run, " ./")
			if end < len(text) && strings.HasSuffix(run, " - ") { // „02921 302546 – kostenlos"
				trimmed = strings.TrimSuffix(trimmed, " -")
			}
			all, at = append(all, piece{pieceDigits, strings.TrimSpace(trimmed)}), end
			if strings.HasSuffix(strings.TrimRight(run, " "), "/") {
				all = append(all, piece{pieceSeparator, "/"})
			}
		case rest[0] == '+' && len(all) > 0:
			all, at = append(all, piece{pieceSeparator, "+"}), at+1
		case wordShape.MatchString(rest):
			word := wordShape.FindString(rest)
			end := at + len(word)
			if end < len(text) && isDigit(rune(text[end])) && !strings.ContainsAny(word[len(word)-1:], ".:/") && !knownWord(word) {
				return nil, digitsOnly
			}
			all, at = append(all, piece{pieceWord, word}), end
		default:
			return nil, noNumber
		}
	}
	return all, ""
}

// inBrackets is what a text begins with in brackets, if that is neither an area code nor an ending: words, „24/7", a whole number.
func inBrackets(text string) string {
	if inside := bracketWords.FindString(text); inside != "" {
		return inside
	}
	if inside := bracketDigits.FindString(text); full(inside) {
		return inside
	}
	return ""
}

// mostPhoneText is more than the numbers of one institution need.
const mostPhoneText = 500

// digitsRun returns the digits at the start of a text, up to where a remark with digits begins: „02921 302546 24 Std."
func digitsRun(text string) string {
	run := digitsShape.FindString(text)
	words := strings.ContainsFunc(text, unicode.IsLetter) // every remark has letters
	for i := 1; i < len(run); i++ {
		if words && text[i-1] == ' ' && isDigit(rune(text[i])) && spans.MatchString(text[i:]) && !strings.HasPrefix(text[i:], "24/7") {
			return run[:i]
		}
		if text[i] == '(' && inBrackets(text[i:]) != "" {
			return run[:i]
		}
	}
	return run
}

func isWordRune(text string) bool {
	for _, r := range text {
		return unicode.IsLetter(r) || r == '@' || r == '_'
	}
	return false
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, text)
}
