package memberlist

import (
	"slices"

	"rundtisch/internal/directory"
)

// Today is one line of the list as it is stored now.
type Today struct {
	Key         string   // of the membership
	Institution string   // key of the institution; "" for a group
	Name        string   // of the institution, or the words of the group
	Parent      string   // name of the institution it is a unit of
	Aliases     []string // other names of the institution
	Kind        Kind
}

// Candidate is an institution that the directory knows, in whichever network.
type Candidate struct {
	Key     string
	Name    string
	Parent  string
	Aliases []string
}

// Suggestion is a candidate that a proposed member may be.
type Suggestion struct {
	Candidate
	Similarity float64 // 1: the same name, but for spelling
}

// Difference is what pasting a list would change. Every proposed member stands in exactly one of New, Changed
// and Unchanged, every line of today's list in exactly one of Changed, Unchanged and Gone.
type Difference struct {
	New       []Addition // in the order of the pasted text, as are Changed and Unchanged
	Changed   []Pair
	Unchanged []Pair
	Gone      []Today // no longer in the list, in today's order
}

// Addition is a proposed member that is not in today's list.
type Addition struct {
	Member       Member
	Institution  *Suggestion  // the institution it most likely is; nil: the directory does not know it
	Alternatives []Suggestion // others it could be, best first, at most three
}

// Pair is a proposed member with the line of today's list that it is.
type Pair struct {
	Today      Today
	Member     Member
	Similarity float64
	Changes    []Change // what differs; none in Unchanged
}

// Change is one thing that differs, for people.
type Change struct{ What, Before, After string }

// Diff compares today's list with the proposed one. Candidates are the institutions that a new member may be.
func Diff(today []Today, proposed []Member, candidates []Candidate) Difference {
	d := Difference{}
	partner, taken := pairUp(today, proposed)
	institutions := newThesaurus(namesOf(candidates, func(c Candidate) []string { return allNames(c.Name, c.Parent, c.Aliases) }))
	for i, m := range proposed {
		if partner[i].owner < 0 {
			d.New = append(d.New, addition(m, candidates, institutions))
			continue
		}
		p := Pair{Today: today[partner[i].owner], Member: m, Similarity: partner[i].similarity}
		if p.Changes = changes(p.Today, m); len(p.Changes) > 0 {
			d.Changed = append(d.Changed, p)
		} else {
			d.Unchanged = append(d.Unchanged, p)
		}
	}
	for i, t := range today {
		if !taken[i] {
			d.Gone = append(d.Gone, t)
		}
	}
	return d
}

// pairUp finds for each proposed member its line of today: same name and parent first, then the same name,
// then another name of the institution, then the most similar one.
func pairUp(today []Today, proposed []Member) (partner []alike, taken []bool) {
	partner, taken = make([]alike, len(proposed)), make([]bool, len(today))
	for i := range partner {
		partner[i].owner = -1
	}
	pass := func(ofToday func(Today) []string, ofMember func(Member) string) {
		index := map[string][]int{}
		for i, t := range today {
			for _, key := range ofToday(t) {
				index[key] = append(index[key], i)
			}
		}
		for i, m := range proposed {
			if partner[i].owner >= 0 {
				continue
			}
			for _, at := range index[ofMember(m)] {
				if !taken[at] {
					partner[i], taken[at] = alike{at, 1}, true
					break
				}
			}
		}
	}
	exact := func(t Today) []string { return []string{directory.Fold(t.Parent + "|" + t.Name)} }
	pass(exact, func(m Member) string { return directory.Fold(m.Parent + "|" + m.Written) })
	pass(exact, func(m Member) string { return directory.Fold(m.Parent + "|" + m.Name) })
	pass(
		func(t Today) []string { return []string{nameKey(t.Parent) + "|" + nameKey(t.Name)} },
		func(m Member) string { return nameKey(m.Parent) + "|" + nameKey(m.Name) },
	)
	pass(func(t Today) []string { return []string{directory.Fold(t.Name)} }, func(m Member) string { return directory.Fold(m.Written) })
	pass(
		func(t Today) []string { return []string{nameKey(t.Parent + " " + t.Name)} },
		func(m Member) string { return nameKey(m.Parent + " " + m.Name) },
	)
	pass(func(t Today) []string { return keys(append([]string{t.Name}, t.Aliases...)) }, func(m Member) string { return nameKey(m.Name) })
	similar := newThesaurus(namesOf(today, func(t Today) []string { return allNames(t.Name, t.Parent, t.Aliases) }))
	type offer struct {
		member int
		alike
	}
	var offers []offer
	for i, m := range proposed {
		if partner[i].owner >= 0 {
			continue
		}
		for _, a := range similar.find(allNames(m.Name, m.Parent, nil), sameName) {
			if !taken[a.owner] && sameKind(today[a.owner], m) {
				offers = append(offers, offer{i, a})
			}
		}
	}
	slices.SortStableFunc(offers, func(a, b offer) int {
		switch {
		case a.similarity > b.similarity:
			return -1
		case a.similarity < b.similarity:
			return 1
		}
		return 0
	})
	for _, o := range offers {
		if partner[o.member].owner < 0 && !taken[o.owner] {
			partner[o.member], taken[o.owner] = o.alike, true
		}
	}
	return partner, taken
}

// sameKind keeps „Jugendämter“ from becoming „Jugendamt X“: a group is only the same in the same words.
func sameKind(t Today, m Member) bool { return t.Kind == m.Kind || t.Kind == "" }

func changes(t Today, m Member) (list []Change) {
	differ := func(what, before, after string) {
		if directory.Fold(before) != directory.Fold(after) {
			list = append(list, Change{what, before, after})
		}
	}
	known := slices.ContainsFunc(t.Aliases, func(a string) bool { return directory.Fold(a) == directory.Fold(m.Name) })
	known = known || m.Written != "" && directory.Fold(t.Name) == directory.Fold(m.Written) // it is written as it is called here
	whole := m.Parent != "" && nameKey(t.Name) == nameKey(m.Parent+" "+m.Name)              // „PLANB Ruhr e. V. – Niederlassung Herne“
	if !known && !whole {
		differ("Name", t.Name, m.Name)
	}
	asWritten := m.Written != "" && directory.Fold(t.Name) == directory.Fold(m.Written) && !m.ParentSaid
	if m.Parent != "" && t.Kind != KindGroup && !asWritten { // a text that does not name it does not deny it
		differ("übergeordnet", t.Parent, m.Parent)
	}
	return list // the kind is a guess; what is stored has been looked at
}

func addition(m Member, candidates []Candidate, known *thesaurus) Addition {
	a := Addition{Member: m}
	if m.Kind == KindGroup {
		return a
	}
	for _, found := range known.find(allNames(m.Name, m.Parent, nil), akinName) {
		s := Suggestion{candidates[found.owner], found.similarity}
		switch {
		case a.Institution == nil && s.Similarity >= sameName && len(a.Alternatives) == 0:
			a.Institution = &s
		case len(a.Alternatives) < 3:
			a.Alternatives = append(a.Alternatives, s)
		}
	}
	return a
}

// allNames are the ways in which an institution may be written.
func allNames(name, parent string, aliases []string) []string {
	list := append([]string{name}, aliases...)
	if parent != "" {
		return append([]string{parent + " " + name}, list[1:]...)
	}
	return list
}

func namesOf[T any](list []T, names func(T) []string) [][]string {
	all := make([][]string, len(list))
	for i, entry := range list {
		all[i] = names(entry)
	}
	return all
}

func keys(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = nameKey(name)
	}
	return list
}
