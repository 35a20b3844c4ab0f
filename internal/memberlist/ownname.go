package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

// sayWhich are words before a number that say which number of a house it is, and name nobody.
var sayWhich = wordsOf("which")

var ownWord = regexp.MustCompile(`\p{L}[\p{L}]+`)

// namesAnother reports whether a line below an entry has a name of its own before its contacts: these are nobody else's.
// A person is no such name, and neither is a label: „Zentrale 02921 302546“.
func namesAnother(line string) bool {
	if detail.MatchString(line) || hours.MatchString(line) || isPerson(strings.TrimSpace(line)) {
		return false
	}
	rest, c := cutContacts(line)
	if len(c.phones)+len(c.faxes)+len(c.emails) == 0 || isAddress(rest) {
		return false
	}
	rest = within.ReplaceAllString(rest, "")
	rest, _ = cutPerson(asked.ReplaceAllString(strings.TrimSpace(rest), ""))
	if isPerson(rest) || person.MatchString(rest) {
		return false
	}
	for _, word := range ownWord.FindAllString(rest, -1) {
		if unicode.IsUpper(firstRune(word)) && !sayWhich[plainText(word)] {
			return true
		}
	}
	return false
}

// notGiven tells a line below an entry whose numbers belong to nobody that was read.
func (p *parser) notGiven(e entry, line string) {
	at := e.at
	for i, raw := range strings.Split(e.raw, "\n") {
		if strings.Contains(raw, line) {
			at = e.at + i
			break
		}
	}
	p.skip(at, line, "nennt einen eigenen Namen; die Nummern wurden niemandem zugeordnet", true)
}
