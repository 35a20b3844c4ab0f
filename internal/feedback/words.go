package feedback

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

var (
	mailPattern = regexp.MustCompile(`(?i)[^\s@]\s{0,2}(@|[(\[{<]\s*(at|ät)\s*[)\]}>])\s{0,2}[^\s@]|` +
		`[\w-]\s+(at|ät)\s+[\w-]+\s*(\.|[(\[{]?\s*(dot|punkt)\s*[)\]}]?)\s*[a-z]{2,}\b`)
	// Days, spans of years and times of day, which consist of digits, too.
	dayPattern = regexp.MustCompile(`\b\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}|\d{2})?\b|` +
		`\b\d{4}-\d{2}-\d{2}\b|` +
		`\b(19|20)\d{2}\s?(–|-|/|bis|und|,)\s?(19|20)?\d{2}\b|` +
		`\b\d{1,2}[:.]\d{2}\s?(–|-|bis)\s?\d{1,2}[:.]\d{2}\b`)
	// Seven or more digits, with anything between them that people write in phone numbers.
	phonePattern = regexp.MustCompile(`\d(?:[\s().,/\\*_+–—-]{0,3}\d){6}`)
)

// checkReport returns a report as it is stored, or the ID of the message that says what is wrong with it.
func checkReport(written string, reveals func(text string) bool) (text, wrong string) {
	text, ok := directory.CleanText(written)
	plain := normalized(text)
	switch {
	case !ok:
		return "", "report.fault.characters"
	case text == "":
		return "", "report.fault.empty"
	case utf8.RuneCountInString(text) > editing.MaxReport:
		return "", "report.fault.long"
	case mailPattern.MatchString(plain):
		return "", "report.fault.email"
	case phonePattern.MatchString(dayPattern.ReplaceAllString(plain, " x ")):
		return "", "report.fault.phone"
	case reveals(text):
		return "", "report.fault.address"
	}
	return text, ""
}

// revealsShelter returns a function that reports whether a text about an institution may reveal where a shelter is.
func revealsShelter(protected bool, name string) func(text string) bool {
	return func(text string) bool {
		return protected && directory.LooksLikeAddress(normalized(text)) || directory.TellsWhere(text, protected, name)
	}
}

// normalized replaces what can hide digits and signs: variants of them, and characters without width.
func normalized(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsDigit(r) && r > '9':
			for zero := r; ; zero-- { // the digits of a script are consecutive, from 0
				if !unicode.IsDigit(zero-1) || r-zero == 9 {
					return '0' + r - zero
				}
			}
		}
		return r
	}, norm.NFKC.String(text))
}
