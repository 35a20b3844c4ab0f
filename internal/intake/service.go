package intake

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

// service translates a service, and returns what was left out. organization is its institution, whose data need not be repeated.
func (u *translator) service(o openreferral.Service, organization directory.Institution) (directory.Service, []string) {
	t := &omissions{}
	s := directory.Service{
		Key: "angebot", Name: t.line("Name", o.Name), Summary: t.long("Beschreibung", o.Description),
		Interpreting: t.long("Dolmetschen", o.Interpretation),
		Cost:         t.long("Kosten", o.Fees), Waiting: t.long("Wartezeit", o.WaitTime),
	}
	if other := line(o.Alternate); other != "" && directory.Fold(other) != directory.Fold(s.Name) {
		t.say(sayOtherName, quoted(other))
	}
	u.marked(t, &s, o.Attributes)
	u.eligible(t, &s, o)
	u.application(t, &s, o.Application)
	u.spoken(t, &s, o.Languages)
	for _, c := range o.Costs {
		s.Cost = appended(t, "Kosten", s.Cost, costWords(c))
	}
	c := newContacts(t, organization.Contacts)
	c.from("", o.Email, o.Phones, o.Contacts, "")
	times := u.atLocations(t, &s, c, o, organization.Name)
	s.Hours, s.HoursNote = hours(t, o.Schedules, times, u.now)
	s.Holidays = slices.Contains(s.Hours, always) // a house that is open day and night is open on Christmas Eve, too
	u.status(t, &s, o.Status)
	u.areas(t, &s, o.Areas)
	switch web := link(o.URL); {
	case web == "" && line(o.URL) != "":
		t.say(sayNotAWebsite, quoted(o.URL))
	case web != "" && siteOf(web) != siteOf(organization.Website):
		if len(c.list) > 0 {
			c.list[0].Website = web
		} else {
			c.list = append(c.list, directory.Contact{Key: "kontakt-1", Kind: directory.ContactHelp, Website: web})
		}
	}
	s.Contacts = c.list
	if text := long(o.Alert); text != "" {
		t.say(sayAlert, quoted(text))
	}
	if checked := strings.TrimSpace(line(o.Assured) + " " + line(o.AssurerEmail)); checked != "" {
		t.say(sayChecked, quoted(checked))
	}
	t.noField(o.Rest)
	t.contradictions(o.Otherwise)
	return s, t.sentences
}

// atLocations reads what is said about a service at its places, and returns the hours there.
func (u *translator) atLocations(t *omissions, s *directory.Service, c *contacts, o openreferral.Service, organization string) []schedules {
	var times []schedules
	for _, l := range o.AtLocations {
		where, label := openreferral.Location{}, ""
		if l.Location != nil {
			where = *l.Location
			if label = line(where.Name); directory.Fold(label) == directory.Fold(organization) {
				label = ""
			}
		}
		c.from(label, "", append(slices.Clone(l.Phones), where.Phones...), append(slices.Clone(l.Contacts), where.Contacts...), "")
		times = append(times, schedules{label, l.Schedules}, schedules{label, where.Schedules})
		u.spoken(t, s, where.Languages)
		u.marked(t, s, l.Attributes)
		if text := long(l.Description); text != "" && !strings.Contains(s.Summary, text) {
			s.Summary = appended(t, "Beschreibung", s.Summary, text)
		}
		for _, a := range where.Accessibility {
			u.accessible(t, s, a)
		}
		t.noField(l.Rest)
	}
	return times
}

// accessible reads what is said about the accessibility of a place. This program itself repeats there, for each of its services,
// what is in the attributes.
func (u *translator) accessible(t *omissions, s *directory.Service, a openreferral.Accessibility) {
	text, details := line(a.Description), line(a.Details)
	if name, ours := strings.CutPrefix(details, ownAccessNote); ours {
		if strings.TrimSuffix(name, "“") != s.Name {
			return
		}
		for _, printer := range u.known {
			var words []string
			for _, access := range s.Access {
				words = append(words, printer.T("access."+string(access)))
			}
			text = strings.TrimPrefix(strings.TrimPrefix(text, strings.Join(words, ", ")), ". ")
		}
		details = ""
	}
	for _, more := range []string{text, details, line(a.URL)} {
		if more != "" && !strings.Contains(s.AccessNote, more) {
			s.AccessNote = appended(t, "Anmerkung zur Barrierefreiheit", s.AccessNote, more)
		}
	}
}

// appended appends a text to another.
func appended(t *omissions, what, text, more string) string {
	return t.long(what, strings.TrimSpace(text+"\n"+more))
}

// status records that a service is not simply available. Discontinued services do not get here.
func (u *translator) status(t *omissions, s *directory.Service, status string) {
	switch {
	case closed(status) && !strings.HasPrefix(s.HoursNote, openreferral.ClosedForNow):
		note := openreferral.ClosedForNow + "."
		if usual := (&timetable{lines: s.Hours}).words(); usual != "" || s.HoursNote != "" {
			note += " Sonst: " + strings.Trim(usual+"; "+s.HoursNote, "; ")
		}
		t.say(sayClosed)
		s.Hours, s.HoursNote, s.Holidays = nil, t.long("Anmerkung zu den Zeiten", note), false
	case !closed(status) && !plainStatus(status):
		t.say(sayStatus, quoted(status))
	}
}

func (u *translator) areas(t *omissions, s *directory.Service, areas []openreferral.ServiceArea) {
	var elsewhere []string
	for _, a := range areas {
		note := line(a.Description)
		if rest, ours := openreferral.WithoutAreaOfNetworks(note); ours { // the service itself does not say it
			if note = rest; note != "" && !slices.Contains(elsewhere, note) {
				elsewhere = append(elsewhere, note)
			}
			continue
		}
		key := area(u.atlas, a)
		if key != "" && !slices.Contains(s.Areas, key) {
			s.Areas = append(s.Areas, key)
		}
		for _, text := range []string{map[bool]string{true: line(a.Name)}[key == ""], note} {
			if text != "" && !slices.Contains(elsewhere, text) {
				elsewhere = append(elsewhere, text)
			}
		}
		if key == "" && line(a.Name) == "" && line(a.URI) != "" {
			t.say(sayAreaUnknown, quoted(a.URI))
		}
	}
	s.AreaNote = t.line("Anmerkung zum Einzugsgebiet", strings.Join(elsewhere, ", "))
}

func costWords(c openreferral.CostOption) string {
	amount := ""
	if c.Amount > 0 {
		amount = strings.TrimSpace(
			strings.Replace(fmt.Sprintf("%.2f", c.Amount), ".", ",", 1) + " " + strings.Replace(line(c.Currency), "EUR", "€", 1),
		)
	}
	var parts []string
	for _, text := range []string{line(c.Option), amount, line(c.Details)} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

func plainStatus(status string) bool {
	return status == "" || strings.EqualFold(status, openreferral.StatusActive)
}

// closed reports whether a service is closed for a while.
func closed(status string) bool {
	return strings.HasPrefix(strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToLower(status)), "temporar")
}

// discontinued reports whether a service no longer exists.
func discontinued(status string) bool {
	return slices.Contains(
		[]string{openreferral.StatusInactive, openreferral.StatusDefunct, "closed", "archived", "discontinued", "deleted", "permanently closed"},
		strings.ToLower(strings.TrimSpace(status)),
	)
}
