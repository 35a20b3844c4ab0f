package memberlist

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readRun reads unmarked lines that stand together: headings, plain entries, wrapped prose.
func readRun(lines []line) []element {
	var list []element
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && !closesSentence(lines[end].text) {
			end++
		}
		if end == len(lines) {
			if rest := lines[start:]; looksWrapped(rest) {
				return append(list, wrapped(rest))
			}
			return append(list, plainLines(lines[start:])...)
		}
		first := start
		for first < end && standsAlone(lines[first], lines[first+1]) {
			first++
		}
		list = append(list, plainLines(lines[start:first])...)
		p := wrapped(lines[first : end+1])
		if bare := strings.TrimRight(p.text, ". "); first == end && !strings.HasSuffix(p.text, ":") && likely(bare) >= 0.8 &&
			len(readWords(bare)) < 14 {
			p.text = bare
			p.kind = plainLine
		} else if strings.HasSuffix(p.text, ":") && first == end && utf8.RuneCountInString(p.text) < 110 {
			p.kind = plainLine
		}
		start = end + 1
		if name := strings.TrimRight(p.text, ": "); p.kind == plainLine && name != p.text && isNameLike(name) && headingOf(p.text) == noHeading {
			for ; start < len(lines) && isDetail(lines[start].text); start++ { // who can be reached is no heading
				p.attach(lines[start])
				p.text = name
			}
		}
		list = append(list, p)
	}
	return list
}

// closesSentence reports whether a line ends with what ends a sentence or announces a list.
func closesSentence(text string) bool {
	text = strings.TrimRight(text, `“”"‘’)» `)
	last := lastRune(text)
	return last == ':' || last == '!' || last == '?' || last == '.' && !endsAbbreviated(text) && !association.MatchString(tail(text))
}

// standsAlone reports whether a line before prose is not part of it.
func standsAlone(l, next line) bool {
	if tellsAbsent(next.text) {
		return true
	}
	if utf8.RuneCountInString(l.text) > 60 && likely(l.text) < 0.9 || isOpen(l.text) || isSentence(l.text) {
		return false
	}
	return !unicode.IsLower(firstRune(next.text)) && !openStart.MatchString(next.text)
}

// looksWrapped reports whether lines are prose that was cut off.
func looksWrapped(lines []line) bool {
	if len(lines) < 2 {
		return isLongSentence(lines[0].text)
	}
	lower, sentences := 0, 0
	for _, l := range lines {
		if unicode.IsLower(firstRune(l.text)) {
			lower++
		}
		if isSentence(l.text) {
			sentences++
		}
	}
	return lower*2 > len(lines) && sentences > 0
}

func isLongSentence(text string) bool { return utf8.RuneCountInString(text) > 120 && isSentence(text) }

func wrapped(lines []line) element {
	e := element{kind: paragraph, at: lines[0].number, text: lines[0].text, raw: lines[0].raw, fixes: lines[0].fixes, indent: lines[0].indent}
	if len(lines) > 400 { // no paragraph of a list; joining it all would take long
		lines = lines[:400]
	}
	for _, l := range lines[1:] {
		e.join(l)
	}
	return e
}

// plainLines reads lines of which each may be an entry.
func plainLines(lines []line) []element {
	var list []element
	for i, l := range lines {
		if n := len(list) - 1; n >= 0 {
			e := &list[n]
			hanging := l.indent >= e.indent+2 && !heads(e.text) && !strings.HasSuffix(e.text, ":") && !ofSublist(lines, i)
			switch {
			case isDetail(l.text) && headingOf(e.text) == noHeading:
				e.attach(l)
				continue
			case e.details == "" && len(e.text) < maxJoined && (isOpen(e.text) || continues(l.text) || hanging) && headingOf(e.text) == noHeading:
				e.join(l)
				continue
			}
		}
		list = append(list, element{kind: plainLine, at: l.number, text: l.text, raw: l.raw, fixes: l.fixes, indent: l.indent})
	}
	return oneEntry(list)
}

// ofSublist reports whether a line is one of several that stand further in and are names by themselves.
func ofSublist(lines []line, i int) bool {
	isOne := func(j int) bool {
		return j >= 0 && j < len(lines) && lines[j].indent == lines[i].indent && likely(nameOnly(lines[j].text)) >= 0.8 &&
			!continues(lines[j].text)
	}
	return isOne(i) && (isOne(i-1) || isOne(i+1))
}

// oneEntry reads a block with a name on two lines and the contacts below as one entry.
func oneEntry(list []element) []element {
	if len(list) < 2 || len(list) > 3 || list[len(list)-1].details == "" {
		return list
	}
	for i, e := range list {
		if headingOf(e.text) != noHeading || strings.HasSuffix(e.text, ":") || i < len(list)-1 && e.details != "" ||
			i == 0 && likely(e.text) < 0.3 {
			return list
		}
	}
	whole := list[0]
	for _, e := range list[1:] {
		if isPerson(e.text) || numbered2.MatchString(e.text) && !harmless.MatchString(e.text) {
			whole.details += "\n" + e.text
		} else {
			whole.text += ", " + e.text
		}
		whole.details += e.details
		whole.raw += "\n" + e.raw
		whole.fixes = append(whole.fixes, e.fixes...)
	}
	return []element{whole}
}

// heads reports whether an entry can only be the heading of what is indented below it.
func heads(text string) bool {
	text = strings.TrimSuffix(strings.TrimSpace(text), ":")
	if isAuthority(text) {
		return true
	}
	list := readWords(text)
	return len(list) > 0 && len(list) <= 4 && anyOf(list, plural) && !legalForm.MatchString(text)
}
