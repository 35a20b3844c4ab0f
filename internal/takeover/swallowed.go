package takeover

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/memberlist"
)

// addSwallowed adds members of today that have a line of the text for themselves and of which the reading says nothing: such a
// line was taken for a heading. One that ends in a colon is a heading.
func (r *Reading) addSwallowed(today []Listed) {
	said := map[string]bool{}
	for _, m := range slices.Concat(r.Result.Members, r.Result.Offered, r.Ended) {
		said[memberlist.Plain(m.Name)], said[memberlist.Plain(m.Written)] = true, true
	}
	for _, l := range r.Result.Left {
		said[memberlist.Plain(l.Name)] = true
	}
	unread := "|"
	for _, u := range r.Result.Unread {
		unread += memberlist.Plain(u.Words) + "|"
	}
	quiet := map[string]Listed{}
	for _, t := range today {
		if name := memberlist.Plain(t.Name); name != "" && !said[name] && !strings.Contains(unread, name) {
			quiet[name] = t
		}
	}
	if len(quiet) == 0 {
		return
	}
	withheld := map[int]bool{}
	for _, w := range r.Result.Withheld {
		withheld[w.Line] = true
	}
	before := len(r.Result.Members)
	for i, line := range strings.Split(r.Text, "\n") {
		name := strings.TrimSpace(strings.TrimLeft(line, "-–—•*· \t"))
		t, found := quiet[memberlist.Plain(name)]
		if !found || withheld[i+1] || strings.HasSuffix(name, ":") {
			continue
		}
		delete(quiet, memberlist.Plain(name))
		r.Result.Members = append(r.Result.Members, memberlist.Member{Name: t.Name, Parent: t.Parent, Kind: t.Kind, Written: t.Name,
			Sector: memberlist.SectorFor(t.Name), Confidence: memberlist.Sure, Line: i + 1, Repairs: []string{}, Raw: name})
	}
	if len(r.Result.Members) == before {
		return
	}
	slices.SortStableFunc(r.Result.Members, func(a, b memberlist.Member) int {
		if a.Line == 0 || b.Line == 0 {
			return 0
		}
		return cmp.Compare(a.Line, b.Line)
	})
}
