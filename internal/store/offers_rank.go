package store

import (
	"bytes"
	"cmp"
	"slices"

	"rundtisch/internal/directory"
)

// ranked is a service that was found, with what decides where it stands.
type ranked struct {
	spotFound
	covers, spoken bool
}

// findings counts what was found and puts it in order.
func (l *look) findings() (directory.Findings, []ranked) {
	f := directory.Findings{Counts: map[int32]int{}, Without: map[string]int{}}
	all := distinct(l.found)
	f.Closed = max(len(distinct(l.closed)), len(all))
	f.Farther = max(len(distinct(l.farther)), len(all))
	count := func(spots []spotFound, counts func(number int32) bool) {
		for _, s := range spots {
			for _, number := range s.attributes {
				if counts(number) {
					f.Counts[number]++
				}
			}
		}
	}
	kinds := directory.AttributeKinds()
	count(all, func(number int32) bool { _, asked := l.asked[kinds[number]]; return !asked })
	for kind := range l.asked {
		others := distinct(l.without(kind))
		f.Without[kind] = max(len(others), len(all))
		count(others, func(number int32) bool { return kinds[number] == kind })
	}
	f.Found = len(all)
	var order []ranked
	for _, s := range all {
		order = append(order, l.rank(s))
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.fit(), a.fit()), cmp.Compare(openFirst(a.opening), openFirst(b.opening)),
			cmp.Compare(a.km, b.km), bytes.Compare(a.id[:], b.id[:]))
	})
	return f, order
}

// distinct returns each service once, at its nearest spot. Services of the whole Land are among them, however far they are.
func distinct(c circle) []spotFound {
	var kept []spotFound
	at := map[directory.ID]int{}
	add := func(spots []spotFound) {
		for _, s := range spots {
			if n, ok := at[s.id]; ok {
				if s.km < kept[n].km {
					kept[n] = s
				}
				continue
			}
			at[s.id] = len(kept)
			kept = append(kept, s)
		}
	}
	add(c.near)
	add(c.wide)
	return kept[:min(len(kept), directory.MostFound)]
}

// rank tells how well something fits. What serves a whole Land or country is meant for no place in particular.
func (l *look) rank(s spotFound) ranked {
	r := ranked{spotFound: s}
	for _, ags := range l.Districts {
		r.covers = r.covers || s.district == ags || slices.Contains(s.attributes, directory.Attribute(directory.KindArea, ags))
	}
	for _, tongue := range l.Languages {
		r.spoken = r.spoken || slices.Contains(s.attributes, directory.Attribute(directory.KindSpoken, string(tongue)))
	}
	return r
}

// fit is higher the better a service is meant for whoever asks: that it is there for the place counts more than that
// no interpreter is needed.
func (r ranked) fit() int {
	fit := 0
	if r.covers {
		fit += 2
	}
	if r.spoken {
		fit++
	}
	return fit
}

// openFirst sorts what is closed after what nothing is known of.
func openFirst(o directory.Opening) int {
	switch o {
	case directory.Open:
		return 0
	case directory.OpeningUnknown:
		return 1
	}
	return 2
}

func (l *look) hit(r ranked, offer directory.Offer) directory.Hit {
	h := directory.Hit{Offer: offer, Kilometres: -1, Exact: r.exact, District: r.district, Covers: r.covers,
		Spoken: r.spoken, Opening: r.opening}
	if len(l.Districts) > 0 {
		h.Kilometres = r.km
	}
	return h
}
