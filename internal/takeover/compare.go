package takeover

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Difference is what a pasted list would change. Every proposed member stands in exactly one of New, Changed and
// Unchanged, every line of today's list in exactly one of Changed, Unchanged and Gone.
type Difference struct {
	New       []memberlist.Member // in the order of the pasted text, as are Changed and Unchanged
	Changed   []Pair
	Unchanged []Pair
	Gone      []Listed // no longer in the list, in today's order
}

// Pair is a proposed member with the line of today's list that it is.
type Pair struct {
	Today   Listed
	Member  memberlist.Member
	Changes []Change // what differs; none in Unchanged
}

// Change is one thing that differs.
type Change struct {
	What          What
	Before, After string
}

// What can differ between a row and the member that it is.
type What int

// The things that can differ.
const (
	NameDiffers   What = iota + 1
	ParentDiffers      // what it belongs to
	UntilDiffers       // until when it is a member
)

// Compare compares today's list with the proposed one.
func Compare(today []Listed, proposed []memberlist.Member) Difference {
	d := Difference{}
	partner, taken := pairUp(today, proposed)
	for i, m := range proposed {
		if partner[i] < 0 {
			d.New = append(d.New, m)
			continue
		}
		p := Pair{Today: today[partner[i]], Member: m}
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

// none is no partner.
const none = -1

// pairUp finds for each proposed member its line of today: same name and parent first, then the same name,
// then another name of the institution, then the most similar one.
func pairUp(today []Listed, proposed []memberlist.Member) (partner []int, taken []bool) {
	partner, taken = make([]int, len(proposed)), make([]bool, len(today))
	for i := range partner {
		partner[i] = none
	}
	pass := func(ofToday func(Listed) []string, ofMember func(memberlist.Member) string) {
		index := map[string][]int{}
		for i, t := range today {
			for _, key := range ofToday(t) {
				index[key] = append(index[key], i)
			}
		}
		for i, m := range proposed {
			if partner[i] != none {
				continue
			}
			for _, at := range index[ofMember(m)] {
				if !taken[at] {
					partner[i], taken[at] = at, true
					break
				}
			}
		}
	}
	exact := func(t Listed) []string { return []string{directory.Fold(t.Parent + "|" + t.Name)} }
	pass(exact, func(m memberlist.Member) string { return directory.Fold(m.Parent + "|" + m.Written) })
	pass(exact, func(m memberlist.Member) string { return directory.Fold(m.Parent + "|" + m.Name) })
	pass(
		func(t Listed) []string { return []string{memberlist.Plain(t.Parent) + "|" + memberlist.Plain(t.Name)} },
		func(m memberlist.Member) string { return memberlist.Plain(m.Parent) + "|" + memberlist.Plain(m.Name) },
	)
	pass(
		func(t Listed) []string { return []string{directory.Fold(t.Name)} },
		func(m memberlist.Member) string { return directory.Fold(m.Written) },
	)
	pass(
		func(t Listed) []string { return []string{memberlist.Plain(t.Parent + " " + t.Name)} },
		func(m memberlist.Member) string { return memberlist.Plain(m.Parent + " " + m.Name) },
	)
	pass(
		func(t Listed) []string { return keys(append([]string{t.Name}, t.Aliases...)) },
		func(m memberlist.Member) string { return memberlist.Plain(m.Name) },
	)
	pass(
		func(t Listed) []string { return []string{unitKey(t.Name, t.Parent)} },
		func(m memberlist.Member) string { return unitKey(m.Name, m.Parent) },
	)
	type offer struct {
		member, today int
		alike         float64
	}
	var offers []offer
	similar := memberlist.NewNames(namesOf(today, func(t Listed) []string { return allNames(t.Name, t.Parent, t.Aliases) }))
	words := map[int][][]word{}
	for i, m := range proposed {
		if partner[i] != none {
			continue
		}
		asked := wordsOf(m.Name, nil)
		for _, found := range similar.Alike(wholeName(m.Name, m.Parent), mostAlike) {
			t := today[found.Owner]
			if found.Of < memberlist.SameName || taken[found.Owner] || !sameKind(t, m) {
				continue
			}
			if words[found.Owner] == nil {
				words[found.Owner] = wordsOfAll(allNames(t.Name, t.Parent, t.Aliases))
			}
			if !contradicts(asked, words[found.Owner]) {
				offers = append(offers, offer{i, found.Owner, found.Of})
			}
		}
	}
	slices.SortStableFunc(offers, func(a, b offer) int { return cmp.Compare(b.alike, a.alike) })
	for _, o := range offers {
		if partner[o.member] == none && !taken[o.today] {
			partner[o.member], taken[o.today] = o.today, true
		}
	}
	return partner, taken
}

// unitKey is the same for a unit with and without the word for what kind of unit it is: „Gesundheitsmanagement“ and
// „Fachbereich Gesundheitsmanagement“ of one town. Where no parent is named it is like nothing else.
func unitKey(name, parent string) string {
	var telling []string
	for _, w := range wordsOf(name, nil) {
		if w.weight > 0 && !known().units[w.text] {
			telling = append(telling, w.text)
		}
	}
	if parent == "" || len(telling) == 0 {
		return name + "\x00"
	}
	return memberlist.Plain(parent) + "|" + strings.Join(telling, " ")
}

// mostAlike is how many lines of today's list are looked at for a name that is none of theirs.
const mostAlike = 20

// sameKind keeps „Jugendämter“ from becoming „Jugendamt X“: a group is only the same in the same words.
func sameKind(t Listed, m memberlist.Member) bool { return t.Kind == m.Kind || t.Kind == "" }

func changes(t Listed, m memberlist.Member) (list []Change) {
	differ := func(what What, before, after string) {
		if directory.Fold(before) != directory.Fold(after) {
			list = append(list, Change{what, before, after})
		}
	}
	known := slices.ContainsFunc(t.Aliases, func(a string) bool { return directory.Fold(a) == directory.Fold(m.Name) })
	known = known || m.Written != "" && directory.Fold(t.Name) == directory.Fold(m.Written) // it is written as it is called here
	plain := memberlist.Plain(t.Name)
	whole := m.Parent != "" && plain == memberlist.Plain(wholeName(m.Name, m.Parent)) // „PLANB Ruhr e. V. – Niederlassung Herne“
	less := keptName(t.Name, m.Name) == t.Name && within(m.Name, t.Name)
	if !known && !whole && !less {
		differ(NameDiffers, t.Name, m.Name)
	}
	asWritten := m.Written != "" && directory.Fold(t.Name) == directory.Fold(m.Written) && !m.ParentSaid
	if m.Parent != "" && t.Kind != memberlist.KindGroup && !asWritten { // a text that does not name it does not deny it
		differ(ParentDiffers, t.Parent, m.Parent)
	}
	if m.Until != "" && m.Until != t.Until {
		list = append(list, Change{UntilDiffers, string(t.Until), string(m.Until)})
	}
	return list // the kind is a guess; what is stored has been looked at
}

// allNames are the ways in which an institution may be written.
func allNames(name, parent string, aliases []string) []string {
	return append([]string{wholeName(name, parent)}, aliases...)
}

// wholeName is a name with that of what it is a unit of.
func wholeName(name, parent string) string { return strings.TrimSpace(parent + " " + name) }

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
		list[i] = memberlist.Plain(name)
	}
	return list
}
