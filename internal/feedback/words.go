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
	mailPattern = regexp.MustCompile(`(?i)[^\s@]\s{0,2}(@|[(\[{<]\s*(at|ät)\s*[)\]}>])\s{0,2}[^\s@]|[\w-]\s+(at|ät)\s+[\w-]+\s*(\.|[(\[{]?\s*(dot|punkt)\s*[)\]}]?)\s*[a-z]{2,}\b`)
	// Days, and spans of years, which are digits too.
	dayPattern = regexp.MustCompile(`\b\d{1,2}\.\s?\d{1,2}\.\s?(\d{4}|\d{2})?\b|\b\d{4}-\d{2}-\d{2}\b|\b(19|20)\d{2}\s?(–|-|/|bis|und|,)\s?(19|20)?\d{2}\b|\b\d{1,2}[:.]\d{2}\s?(–|-|bis)\s?\d{1,2}[:.]\d{2}\b`)
	// Seven digits and more, whatever people put between them.
	phonePattern = regexp.MustCompile(`\d(?:[\s().,/\\*_+–—-]{0,3}\d){6}`)
)

// check returns a report as it is kept, or the message about what is wrong with it.
func check(written string, tellsWhere func(text string) bool) (text, wrong string) {
	text, ok := directory.CleanText(written)
	plain := plainly(text)
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
	case tellsWhere(text):
		return "", "report.fault.address"
	}
	return text, ""
}

// tellsOf reports of texts about an institution whether they may tell where a shelter is.
func tellsOf(protected bool, name string) func(text string) bool {
	return func(text string) bool {
		return protected && directory.LooksLikeAddress(plainly(text)) || directory.TellsWhere(text, protected, name)
	}
}

// plainly undoes what can hide digits and signs: other forms of them, and what has no width.
func plainly(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsDigit(r) && r > '9':
			for zero := r; ; zero-- { // digits of a script stand in a row, from 0 on
				if !unicode.IsDigit(zero-1) || r-zero == 9 {
					return '0' + r - zero
				}
			}
		}
		return r
	}, norm.NFKC.String(text))
}
