package memberlist

import "strings"

// blockHeads finds the headings of blocks of plain lines: at least two blocks begin with a word for a kind of institution.
func blockHeads(elements []element) map[int]bool {
	found := map[int]bool{}
	for i := 0; i+1 < len(elements); i++ {
		e, next := elements[i], elements[i+1]
		if e.kind != plainLine || !e.gap || next.kind != plainLine || next.gap || e.details != "" || headingOf(e.text) != noHeading {
			continue
		}
		list := readWords(e.text)
		if len(list) > 0 && len(list) <= 5 && anyOf(list, institutional|topic) && !hasProper(list) && !legalForm.MatchString(e.text) {
			found[i] = true
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

func announced(kind headingKind, heading string) list {
	return list{mode: members, weak: kind == weakHeading, heading: heading}
}

// shorten cuts an enumeration that is longer than any list written in one line.
func shorten(text string) string {
	if len(text) > 10<<10 {
		text = strings.ToValidUTF8(text[:10<<10], "")
	}
	return text
}

func lastMarked(l list) bool { return len(l.entries) > 0 && l.entries[len(l.entries)-1].marked }

// looksMembers reports whether the items that follow look like institutions.
func looksMembers(elements []element) bool {
	n, good := 0, 0
	for _, e := range elements {
		if e.kind != item || n == 6 {
			break
		}
		n++
		if likely(e.text) >= 0.8 {
			good++
		}
	}
	return good*2 >= n && n > 0
}

func lastSentence(text string) string {
	for _, mark := range []string{". ", "! ", "? "} {
		if at := strings.LastIndex(text, mark); at >= 0 && !endsAbbreviated(text[:at+1]) {
			text = text[at+2:]
		}
	}
	return text
}

// goesOn reports whether lines follow that are names and nothing else.
func goesOn(elements []element) bool {
	n := 0
	for _, e := range elements {
		if e.kind != plainLine || e.gap {
			break
		}
		if n++; likely(nameOnly(e.text)) < 0.8 {
			return false
		}
	}
	return n > 0
}
