package editing

import (
	"strings"

	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/store"
)

// addMeetings adds what the network wrote down of its meetings. Who is to do something is named only where that is an institution or
// a part of the network: names of people are in no report.
func addMeetings(r *annual.Record, held store.HeldMeetings) {
	known := map[string]bool{}
	know := func(name string) {
		short, _, _ := strings.Cut(name, ",") // „Kreispolizeibehörde“ of „Kreispolizeibehörde, Kriminalprävention“
		for _, called := range []string{name, short} {
			known[directory.Fold(called)] = called != ""
		}
	}
	know(r.Today.Network.Name)
	for _, d := range []directory.Dossier{r.End, r.Today} {
		for _, i := range d.Institutions {
			know(i.Name)
			for _, alias := range i.Aliases {
				know(alias)
			}
		}
		for _, b := range d.Bodies {
			know(b.Name)
		}
		for _, m := range d.Members {
			know(m.Group)
		}
	}
	for _, m := range held.Meetings {
		r.Meetings = append(r.Meetings, annual.Meeting{
			Title: withoutAddress(m.Title), Date: directory.PartialDate(m.Day), Counted: m.Institutions > 0,
			Institutions: m.Institutions, People: m.People, Event: m.Event,
		})
	}
	hidden := r.Hidden()
	for _, p := range held.Present {
		know(p.Name)
		present := annual.Attendance{ID: p.ID, Name: withoutAddress(p.Name), Times: p.Times}
		if hidden[p.ID] {
			present.Name = ""
		}
		r.Attendance = append(r.Attendance, present)
	}
	for _, d := range held.Results {
		who := directory.Fold(d.Who)
		if !known[who] && !strings.HasPrefix(who, "koordination") && who != "alle" && who != "alle mitglieder" {
			d.Who = ""
		}
		r.Decisions = append(r.Decisions, annual.Decision{
			On: directory.PartialDate(d.Day), Text: withoutAddress(d.Text), Who: withoutAddress(d.Who), Due: directory.PartialDate(d.Until),
			State: annual.DecisionState(d.State),
		})
	}
}

func withoutAddress(text string) string {
	if directory.LooksLikeAddress(text) {
		return annual.Withheld
	}
	return text
}
