package memberlist

import (
	"regexp"
	"strings"
)

var (
	// absence begins what is said of those who are not there, or are no members: guests, former members.
	absence = regexp.MustCompile(
		`^(entschuldigt|abgemeldet|eingeladen|gaste?\b|als gast|ehemalig|ausgeschieden|fruher|nicht (anwesend|mehr|mitglied)|es fehl)`,
	)
	// invited are words of sentences about guests, and about those to whom people in need may turn.
	invited = map[string]bool{"eingeladen": true, "einladen": true, "lud": true, "luden": true, "wenden": true, "wendet": true}
)

// absent reports whether a unit, or the heading above it, speaks of those who are no members.
func (r *reading) absent(unit int) bool {
	u := r.units[unit]
	if u.kind == sentenceUnit {
		for _, t := range r.tokens[u.from:u.to] {
			if invited[t.plain] {
				return true
			}
		}
	}
	return r.begins(u) || u.kind != sentenceUnit && u.heading >= 0 && r.units[u.heading].kind != sentenceUnit && r.begins(r.units[u.heading])
}

// begins reports whether a unit begins by saying so.
func (r *reading) begins(u passage) bool {
	var words []string
	for _, t := range r.tokens[u.from:min(u.to, u.from+3)] {
		words = append(words, t.plain)
	}
	return absence.MatchString(strings.Join(words, " "))
}
