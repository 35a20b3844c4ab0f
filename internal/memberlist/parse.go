package memberlist

import (
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist/chain"
)

// parser gathers what is to be said about a text while it is read.
type parser struct {
	addresses int
	withheld  []Withheld
	unread    []Unread
	unseen    int // how many pieces are unread, with those that are not told one by one
	left      []Left
	known     map[string]string // names that are not taken apart, by their folded spelling
	shelters  bool              // the text speaks of a protected institution
	more      bool              // there are more members than one list can have
}

// Parse reads pasted text and proposes the members it names. It is pure and deterministic, takes at most MaxText bytes
// and proposes at most MaxMembers members; what it leaves out and what is doubtful stands in the notes.
func Parse(text string) Result { return ParseKnowing(text, nil) }

// ParseKnowing is Parse where some names are known: a row that is called exactly so is not taken apart, whatever its
// name holds. What a network's own list says comes back as it was.
func ParseKnowing(text string, names []string) Result { return parseBy(embedded(), text, names) }

// ParseBy is Parse with another model than the embedded one: for those who measure.
func ParseBy(m *chain.Model, text string) Result { return parseBy(m, text, nil) }

func parseBy(m *chain.Model, text string, names []string) Result {
	p := &parser{known: map[string]string{}}
	for _, name := range names {
		p.known[directory.Fold(name)] = name
	}
	text, cut := prepare(text)
	lines, more := readLines(text)
	p.shelters = isProtected(text)
	elements := p.readElements(lines)
	s := readSections(elements, p.skip)
	veto := documentKind(text, lines)
	var rows []Member
	taken := map[int]bool{}
	if len(s.lists) == 1 && !slices.ContainsFunc(s.prose, func(text prose) bool { return !text.line }) {
		s.lists[0].only = true
	}
	for i, l := range s.lists {
		list := p.readList(l, veto)
		s.lists[i].taken = len(list)
		for _, m := range list {
			taken[m.Line] = true
		}
		rows = append(rows, list...)
	}
	for _, w := range p.withheld {
		taken[w.Line] = true
	}
	for _, l := range p.left {
		taken[l.Line] = true
	}
	over := readAbove(elements)
	for i, e := range elements {
		over[i].heads = over[i].heads || s.over[e.at]
	}
	f := findMembers(m, elements, over, taken)
	told := p.members(&f, elements, over)
	if few(len(rows), f.ticked) || veto != "" {
		told, f.others = nil, append(f.ticked, f.others...)
	}
	for _, m := range told {
		taken[m.Line] = true
	}
	p.unread = slices.DeleteFunc(p.unread, func(u Unread) bool {
		return taken[u.Line] && slices.ContainsFunc(told, func(m Member) bool { return m.Line == u.Line })
	})
	rows = append(rows, told...)
	slices.SortStableFunc(rows, func(a, b Member) int { return a.Line - b.Line })
	for _, text := range s.prose {
		if !text.line && !taken[text.at] {
			p.skip(text.at, text.raw, "Fließtext", false)
		}
	}
	members := p.distinct(rows)
	r := Result{Members: members, Notes: []string{}}
	r.StatedCount = stated(s)
	slices.SortStableFunc(p.unread, func(a, b Unread) int { return a.Line - b.Line })
	slices.SortStableFunc(p.withheld, func(a, b Withheld) int { return a.Line - b.Line })
	r.Unread, r.Withheld, r.Left, r.More, r.Cut = p.unread, p.withheld, p.left, p.more, cut || more || s.cut
	r.Offered = p.offered(&f, elements, over, members)
	for i := range r.Offered {
		r.Offered[i].Number = len(members) + i + 1
	}
	p.conclude(&r, s, veto)
	return r
}

// few reports whether too little was found, and too unsurely, to be ticked where no list stands.
func few(listed int, ticked []finding) bool {
	if listed > 0 || len(ticked) == 0 {
		return false
	}
	most, sum := 0.0, 0.0
	for _, f := range ticked {
		most, sum = max(most, f.chance), sum+f.chance
	}
	return len(ticked) < fewMembers && most < surelyFew || sum/float64(len(ticked)) < leastMean
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
		if strings.HasPrefix(l, ">>") || strings.TrimSpace(l) == ">" ||
			strings.HasPrefix(l, "> ") && len(l) > 3 && strings.ContainsRune("-•*>·", firstRune(l[2:])) {
			quoted = true
		}
	}
	lines := make([]line, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		l, number := raw[i], i+1
		if end := cellEnd(raw, i); end > i {
			l, i = strings.Join(raw[i:end+1], " "), end
		}
		if quoted {
			for strings.HasPrefix(l, ">") {
				l = strings.TrimPrefix(strings.TrimPrefix(l, ">"), " ")
			}
		}
		lines = append(lines, readLine(number, l))
	}
	return lines, more
}

var (
	cellOpens  = regexp.MustCompile(`(?:^|[\t;,|])"(?:[^"]|"")*$`)
	cellCloses = regexp.MustCompile(`^(?:[^"]|"")*"(?:[\t;,|]|$)`)
)

// cellEnd returns in which line a cell ends that begins in line i and holds line breaks; i if there is none. Programs put
// such a cell in quotation marks when it is copied.
func cellEnd(raw []string, i int) int {
	end := i
	for end+1 < len(raw) && strings.Count(raw[end], `"`)%2 == 1 && cellOpens.MatchString(raw[end]) || end > i {
		next := end + 1
		for ; next < min(len(raw), i+12); next++ {
			if strings.Contains(raw[next], `"`) {
				break
			}
		}
		if next >= min(len(raw), i+12) || !cellCloses.MatchString(raw[next]) {
			return i
		}
		if end = next; strings.Count(raw[end], `"`)%2 == 1 {
			return end
		}
	}
	return end
}

// distinct makes one of what is named twice, and drops what is beyond the longest list.
func (p *parser) distinct(found []Member) []Member {
	members := []Member{}
	seen := map[string]int{}
	for _, m := range found {
		key := directory.Fold(m.Name + "|" + m.Parent)
		if at, ok := seen[key]; ok {
			members[at].add(m)
			continue
		}
		if len(members) == MaxMembers {
			p.more = true
			break
		}
		seen[key] = len(members)
		m.Number = len(members) + 1
		members = append(members, m)
	}
	return members
}

// add takes over what a second row about the same member says of how to reach it.
func (m *Member) add(o Member) {
	c := m.contacts().with(o.contacts())
	m.Unread = append(m.Unread, o.Unread...)
	m.setContacts(c)
	if m.Person == "" {
		m.Person = o.Person
	}
	if o.Address {
		m.Address, m.Suspicious = true, o.Suspicious
	}
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
