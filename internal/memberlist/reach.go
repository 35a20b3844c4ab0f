package memberlist

import (
	"slices"
	"strings"
)

// Reach returns every telephone number and e-mail address that a text holds, as written, each once, in the order of the text.
func Reach(text string) (phones, emails []string) {
	phones, emails = []string{}, []string{}
	text, _ = prepare(text)
	lines, _ := readLines(text)
	for _, l := range lines {
		if !manyDigits(l.text) && !strings.ContainsAny(l.text, "@(") && !strings.Contains(l.text, "[at]") {
			continue
		}
		_, c := cutContacts(l.text)
		for _, n := range c.phones {
			if !slices.Contains(phones, n.Number) {
				phones = append(phones, n.Number)
			}
		}
		for _, e := range c.emails {
			if !slices.Contains(emails, e) {
				emails = append(emails, e)
			}
		}
	}
	return phones, emails
}
