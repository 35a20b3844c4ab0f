package openreferral

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// season is a stretch of days with one offset from UTC.
type season struct {
	from, to string // days
	hours    int    // that the clock is ahead of UTC
}

// seasons returns the summer or winter time of today and the one after it. The standard tells times with an offset and
// knows no time zones, so every season has schedules of its own.
func (m Mapper) seasons() []season {
	var all []season
	at := m.Now
	for range 2 {
		start, end := at.ZoneBounds()
		if start.IsZero() || end.IsZero() { // a zone whose clock is never changed
			return nil
		}
		_, offset := at.Zone()
		all = append(all, season{start.Format(time.DateOnly), end.AddDate(0, 0, -1).Format(time.DateOnly), offset / 3600})
		at = end
	}
	return all
}

// The days as iCalendar has them, Monday first.
var icalDays = [7]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// schedules are the hours of a service, each line in the words that people read and, for programs, once a season. One
// that ends on the next day closes earlier than it opens, on the days on which it opens. A line that is no weekly span
// has its words alone: to a program they say nothing.
func (m Mapper) schedules(id string, s directory.Service) []Schedule {
	var all []Schedule
	for n, line := range s.Hours {
		in, weekly := line.Interval()
		words := line.Words()
		if weekly && !s.Holidays {
			words += " (nicht an Feiertagen)"
		}
		plain := Schedule{ID: part("schedule", id, strconv.Itoa(n)), ServiceID: id, Description: words, Notes: s.HoursNote}
		seasons := m.seasons()
		if !weekly || len(seasons) == 0 {
			all = append(all, plain)
			continue
		}
		for _, season := range seasons {
			one := plain
			one.ID = part("schedule", id, strconv.Itoa(n), season.from)
			one.ValidFrom, one.ValidTo, one.Timezone = season.from, season.to, float64(season.hours)
			one.Freq, one.Interval, one.ByDay = "WEEKLY", 1, byDay(in.Days)
			one.OpensAt, one.ClosesAt = clock(in.Start, season.hours), clock(min(in.Closes(), 24*60-1), season.hours)
			all = append(all, one)
		}
	}
	if len(all) == 0 && s.HoursNote != "" {
		all = append(all, Schedule{ID: part("schedule", id, "anmerkung"), ServiceID: id, Description: s.HoursNote})
	}
	return all
}

func byDay(days [7]bool) string {
	var open []string
	for n, is := range days {
		if is {
			open = append(open, icalDays[n])
		}
	}
	return strings.Join(open, ",")
}

// clock spells a minute of the day: „09:00+02:00".
func clock(minute, ahead int) string {
	return fmt.Sprintf("%02d:%02d%+03d:00", minute/60, minute%60, ahead)
}
