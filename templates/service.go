package templates

import (
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// Service is a service as pages show it.
type Service struct {
	directory.Service
	Reach  []directory.Contact // how to reach it; none where the page says so elsewhere
	States []string            // of these Länder the public holidays count, two digits each
}

// NewServices returns the services of an institution. They are reached by their own contacts; where one has none, those
// of the institution stand on the same page.
func NewServices(i directory.InstitutionPage) []Service {
	var all []Service
	for _, s := range i.Services {
		all = append(all, Service{s, s.Contacts, i.States()})
	}
	return all
}

// Opening says whether a service is open, and until or from when; "" where that is not known, or where it is another
// answer in each of several Länder. It says of what time it speaks, for a page may stay open for hours.
func (p Page) Opening(s Service) string {
	var opening directory.Opening
	var change time.Time
	changes := false
	for i, state := range s.States {
		now := s.OpenAt(p.Now, state)
		at, ok := s.Changes(p.Now, state)
		if i > 0 && (now != opening || ok != changes || !at.Equal(change)) {
			return ""
		}
		opening, change, changes = now, at, ok
	}
	var text string
	switch {
	case opening == directory.Open && changes && change.Sub(p.Now) < 24*time.Hour:
		text = p.T("service.open.until", "Time", p.closingOf(change))
	case opening == directory.Open:
		text = p.T("service.open")
	case opening == directory.Closed && changes:
		text = p.T("service.closed") + ", " + p.opens(change)
	case opening == directory.Closed:
		text = p.T("service.closed")
	default:
		return ""
	}
	if opening == directory.Closed && !s.Holidays && directory.Holiday(p.Now, s.States[0]) != "" {
		text += ". " + p.T("service.holiday")
	}
	return text
}

// opens says when a service opens: today, tomorrow, on a day of this week, or later.
func (p Page) opens(at time.Time) string {
	clock := p.clockOf(at)
	switch days := daysBetween(p.Now, at); {
	case days == 0:
		return p.T("service.opens", "Time", clock)
	case days == 1:
		return p.T("service.opens.tomorrow", "Time", clock)
	case days < 7:
		return p.T("service.opens.weekday", "Day", p.Weekday(at), "Time", clock)
	default:
		return p.T("service.opens.day", "Day", p.Day(at), "Time", clock)
	}
}

// daysBetween counts midnights between two moments in the same zone.
func daysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from.In(to.Location()))).Hours() / 24)
}

// closingOf is the time at which something ends: midnight ends the day.
func (p Page) closingOf(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		return p.Clock("24:00")
	}
	return p.clockOf(t)
}

func (p Page) clockOf(t time.Time) string { return p.Clock(t.Format("15:04")) }

// AreaNames are the areas that a service is for, in words.
func (p Page) AreaNames(areas []string) []string {
	var names []string
	for _, area := range areas {
		name := area
		switch known := directory.States[area]; {
		case area == directory.AreaEverywhere:
			name = "ganz Deutschland"
		case known != "":
			name = known
		case p.Kreis != nil:
			name = p.Kreis(area)
		}
		names = append(names, name)
	}
	return names
}

// The words for what is chosen from lists.
func (p Page) topic(t directory.Topic) string       { return p.T("topic." + string(t)) }
func (p Page) audience(a directory.Audience) string { return p.T("audience." + string(a)) }
func (p Page) access(a directory.Access) string     { return p.T("access." + string(a)) }
func (p Page) mode(m directory.Mode) string         { return p.T("mode." + string(m)) }
func (p Page) tongue(t directory.Tongue) string     { return p.T("tongue." + string(t)) }

// worded joins the words for what was chosen.
func worded[T any](word func(T) string, values []T) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = word(value)
	}
	return strings.Join(words, " · ")
}

// bare reports whether nothing is known of a service but its name.
func (s Service) bare() bool {
	return s.Summary == "" && s.Referral == "" && len(s.Reach) == 0 && len(s.Hours) == 0 && s.HoursNote == "" && len(s.Topics) == 0 && len(s.Audiences) == 0 &&
		len(s.Modes) == 0 && len(s.Languages) == 0 && s.Cost == "" && s.Waiting == "" && len(s.Areas) == 0 && s.AreaNote == ""
}
