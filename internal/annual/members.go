package annual

import (
	"cmp"
	"slices"

	"rundtisch/internal/directory"
)

// list counts and sorts who took part.
func (r Record) list() Members {
	year := r.span()
	var m Members
	of := map[directory.Sector][]Member{}
	for _, p := range r.memberships() {
		began := p.from == "" || p.start().Before(year.first)
		here := !p.finish().Before(year.first)
		switch {
		case r.beginsIn(year) && !p.fromDated && !p.againFrom:
			if here {
				m.Begun++
			}
		case began && here:
			m.Before++
		case p.from != "" && year.in(p.from):
			m.Joined++
			m.Came = append(m.Came, p.passage(p.from, p.fromDated, p.againFrom))
		}
		if p.to != "" && !p.finish().Before(year.first) && p.finish().Before(year.beyond) {
			m.Left++
			m.Went = append(m.Went, p.passage(p.to, p.toDated, false))
		}
		if p.start().After(year.last) || p.finish().Before(year.beyond) {
			continue
		}
		m.After++
		switch {
		case p.hidden:
			m.Hidden++
		case p.Group:
			m.Groups++
		default:
			m.Named++
		}
		if !p.hidden {
			of[p.sector] = append(of[p.sector], p.Member)
		}
	}
	for _, list := range []*[]Passage{&m.Came, &m.Went} {
		slices.SortStableFunc(*list, func(a, b Passage) int {
			return cmp.Or(a.On.Start().Compare(b.On.Start()), cmp.Compare(directory.Fold(a.Name), directory.Fold(b.Name)))
		})
	}
	m.Sectors = bySector(of)
	count := directory.CountMembers(r.End.Members, r.moment())
	m.Stated, m.StatedText = count.Stated, count.StatedText
	return m
}

func (p passed) passage(on directory.PartialDate, dated, again bool) Passage {
	passage := Passage{Member: p.Member, On: on, Dated: dated, Again: again}
	if p.hidden {
		passage.Member = Member{}
	}
	return passage
}

// bySector sorts the sectors as pages do, and the members of each by name. A sector that is none comes last.
func bySector(of map[directory.Sector][]Member) []Sector {
	var all []Sector
	take := func(s directory.Sector) {
		if list := of[s]; len(list) > 0 {
			slices.SortStableFunc(list, func(a, b Member) int {
				return cmp.Or(cmp.Compare(directory.Fold(a.Name), directory.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
			})
			all = append(all, Sector{s, list})
		}
		delete(of, s)
	}
	for _, family := range directory.Families {
		for _, s := range family.Sectors {
			take(s)
		}
	}
	var left []Member
	for _, list := range of {
		left = append(left, list...)
	}
	of[""] = left
	take("")
	return all
}
