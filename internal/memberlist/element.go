package memberlist

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// elementKind says how a piece of the text stands on the page.
type elementKind int

const (
	plainLine elementKind = iota // short, without a marker: a heading or an entry
	item                         // behind a bullet or a number
	paragraph                    // running text
	tableRows
)

// element is a logical line: broken lines are joined, with the lines about contacts behind it, parted by \n.
type element struct {
	kind    elementKind
	text    string
	at      int    // number of its first line
	details string // telephone, address and the like on lines of their own
	raw     string
	fixes   []fix
	marker  string
	indent  int
	gap     bool // a blank line stands before it
	table   *table
}

func (e *element) join(l line) {
	var fixes []fix
	e.text, fixes = joinLines(e.text, l.text)
	e.fixes = append(append(e.fixes, l.fixes...), fixes...)
	e.raw += "\n" + l.raw
}

func (e *element) attach(l line) {
	e.details += "\n" + l.text
	e.raw += "\n" + l.raw
}

// maxJoined is how long an entry can get by joining lines; prose may be longer.
const maxJoined = 400

// readElements joins what was broken and tells tables, items and running text apart.
func (p *parser) readElements(lines []line) []element {
	var list []element
	gap := true
	var tables tableFinder
	for i := 0; i < len(lines); {
		l := lines[i]
		switch {
		case l.blank:
			gap = true
			i++
			continue
		case isFurniture(l.text):
			p.skip(l.number, l.raw, "sieht aus wie ein Teil der Webseite", likely(l.text) >= 0.8)
			i++
			continue
		}
		if t := tables.at(lines, i); t != nil {
			list = append(list, element{kind: tableRows, table: t, gap: gap})
			i += len(t.lines) + t.skipped
			gap = false
			continue
		}
		if l.marker != "" {
			e, next := readItem(lines, i)
			e.gap = gap
			if e.text != "" {
				list = append(list, e)
			}
			i, gap = next, false
			continue
		}
		end := i
		for end < len(lines) && !lines[end].blank && lines[end].marker == "" && !isFurniture(lines[end].text) && (end == i || tables.at(lines,
			end) == nil) {
			end++
		}
		if last := len(list) - 1; last >= 0 && isDetail(l.text) && list[last].kind != paragraph && list[last].kind != tableRows &&
			!isAnnouncement(list[last].text) {
			list[last].attach(l)
			i++
			continue
		}
		run := readRun(lines[i:end])
		if len(run) > 0 {
			run[0].gap = gap
		}
		list = append(list, run...)
		i, gap = end, false
	}
	return list
}

// isDetail reports whether a line tells how to reach the institution named before it.
func isDetail(text string) bool {
	if utf8.RuneCountInString(text) > 160 {
		return false
	}
	if detail.MatchString(text) || hours.MatchString(text) {
		return true
	}
	if !strings.ContainsAny(text, "0123456789@") && !strings.Contains(text, "www.") && !strings.Contains(text, "http") {
		return false
	}
	rest, c := cutContacts(text)
	return (!c.none()) && (len(rest) < 4 || likely(rest) < 0.5) || likely(text) < 0.5 && isAddress(text)
}

// readItem reads a marked line with what belongs to it.
func readItem(lines []line, at int) (element, int) {
	l := lines[at]
	e := element{kind: item, at: l.number, text: l.text, raw: l.raw, fixes: l.fixes, marker: l.marker, indent: l.indent}
	next := at + 1
	if e.text == "" { // the bullet stands alone
		for next < len(lines) && next <= at+2 && lines[next].blank {
			next++
		}
		if next >= len(lines) || lines[next].blank || lines[next].marker != "" {
			return e, next
		}
		e.text, e.fixes = lines[next].text, lines[next].fixes
		e.raw += "\n" + lines[next].raw
		next++
	}
	for next < len(lines) && len(e.text) < maxJoined {
		n := lines[next]
		if n.blank {
			if next+1 < len(lines) && lines[next+1].marker == "" && !lines[next+1].blank && isDetail(lines[next+1].text) {
				next++
				continue
			}
			break
		}
		if n.marker != "" || isFurniture(n.text) {
			break
		}
		switch {
		case isDetail(n.text),
			!isOpen(e.text) && !continues(n.text) && namesAnother(n.text) && likely(nameOnly(n.text)) >= 0.8 && len(readWords(nameOnly(n.text))) > 1:
			e.attach(n)
		case belongs(e.text, l, n, lines[next+1:]):
			e.join(n)
		default:
			return e, next
		}
		next++
	}
	return e, next
}

// belongs reports whether an unmarked line behind an item is the rest of it.
func belongs(text string, first, n line, behind []line) bool {
	if isOpen(text) || continues(n.text) {
		return true
	}
	if strings.HasSuffix(n.text, ":") || headingOf(n.text) != noHeading {
		return false
	}
	if n.indent > first.indent && !isSentence(n.text) {
		return true
	}
	if len(behind) == 0 || behind[0].marker != first.marker || utf8.RuneCountInString(n.text) > 70 || isSentence(n.text) {
		return false
	}
	list := readWords(n.text) // between two items: the rest of the one before, unless it heads the next ones
	return !anyOf(list, plural|office) && !isBody(n.text) && utf8.RuneCountInString(text) > 25 && unicode.IsUpper(firstRune(n.text))
}
