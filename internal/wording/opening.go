package wording

import (
	"time"

	"rundtisch/internal/directory"
)

// Opening says whether a service is open, and until or from when; "" where that is not known, or where it is another
// answer in each of several Länder. states are those whose public holidays count, two digits each.
func (w Words) Opening(s directory.Service, states []string) string {
	var opening directory.Opening
	var change time.Time
	changes := false
	for i, state := range states {
		now := s.OpenAt(w.Now, state)
		at, ok := s.Changes(w.Now, state)
		if i > 0 && (now != opening || ok != changes || !at.Equal(change)) {
			return ""
		}
		opening, change, changes = now, at, ok
	}
	var text string
	switch {
	case opening == directory.Open && changes && change.Sub(w.Now) < 24*time.Hour:
		text = w.T("service.open.until", "Time", w.closingOf(change))
	case opening == directory.Open:
		text = w.T("service.open")
	case opening == directory.Closed && changes:
		text = w.T("service.closed") + ", " + w.opens(change)
	case opening == directory.Closed:
		text = w.T("service.closed")
	default:
		return ""
	}
	if opening == directory.Closed && !s.Holidays && directory.Holiday(w.Now, states[0]) != "" {
		text += ". " + w.T("service.holiday")
	}
	return text
}

// opens says when a service opens: today, tomorrow, on a day of this week, or later.
func (w Words) opens(at time.Time) string {
	clock := w.ClockOf(at)
	switch days := daysBetween(w.Now, at); {
	case days == 0:
		return w.T("service.opens", "Time", clock)
	case days == 1:
		return w.T("service.opens.tomorrow", "Time", clock)
	case days < 7:
		return w.T("service.opens.weekday", "Day", w.Weekday(at), "Time", clock)
	default:
		return w.T("service.opens.day", "Day", w.Day(at), "Time", clock)
	}
}

// daysBetween counts midnights between two moments in the same zone.
func daysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from.In(to.Location()))).Hours() / 24)
}

// closingOf is the time at which something ends: midnight ends the day.
func (w Words) closingOf(t time.Time) string {
	if t.Hour() == 0 && t.Minute() == 0 {
		return w.Clock("24:00")
	}
	return w.ClockOf(t)
}

// ClockOf returns the time of day of a moment as people say it: „9:30".
func (w Words) ClockOf(t time.Time) string { return w.Clock(t.Format("15:04")) }
