package memberlist

import (
	"regexp"
	"strings"
)

// readList judges a list and reads its rows.
func (p *parser) readList(l list, veto string) []Member {
	none := func(why string) []Member {
		for _, e := range l.entries {
			p.skip(e.at, e.raw, why, mayBeName(e.text))
		}
		return nil
	}
	switch {
	case l.mode == not:
		return none("steht unter „" + shortHeading(l.heading) + "“")
	case veto != "" && (l.mode != members || l.weak):
		return none("der Text sieht aus wie " + veto)
	case len(l.entries) == 0:
		return nil
	}
	marked, headed, good, sum := 0, 0, 0, 0.0
	names, scores := make([]string, len(l.entries)), make([]float64, len(l.entries))
	for i, e := range l.entries {
		e = withoutRemarks(withoutSecrecy(e))
		l.entries[i] = e
		names[i] = nameOnly(e.text)
		score := likely(names[i])
		if names[i] != e.text {
			score = max(score, likely(e.text))
		}
		if p.isKnown(e) {
			score = 1
		}
		scores[i] = score
		if e.line {
			score = 0.9
		}
		sum += score
		if e.marked {
			marked++
		}
		if e.headed {
			headed++
		}
		if score >= 0.8 {
			good++
		}
	}
	n := len(l.entries)
	share := float64(good) / float64(n)
	from := source{base: 0.95, heading: l.heading}
	switch {
	case l.mode == members && marked*2 >= n:
		if sum/float64(n) < 0.25 {
			return none(noList)
		}
	case l.mode == members:
		from.base = 0.9
		if l.loose {
			from.base = 0.8
		}
		if share < 0.4 || l.loose && share < 0.7 {
			return none(noList)
		}
	case headed == n:
		from.base = 0.9
		if sum/float64(n) < 0.25 {
			return none(noList)
		}
	case marked*2 >= n:
		from.base = 0.75
		if share < 0.6 || good < 2 && !l.only {
			return none(noList)
		}
	default:
		from.base = 0.7
		if share < 0.75 || good < 3 && !(l.only && good == n) {
			return none(noList)
		}
	}
	if n == 1 { // one line makes no list
		from.base = min(from.base, 0.85)
	}
	var rows []Member
	for i, e := range l.entries {
		text, score := names[i], scores[i]
		if tellsAbsent(e.text) {
			p.skip(e.at, e.raw, "steht dort als nicht dabei", false)
			continue
		}
		if !e.line && (isSentence(text) && score < 0.8 || score == 0 && !e.marked || score == 0 && firstAction(text) || isRest(text)) {
			p.skip(e.at, e.raw, "sieht nicht aus wie ein Name", !isRest(text))
			continue
		}
		if l.loose && score < 0.5 {
			p.skip(e.at, e.raw, "sieht nicht aus wie ein Name", true)
			continue
		}
		rows = append(rows, p.rows(e, from)...)
		if len(rows) > MaxMembers {
			break
		}
	}
	return rows
}

// mayBeName reports whether a line that was not read may name an institution all the same.
func mayBeName(text string) bool {
	name := nameOnly(text)
	return !isRest(name) && (likely(name) >= 0.3 || likely(text) >= 0.3)
}

const noList = "sieht nicht aus wie eine Liste von Mitgliedern"

// shortHeading is a heading as it is told in a sentence.
func shortHeading(text string) string {
	text = strings.TrimRight(text, ": ")
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + " …"
	}
	return text
}

// nameOnly is an entry without contacts and without what a colon adds.
func nameOnly(text string) string {
	if strings.ContainsAny(text, "@0123456789") || strings.Contains(text, "www.") {
		text, _ = cutContacts(text)
	}
	if rest, person := cutPerson(text); person != "" {
		text = rest
	}
	return strings.TrimRight(strings.TrimSpace(text), ",;.: ")
}

func firstAction(text string) bool {
	list := readWords(text)
	return len(list) > 0 && list[0].is(action)
}

var restShape = regexp.MustCompile(
	`(?i)^(und )?(weitere|viele|andere|u\. ?a|etc|usw|n\. ?n|und|diverse$|noch offen|\.\.\.|…|folgt|keine|siehe|\(.*\)$|liste folgt|wird erg)`)

// isRest: „und weitere“, „etc.“ name nobody.
func isRest(text string) bool {
	return restShape.MatchString(text) && len(readWords(text)) < 3
}
