package store

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/ranking"
)

// withFacts adds to what nearest finds what decides where it stands. It looks up one service after the other by their keys,
// and only as many as nearest lets through.
func withFacts(nearest string) string {
	return `
		select n.*, v.topics, v.audiences, v.checked_on, k.sectors, r.phone, r.reach
		from (` + nearest + `) n
		join services v on v.id = n.service_id
		cross join lateral (
			select array(select i.sector from institution_sectors i where i.institution_id = v.institution_id) as sectors) k
		cross join lateral (
			select coalesce(bool_or(c.phone <> ''), false) as phone,
				coalesce(bool_or(c.phone <> '' or c.email <> '' or c.website <> ''), false) as reach
			from (
				select c.kind, c.phone, c.email, c.website from service_contacts c where c.service_id = n.service_id
				union all
				select c.kind, c.phone, c.email, c.website from contacts c where c.institution_id = v.institution_id) c
			where c.kind in ('hilfe', 'vermittlung', 'anmeldung')) r
		order by n.km`
}

func scanRanked(row pgx.CollectableRow) (f spotFound, err error) {
	err = row.Scan(&f.id, &f.exact, &f.district, &f.km, &f.attributes, &f.opening, &f.facts.Topics, &f.facts.Audiences,
		&f.facts.CheckedOn, &f.facts.Sectors, &f.facts.Phone, &f.facts.Reach)
	return f, err
}

// ranked is a service that was found, with where it stands.
type ranked struct {
	spotFound
	ranking.Candidate
	ranking.Standing
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
	f.Lines = ranking.Lines(l.Wanted, l.lines, l.moment)
	var order []ranked
	for _, s := range all {
		r := l.rank(s)
		if r.Group == directory.GroupNear {
			f.Near++
		}
		order = append(order, r)
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(a.Standing.Compare(b.Standing), bytes.Compare(a.id[:], b.id[:]))
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

// rank tells where something stands. What serves a whole Land or country is meant for no place in particular.
func (l *look) rank(s spotFound) ranked {
	c := s.facts
	c.Kilometres, c.Opening = s.km, s.opening
	for _, ags := range l.Districts {
		c.Covers = c.Covers || s.district == ags || slices.Contains(s.attributes, directory.Attribute(directory.KindArea, ags))
		land := ags[:min(2, len(ags))]
		c.Land = c.Land || s.district[:min(2, len(s.district))] == land ||
			slices.Contains(s.attributes, directory.Attribute(directory.KindArea, land))
	}
	for _, tongue := range l.Languages {
		c.Spoken = c.Spoken || slices.Contains(s.attributes, directory.Attribute(directory.KindSpoken, string(tongue)))
	}
	return ranked{s, c, ranking.Of(l.Wanted, c, l.now)}
}

func (l *look) hit(r ranked, offer directory.Offer) directory.Hit {
	h := directory.Hit{Offer: offer, Kilometres: -1, Exact: r.exact, District: r.district, Covers: r.Covers,
		Spoken: r.Spoken, Phone: r.Phone, Group: r.Group, Opening: r.opening}
	if len(l.Districts) > 0 {
		h.Kilometres = r.km
	}
	return h
}
