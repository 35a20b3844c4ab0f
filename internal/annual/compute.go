package annual

import (
	"cmp"
	"slices"
	"time"

	"rundtisch/internal/directory"
)

// Compute makes the report.
func Compute(r Record) Report {
	year := r.span()
	report := Report{Year: r.Year, Through: directory.PartialDate(year.last.Format(time.DateOnly)), Known: r.Known,
		Attendance: r.Attendance, Decisions: r.Decisions}
	if !r.First.IsZero() {
		report.Recorded = directory.Today(r.First)
	}
	state := r.End
	if !r.Known {
		state = r.Today
	}
	report.Head = headOf(state)
	report.Meetings, report.Events = r.dates()
	report.Agreements = r.agreements()
	if !r.Known {
		return report
	}
	report.Members = r.list()
	for _, b := range r.End.Bodies {
		report.Bodies = append(report.Bodies, Body{b.Name, b.Kind, b.Tasks})
	}
	report.Freshness = r.freshness()
	report.Gaps = r.gaps()
	return report
}

// moment is the last one that the report is about.
func (r Record) moment() time.Time {
	if over := directory.EndOfYear(r.Year); over.Before(r.Now) {
		return over.Add(-time.Second)
	}
	return r.Now
}

func headOf(d directory.Dossier) Head {
	n := d.Network
	h := Head{Name: n.Name, Form: n.Form, Region: d.Region.Name, RegionKind: d.Region.Kind, State: d.Region.State, Founded: n.Founded}
	if n.Cadence != nil {
		h.Months, h.Intended, h.Rhythm = n.Cadence.Months, n.Cadence.Intended, n.Cadence.Statement
	}
	for _, c := range d.Contacts {
		if c.Kind == directory.ContactCoordination && c.Visibility.OrPublic() == directory.Public {
			for _, line := range []string{c.Label, c.Function, directory.PhoneText(c.Phone), c.Email, c.Website} {
				if line != "" && !slices.Contains(h.Coordination, line) {
					h.Coordination = append(h.Coordination, line)
				}
			}
		}
	}
	return h
}

// agreements are those that held at the end of the year, by what is known of them.
func (r Record) agreements() []Agreement {
	var all []Agreement
	year := r.span()
	at, then := map[string]bool{}, map[string]bool{}
	for _, a := range r.End.Agreements {
		then[a.Key] = true
	}
	for _, d := range []directory.Dossier{r.End, r.Today} {
		for _, a := range d.Agreements {
			later := a.Concluded.Precision() == directory.Unknown || a.Concluded.Start().After(year.last)
			if at[a.Key] || later && !then[a.Key] {
				continue
			}
			at[a.Key] = true
			all = append(all, Agreement{a.Title, a.Concluded, a.AtTheLatest, a.Partners, a.PartnerCount, year.in(a.Concluded)})
		}
	}
	slices.SortStableFunc(all, func(a, b Agreement) int { return a.Concluded.Start().Compare(b.Concluded.Start()) })
	return all
}

func (r Record) freshness() Freshness {
	var f Freshness
	year := r.span()
	for _, c := range r.End.Checks(r.moment()) {
		f.Total++
		switch {
		case c.On.Precision() == directory.Unknown:
			f.Never++
			continue
		case year.in(c.On):
			f.InYear++
		}
		if f.Oldest == "" || c.On.End().Before(f.Oldest.End()) {
			f.Oldest = c.On
		}
	}
	return f
}

func (r Record) gaps() Gaps {
	lack := directory.NetworkPage{Dossier: r.End}.Lacking(r.moment())
	g := Gaps{Unnamed: lack.Unnamed(), NoContact: lack.NoContact, NoSector: lack.NoSector}
	has := directory.NetworkGaps{Sectors: map[directory.Sector]directory.Presence{}}
	at := r.End.InstitutionsByKey()
	for _, m := range r.End.Members {
		if !m.Current(r.moment()) {
			continue
		}
		if m.Evidence() == directory.EvidenceGroup {
			has.Sectors[m.Sector] = max(has.Sectors[m.Sector], directory.Grouped)
		}
		for key, level := m.Institution, 0; key != "" && level < directory.MaxLevels; key, level = at[key].Parent, level+1 {
			for _, s := range at[key].Sectors {
				has.Sectors[s] = directory.Present
			}
		}
	}
	if lack.Listed == 0 { // nobody said who takes part: nothing can be missing among them
		return g
	}
	for _, family := range directory.Families {
		absent, grouped := has.Missing(family.Wanted())
		g.Absent, g.Grouped = append(g.Absent, absent...), append(g.Grouped, grouped...)
	}
	return g
}

// dates are the meetings that were held in the year and its other events. Those that were entered later are among them, those
// that were tidied away after they were over, too.
func (r Record) dates() ([]Meeting, []Event) {
	year := r.span()
	of := map[string]directory.Event{}
	for _, s := range stays(r.Revisions, events) {
		gone, within := r.Gone[s.gone]
		if s.struck || !within {
			continue
		}
		for _, e := range gone.Events {
			if e.Key == s.key && e.Past(s.until) {
				of[e.Key] = e
			}
		}
	}
	struck := map[string]bool{}
	for _, s := range stays(r.Revisions, events) {
		struck[s.key] = s.struck
	}
	for _, d := range []directory.Dossier{r.End, r.Today} { // what is said of it today holds
		for _, e := range d.Events {
			if !struck[e.Key] {
				of[e.Key] = e
			}
		}
	}
	meetings := slices.Clone(r.Meetings)
	var others []Event
	for _, e := range of {
		if e.Date.Precision() == directory.Unknown || e.Date.Start().Year() != r.Year {
			continue
		}
		title := e.Title
		if e.Internal {
			title = ""
		}
		if e.Kind == directory.EventMeeting && e.Status != directory.EventCancelled &&
			slices.ContainsFunc(r.Meetings, func(m Meeting) bool { return m.Date == e.Date || m.Event != "" && m.Event == e.Key }) {
			continue // more is known of it than its date
		}
		if e.Kind == directory.EventMeeting && e.Status == directory.EventHeld && year.in(e.Date) {
			meetings = append(meetings, Meeting{Title: title, Date: e.Date})
			continue
		}
		others = append(others, Event{e.Kind, title, e.Date, e.LastDay, cmp.Or(e.Status, directory.EventAnnounced)})
	}
	slices.SortFunc(meetings, func(a, b Meeting) int {
		return cmp.Or(a.Date.Start().Compare(b.Date.Start()), cmp.Compare(a.Title, b.Title))
	})
	slices.SortFunc(others, func(a, b Event) int {
		return cmp.Or(a.Date.Start().Compare(b.Date.Start()), cmp.Compare(a.Title, b.Title))
	})
	return meetings, others
}
