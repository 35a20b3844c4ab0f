package directory

import (
	"slices"
	"time"
)

// changesWithin is how many days ahead it is looked for when a service opens or closes.
const changesWithin = 14

// Changes returns the next moment at which the answer of OpenAt is another one; false if that is not within two weeks.
func (s Service) Changes(at time.Time, state string) (time.Time, bool) {
	before := s.OpenAt(at, state)
	if before == OpeningUnknown {
		return time.Time{}, false
	}
	var lines []Interval
	for _, line := range s.Hours {
		if in, err := ParseHours(string(line)); err == nil {
			lines = append(lines, in)
		}
	}
	at = at.In(germany())
	for ahead := range changesWithin + 1 {
		day := time.Date(at.Year(), at.Month(), at.Day()+ahead, 0, 0, 0, 0, germany())
		shut := !s.Holidays && Holiday(day, state) != ""
		for _, minute := range turns(lines, day) {
			moment := time.Date(day.Year(), day.Month(), day.Day(), 0, minute, 0, 0, germany())
			if open := !shut && openIn(lines, day, minute); moment.After(at) && open != (before == Open) {
				return moment, true
			}
		}
	}
	return time.Time{}, false
}

// turns returns the minutes of a day at which something can change, in order.
func turns(lines []Interval, day time.Time) []int {
	minutes := []int{0}
	for _, in := range lines {
		if in.Days[weekday(day)] {
			minutes = append(minutes, in.Start)
			if in.End < 24*60 { // midnight is a turn of the next day
				minutes = append(minutes, in.End)
			}
		}
	}
	slices.Sort(minutes)
	return slices.Compact(minutes)
}

func openIn(lines []Interval, day time.Time, minute int) bool {
	return slices.ContainsFunc(lines, func(in Interval) bool { return in.Days[weekday(day)] && in.Start <= minute && minute < in.End })
}

// weekday counts from Monday.
func weekday(day time.Time) int { return (int(day.Weekday()) + 6) % 7 }

// AlertOn reports whether the alert of the service is to be shown on the day that it is in Germany at the time of now.
func (s Service) AlertOn(now time.Time) bool {
	return s.Alert != "" && (s.AlertUntil == "" || !s.AlertUntil.End().Before(dayOf(now)))
}

// NamedOn reports whether the name may still be shown on the day that it is in Germany at the time of now, as Person.NamedOn.
func (o Official) NamedOn(now time.Time) bool {
	return o.DeleteOn == "" || o.DeleteOn.Start().After(dayOf(now))
}
