package annual

import (
	"cmp"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// passed is a stretch of time in which somebody was a member. Its ends are as precise as they are known; "" means from before
// the history, or until further notice.
type passed struct {
	Member
	sector               directory.Sector
	hidden               bool
	from, to             directory.PartialDate
	fromDated, toDated   bool
	againFrom, againTill bool
}

// state is a network with what is looked up in it.
type state struct {
	directory.Dossier
	at     map[string]directory.Institution
	member map[string]directory.Membership
}

func stateOf(d directory.Dossier) state {
	s := state{d, d.InstitutionsByKey(), make(map[string]directory.Membership, len(d.Members))}
	for _, m := range d.Members {
		s.member[m.Key] = m
	}
	return s
}

// described says who a membership is.
func (s state) described(m directory.Membership) passed {
	p := passed{Member: Member{Role: m.Role, Since: m.Since}, from: m.Since, to: m.Until, sector: m.Sector}
	p.fromDated, p.toDated = m.Since.Precision() != directory.Unknown, m.Until.Precision() != directory.Unknown
	level := m.Visibility
	if i, ok := s.at[m.Institution]; ok {
		p.ID, p.Name = i.ID().String(), i.Name
		if over, ok := s.at[i.Parent]; ok && over.Visibility.OrPublic() == directory.Public {
			p.Of, p.OfID = over.Name, over.ID().String()
		}
		level = directory.Stricter(level, i.Visibility)
		if len(i.Sectors) > 0 {
			p.sector = i.Sectors[0]
		}
	} else {
		p.ID, p.Name, p.Group = "gruppe/"+directory.Fold(m.Group), m.Group, true
	}
	p.hidden = level.OrPublic() != directory.Public
	return p
}

// memberships returns the times of all memberships that the year knows of, those of one member joined where one goes on
// into the next.
func (r Record) memberships() []passed {
	year, end, today := r.span(), stateOf(r.End), stateOf(r.Today)
	restricted := map[string]bool{}
	for _, i := range r.Today.Institutions {
		restricted[i.ID().String()] = i.Visibility.OrPublic() != directory.Public
	}
	var all []passed
	add := func(s stay) {
		if p, ok := r.passed(s, year, end, today); ok && (p.Name != "" || p.hidden) {
			p.hidden = p.hidden || restricted[p.ID]
			if restricted[p.OfID] {
				p.Of = ""
			}
			all = append(all, p)
		}
	}
	told := map[string]bool{}
	for _, s := range stays(r.Revisions, members) {
		told[s.key] = true
		if !s.struck {
			add(s)
		}
	}
	for _, d := range []directory.Dossier{r.End, r.Today} {
		for _, m := range d.Members {
			if !told[m.Key] { // there from the beginning
				told[m.Key] = true
				add(stay{key: m.Key})
			}
		}
	}
	return joinedUp(all)
}

// passed says what a stay in the list means; false if it is of no year up to this one, or if it states only a number.
func (r Record) passed(s stay, year span, end, today state) (passed, bool) {
	over := directory.EndOfYear(r.Year)
	from, in := end, true
	m, ok := end.member[s.key]
	switch {
	case !s.since.IsZero() && !s.since.Before(over): // entered later
		from, in = today, false
		m, ok = today.member[s.key]
	case s.gone > 0 && s.until.Before(over):
		gone, within := r.Gone[s.gone]
		if !within {
			return passed{}, false
		}
		from = stateOf(gone)
		m, ok = from.member[s.key]
	}
	if !ok || m.Evidence() == directory.EvidenceNumber {
		return passed{}, false
	}
	p := from.described(m)
	if now, still := today.member[s.key]; still && s.gone == 0 { // dates are right as they stand today
		fresh := today.described(now)
		p.from, p.to, p.Since = fresh.from, fresh.to, fresh.Since
		p.fromDated, p.toDated, p.hidden = fresh.fromDated, fresh.toDated, p.hidden || fresh.hidden
	}
	if !in && (!p.fromDated || p.from.Start().After(year.last)) {
		return passed{}, false
	}
	if !p.fromDated && !s.since.IsZero() {
		p.from = directory.Today(s.since)
	}
	if !p.toDated && s.gone > 0 && s.until.Before(over) {
		p.to = directory.Today(s.until)
	}
	return p, true
}

// start and finish are the ends of a stretch to compare: the first and the last day that they can mean.
func (p passed) start() time.Time { return p.from.Start() }

func (p passed) finish() time.Time {
	if p.to == "" {
		return time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	return p.to.End()
}

// joinedUp makes one stretch of those of one member of which one surely goes on into the next: two lines for one institution, or a
// line that was replaced by another on one day.
func joinedUp(all []passed) []passed {
	slices.SortStableFunc(all, func(a, b passed) int { return cmp.Or(cmp.Compare(a.ID, b.ID), a.start().Compare(b.start())) })
	var joined []passed
	for _, p := range all {
		if n := len(joined) - 1; n >= 0 && joined[n].ID == p.ID {
			last := &joined[n]
			if last.to == "" || !p.from.End().After(last.to.Start().AddDate(0, 0, 1)) {
				if last.to != "" && p.finish().After(last.finish()) {
					last.to, last.toDated = p.to, p.toDated
				}
				last.hidden = last.hidden && p.hidden
				continue
			}
			p.againFrom, last.againTill = true, true
		}
		joined = append(joined, p)
	}
	return joined
}
