package openreferral

import "rundtisch/internal/directory"

// network is what the standard has no words for.
func (m Mapper) network(n directory.ExchangedNetwork) *Network {
	w := n.Network
	x := &Network{
		Form: string(
			w.Form,
		), FormText: w.FormText, Founded: string(w.Founded), FoundedNote: w.FoundedNote, AttachedTo: w.AttachedTo, Emergency: w.Emergency,
		Topics: w.Topics, Audience: w.Audience, Framework: w.Framework, Stance: w.Stance, CheckedOn: string(w.CheckedOn),
		CheckedBy: w.CheckedBy, ChangedAt: stamp(w.ChangedAt),
	}
	if p, ok := w.StatusOn(m.Now); ok {
		x.Status = string(p.Status)
	}
	if w.Cadence != nil {
		x.Cadence = &Cadence{w.Cadence.Months, w.Cadence.Intended, w.Cadence.Statement}
	}
	if n.Region.Name != "" {
		x.Region = &Region{Name: n.Region.Name, Kind: string(n.Region.Kind), State: n.Region.State}
		for _, d := range n.Region.Districts {
			x.Region.Districts = append(x.Region.Districts, District{d.AGS, m.Area(d.AGS), d.Inferred})
		}
	}
	for _, p := range w.Periods {
		x.Periods = append(x.Periods, Period{string(p.Status), string(p.From), string(p.To), p.Note})
	}
	for _, g := range n.Goals {
		x.Goals = append(x.Goals, Goal{string(g.Kind), g.Text, g.Verbatim})
	}
	for _, y := range n.Bodies {
		x.Bodies = append(x.Bodies, Body{string(y.Kind), y.Name, y.Tasks, y.Note})
	}
	for _, a := range n.Agreements {
		x.Agreements = append(
			x.Agreements,
			Agreement{a.Title, string(a.Concluded), a.AtTheLatest, a.Partners, a.PartnerCount, a.Purposes, a.Note},
		)
	}
	for _, p := range n.Patronages {
		x.Patronages = append(x.Patronages, Patronage{p.Function, string(p.From), string(p.To)})
	}
	x.Members, x.Stated = memberList(n)
	for _, e := range n.Events {
		x.Events = append(
			x.Events,
			Event{Title: e.Title, Kind: string(e.Kind), Date: string(e.Date), LastDay: string(e.LastDay), Starts: e.Starts, Ends: e.Ends,
				Venue: e.Venue, Internal: e.Internal, Status: string(e.Status), Registration: webAddress(e.Registration)},
		)
	}
	for _, p := range n.Notices {
		x.Notices = append(x.Notices, Publication{p.Title, p.Subtitle, string(p.Date), p.Edition, p.Publisher, p.Summary})
	}
	return x
}

// memberList lists institutions, then groups. The number that a source states is no member.
func memberList(n directory.ExchangedNetwork) ([]Membership, *Stated) {
	var list []Membership
	for _, p := range n.Partners {
		list = append(list, membership(p.Membership, p.InstitutionName, idOf(p.InstitutionID)))
	}
	var stated *Stated
	for _, g := range n.Members {
		switch g.Evidence() {
		case directory.EvidenceGroup:
			one := membership(g, g.Group, "")
			one.Group = true
			list = append(list, one)
		case directory.EvidenceNumber:
			stated = &Stated{g.Count, g.CountText}
		}
	}
	return list, stated
}

func membership(m directory.Membership, name, id string) Membership {
	return Membership{
		OrganizationID: id,
		Name:           name,
		Role:           string(m.Role),
		Function:       m.Function,
		Since:          string(m.Since),
		Until:          string(m.Until),
		CheckedOn:      string(m.CheckedOn),
	}
}
