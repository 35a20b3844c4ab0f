package directory

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// Letter is what a coordination says in its own words in the yearly question to its members; what is empty is said as usual.
type Letter struct {
	Subject string // one line
	Words   string // how it begins, after the salutation
}

// How long it may be, in characters.
const (
	MaxLetterSubject = 100
	MaxLetterWords   = 1500
)

// linkLike is what mail programs make a link of. The one link in the letter is the one to the entry: whoever gets a second
// one cannot tell which to trust.
var linkLike = regexp.MustCompile(`(?i)https?:|www\.|\b[\w-]+\.(?:de|com|org|net|eu|info)(?:\b[^@]|$)`)

// mailLike is left out before that is looked for.
var mailLike = regexp.MustCompile(`\S+@\S+`)

// Checked returns the letter tidied, or fault.Invalid at „betreff" and „worte".
func (l Letter) Checked() (Letter, error) {
	var bad fault.Invalid
	tidy := func(field, text string, most int) string {
		clean, ok := CleanText(text)
		at := fault.At(field)
		switch {
		case !ok:
			bad.Add(at, letterUnreadable)
		case utf8.RuneCountInString(clean) > most:
			bad.Add(at, letterLong, most, utf8.RuneCountInString(clean))
		case linkLike.MatchString(mailLike.ReplaceAllString(clean, " ")):
			bad.Add(at, letterLink)
		case TellsWhere(clean, false):
			bad.Add(at, letterPlace)
		}
		return strings.TrimSpace(clean)
	}
	checked := Letter{Subject: tidy("betreff", l.Subject, MaxLetterSubject), Words: tidy("worte", l.Words, MaxLetterWords)}
	if strings.ContainsAny(checked.Subject, "\n\t") && !bad.Has(fault.At("betreff")) {
		bad.Add(fault.At("betreff"), letterOneLine)
	}
	return checked, bad.OrNil()
}
