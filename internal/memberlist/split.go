package memberlist

import (
	"regexp"
	"strings"
	"unicode"
)

// piece is one part of an enumeration.
type piece struct {
	text     string
	repaired bool // a comma was missing before it
}

var (
	ands      = regexp.MustCompile(`,? (?:und|sowie|als auch|wie auch|ebenso wie|oder|&|u\.) `)
	strongAnd = regexp.MustCompile(`,? (?:sowie|als auch|wie auch|ebenso wie) `)
)

// splitList parts an enumeration at semicolons, commas and its last „und“,
// and keeps commas and „und“ within names: „Fachbereich Kinder, Jugend und Familie“, „Ehe-, Familien- und Lebensberatung“.
func splitList(text string) []piece {
	if strings.Contains(text, ";") {
		var list []piece
		for _, part := range strings.Split(text, ";") {
			if part = strings.TrimSpace(part); part != "" {
				part = strings.TrimPrefix(strings.TrimPrefix(part, "und "), "sowie ")
				list = append(list, piece{text: part})
			}
		}
		return list
	}
	var parts []string
	for _, part := range commaParts(text) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if n := len(parts) - 1; n >= 0 && belongsBefore(parts[n], part) {
			parts[n] += ", " + part
			continue
		}
		parts = append(parts, part)
	}
	var list []piece
	for _, part := range parts {
		for _, half := range splitAnd(part) {
			list = append(list, piece{text: half})
		}
	}
	return list
}

// commaParts splits at commas outside of brackets and quotation marks.
func commaParts(text string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range text {
		switch r {
		case '(', '„', '[':
			depth++
		case ')', '“', ']':
			depth = max(0, depth-1)
		case ',':
			if depth == 0 && !(i > 0 && i+1 < len(text) && text[i-1] >= '0' && text[i-1] <= '9' && text[i+1] >= '0' && text[i+1] <= '9') {
				parts = append(parts, text[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, text[start:])
}

// belongsBefore reports whether a part behind a comma is still inside the name before it.
func belongsBefore(before, part string) bool {
	bare := strings.TrimPrefix(strings.TrimPrefix(part, "und "), "sowie ")
	if strings.HasSuffix(before, "-") {
		return true
	}
	if endsLegal(before) {
		return false
	}
	if endsLegal(part) && len(readWords(part)) == 2 && part == strings.TrimSpace(part) && openStart.MatchString(part) {
		return true
	}
	list := readWords(bare)
	if len(list) == 0 {
		return false
	}
	named := anyOf(cluster(readWords(before)), institutional|unit)
	if named && onlyTopics(list) && hasTopic(before) {
		return true
	}
	return isAuthorityTail(part)
}

// onlyTopics reports whether words say what an office is for and nothing else: „Jugend und Familie“.
func onlyTopics(list []word) bool {
	for _, w := range list {
		if w.plain == "und" || w.plain == "sowie" || w.plain == "&" || w.is(topic) && !w.is(plural|office) {
			continue
		}
		if strings.HasSuffix(w.plain, "-") && w.capital {
			continue
		}
		return false
	}
	return true
}

// hasTopic reports whether a name ends in what it is for, so that more of it can follow.
func hasTopic(text string) bool {
	list := readWords(text)
	last := list[len(list)-1]
	if last.is(topic) {
		return true
	}
	for _, w := range list[1:] {
		if w.plain == "fur" || w.plain == "gegen" {
			return true
		}
	}
	return false
}

// isAuthorityTail: „Landkreis X“ behind „Jugendamt“ names whose it is.
func isAuthorityTail(part string) bool { return isAuthority(part) && len(readWords(part)) >= 2 }

// splitAnd parts „Frauenhaus und die Frauenberatung“ but not „Amt für Jugend und Familie“.
func splitAnd(text string) []string {
	for _, bare := range []string{"und ", "sowie "} {
		text = strings.TrimPrefix(text, bare)
	}
	for _, shape := range []*regexp.Regexp{strongAnd, ands} {
		ats := shape.FindAllStringIndex(text, -1)
		for i := len(ats) - 1; i >= 0; i-- {
			left, right := strings.TrimSpace(text[:ats[i][0]]), strings.TrimSpace(text[ats[i][1]:])
			if mayDivide(left, right) {
				return append(splitAnd(left), splitAnd(right)...)
			}
		}
	}
	return []string{text}
}

// mayDivide reports whether both sides of an „und“ are members of their own.
func mayDivide(left, right string) bool {
	if strings.HasSuffix(left, "-") || strings.HasPrefix(right, "-") || strings.Count(left, "(") != strings.Count(left, ")") ||
		strings.Count(left, "„") != strings.Count(left, "“") {
		return false
	}
	bareLeft, bareRight := nominative(left), nominative(right)
	if likely(bareLeft) < 0.8 || likely(bareRight) < 0.8 || firstRune(bareRight) == 0 {
		return false
	}
	l, r := readWords(bareLeft), readWords(bareRight)
	lastLeft := l[len(l)-1]
	if onlyTopics(r) || lastLeft.is(topic) && len(l) > 1 && !lastLeft.is(institutional) {
		return false
	}
	if strings.HasSuffix(lastLeft.plain, "innen") && !strings.HasSuffix(r[0].plain, "innen") && sharedPrefix(lastLeft.plain, r[0].plain) >= 3 {
		return false // „Ärztinnen und Ärzte“
	}
	if len(cluster(l)) < len(l) && !articleBefore(right) && !strings.Contains(right, ". V.") { // „Beratungsstelle für Opfer und Beratung …“
		for _, w := range l {
			if w.plain == "fur" && !endsLegal(bareLeft) && !anyOf(cluster(r), office|plural|body) {
				return false
			}
		}
	}
	return unicode.IsUpper(firstRune(bareRight)) || articleBefore(right) || anyOf(cluster(r), plural)
}

func articleBefore(text string) bool {
	first, _, found := strings.Cut(text, " ")
	return found && articles[plainText(first)] && unicode.IsLower(firstRune(first))
}

func sharedPrefix(a, b string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// standsBare reports whether a word by itself names an office.
func standsBare(text string) bool {
	if !unicode.IsUpper(firstRune(text)) || strings.HasSuffix(text, "-") {
		return false
	}
	c, _ := classify(plainText(strings.Trim(text, ",.;")))
	return c&office != 0 && c&people == 0 && c&topic == 0
}
