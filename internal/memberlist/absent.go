package memberlist

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// absence begins what is said of those who are not there, or are no members: guests, former members.
	absence = regexp.MustCompile(
		`^(entschuldigt|abgemeldet|eingeladen|gaste?\b|als gast|ehemalig|ausgeschieden|fruher|nicht (anwesend|mehr|mitglied)|es fehl)`)
	// absentRow is a row that tells of somebody who was not there or has left.
	absentRow = regexp.MustCompile(`^(entschuldigt|abgemeldet|ausgeschieden|nicht (anwesend|mehr|mitglied))\b|` +
		`^(eingeladen|gast|gaste|als gast|ehemalige?|fruhere?)( mitglied(er)?| waren)?:`)
	// absentRemark behind a name says that somebody of it was not there.
	absentRemark = regexp.MustCompile(`(?i)\s*(?:[(\[]\s*|[,–-]\s+)(?:entschuldigt|entsch\.|abwesend|verhindert|anwesend)\s*[)\]]?$`)
	// invited are words of sentences about guests, about those who are handed something, and to whom people in need may turn.
	invited = wordsOf("invited")
)

// tellsAbsent reports whether a row is about somebody who was not there or is no member.
func tellsAbsent(text string) bool { return absentRow.MatchString(plainText(text)) }

// absent reports whether a unit, or the heading above it, speaks of those who are no members.
func (r *reading) absent(unit int) bool {
	u := r.units[unit]
	return r.begins(u) || u.kind != sentenceUnit && u.heading >= 0 && r.units[u.heading].kind != sentenceUnit && r.begins(r.units[u.heading])
}

// guests reports whether a sentence is about others than members: whoever is named there is offered and not ticked.
func (r *reading) guests(unit int) bool {
	u := r.units[unit]
	return u.kind == sentenceUnit && slices.ContainsFunc(r.tokens[u.from:u.to], func(t token) bool { return invited[t.plain] })
}

// begins reports whether a unit begins by saying so.
func (r *reading) begins(u passage) bool {
	var words []string
	for _, t := range r.tokens[u.from:min(u.to, u.from+3)] {
		words = append(words, t.plain)
	}
	return absence.MatchString(strings.Join(words, " "))
}
