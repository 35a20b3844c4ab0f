package memberlist

import (
	"strings"

	"rundtisch/internal/directory"
)

// parser gathers what is to be said about a text while it is read.
type parser struct {
	addresses int
	refused   []int // the lines
	more      bool  // there are more members than one list can have
}

// Parse reads pasted text and proposes the members it names. It is pure and deterministic, takes at most MaxText bytes
// and proposes at most MaxMembers members; what it leaves out and what is doubtful stands in the notes.
func Parse(text string) Result {
	p := &parser{}
	text, cut := prepare(text)
	lines, more := readLines(text)
	s := readSections(readElements(lines))
	veto := documentKind(text, lines)
	var found []Member
	listed := 0
	for i, l := range s.lists {
		rows := p.readList(l, veto)
		s.lists[i].taken = len(rows)
		listed += len(rows)
		found = append(found, rows...)
	}
	if listed < 2 && veto == "" {
		found = append(found, p.readProse(s.prose)...)
	}
	members := p.distinct(found)
	r := Result{Members: members, Notes: []string{}}
	r.StatedCount = stated(s)
	r.Refused, r.More, r.Cut = p.refused, p.more, cut || more || s.cut
	p.conclude(&r, s, veto)
	return r
}

// readLines reads the lines and reports whether there were too many.
func readLines(text string) ([]line, bool) {
	raw := strings.SplitN(text, "\n", maxLines+1)
	more := len(raw) > maxLines
	if more {
		raw = raw[:maxLines]
	}
	quoted := false
	for _, l := range raw {
		if strings.HasPrefix(l, ">>") || strings.TrimSpace(l) == ">" || strings.HasPrefix(l, "> ") && len(l) > 3 && strings.ContainsRune("-•*>·", firstRune(l[2:])) {
			quoted = true
		}
	}
	lines := make([]line, len(raw))
	for i, l := range raw {
		if quoted {
			for strings.HasPrefix(l, ">") {
				l = strings.TrimPrefix(strings.TrimPrefix(l, ">"), " ")
			}
		}
		lines[i] = readLine(i+1, l)
	}
	return lines, more
}

// distinct drops what is named twice, and what is beyond the longest list.
func (p *parser) distinct(found []Member) []Member {
	members := []Member{}
	seen := map[string]bool{}
	for _, m := range found {
		key := directory.Fold(m.Name + "|" + m.Parent)
		if seen[key] {
			continue
		}
		if len(members) == MaxMembers {
			p.more = true
			break
		}
		seen[key] = true
		m.Number = len(members) + 1
		members = append(members, m)
	}
	return members
}

// stated finds how many members the text says there are.
func stated(s sections) int {
	for _, h := range s.headings {
		if strings.ContainsAny(h, "0123456789") {
			if n := statedIn(h); n > 0 {
				return n
			}
		}
	}
	for _, text := range s.prose {
		for _, sentence := range sentences(text.text) {
			if n := statedIn(sentence); n > 0 {
				return n
			}
		}
	}
	return 0
}
