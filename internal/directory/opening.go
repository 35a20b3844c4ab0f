package directory

import (
	"slices"
	"time"
)

// Opening is what the hours of a service say of one moment.
type Opening int

// The three answers.
const (
	OpeningUnknown Opening = iota // no hours are known, or none that say it of this moment
	Closed
	Open
)

// Week is when a service is open in every week. Minutes count from Monday, 0 o'clock, in Germany; each pair is a beginning and an end.
type Week struct {
	Day   [][2]int // of spans that began on the same day
	Night [][2]int // of spans that began on the day before: whether that was a public holiday decides whether they hold
	Known bool     // whether it is closed at all other times; false where words say more than can be understood
}

// Week returns when the service is open in a week without public holidays.
func (s Service) Week() Week {
	spans, known := s.spans()
	week := Week{Known: known && len(spans) > 0}
	for _, in := range spans {
		for day, is := range in.Days {
			if !is {
				continue
			}
			week.Day = append(week.Day, [2]int{day*minutesADay + in.Start, day*minutesADay + min(in.End, minutesADay)})
			if in.Overnight() {
				next := (day + 1) % 7 * minutesADay
				week.Night = append(week.Night, [2]int{next, next + in.Closes()})
			}
		}
	}
	return week
}

// spans returns the weekly spans of a service, and whether nothing else that it says of its hours can open it.
func (s Service) spans() (spans []Interval, known bool) {
	known = true
	for _, line := range s.Hours {
		if in, ok := line.Interval(); ok {
			spans = append(spans, in)
		} else if line.opens() {
			known = false
		}
	}
	return spans, known
}

// OpenAt reports whether the service can be used at a moment. state is the Land whose public holidays count, two digits. A span belongs
// to the day on which it begins: the night after a public holiday is a holiday's, the night after the day before it is not.
func (s Service) OpenAt(at time.Time, state string) Opening {
	spans, known := s.spans()
	return openIn(spans, known, s.holds(state), at)
}

// holds reports of a day whether the hours hold on it in a Land.
func (s Service) holds(state string) func(day time.Time) bool {
	return func(day time.Time) bool { return s.Holidays || Holiday(day, state) == "" }
}

func openIn(spans []Interval, known bool, holds func(time.Time) bool, at time.Time) Opening {
	if len(spans) == 0 {
		return OpeningUnknown
	}
	at = at.In(germany())
	minute := at.Hour()*60 + at.Minute()
	today, before := weekday(at), (weekday(at)+6)%7
	for _, in := range spans {
		if in.Days[today] && in.Start <= minute && minute < in.End && holds(at) ||
			in.Days[before] && minute < in.End-minutesADay && holds(DayBefore(at)) {
			return Open
		}
	}
	if !known {
		return OpeningUnknown
	}
	return Closed
}

// MinuteOfWeek returns the minutes since Monday, 0 o'clock, in Germany.
func MinuteOfWeek(at time.Time) int {
	at = at.In(germany())
	return weekday(at)*minutesADay + at.Hour()*60 + at.Minute()
}

// changesWithin is how many days ahead it is looked for when a service opens or closes.
const changesWithin = 14

// Changes returns the next moment at which the answer of OpenAt is another one; false if that is not within two weeks,
// or if nobody can say it.
func (s Service) Changes(at time.Time, state string) (time.Time, bool) {
	spans, known := s.spans()
	holds := s.holds(state)
	before := openIn(spans, known, holds, at)
	if before == OpeningUnknown {
		return time.Time{}, false
	}
	at = at.In(germany())
	for ahead := range changesWithin + 1 {
		day := time.Date(at.Year(), at.Month(), at.Day()+ahead, 0, 0, 0, 0, germany())
		for _, moment := range turns(spans, day) {
			if moment.After(at) && openIn(spans, known, holds, moment) != before {
				return moment, true
			}
		}
	}
	return time.Time{}, false
}

// turns returns the moments of a day at which something can change, in order. An hour that the clock shows twice, or
// never, has what is around it looked at, too.
func turns(spans []Interval, day time.Time) []time.Time {
	moments := []time.Time{day}
	add := func(minute int) {
		if minute < minutesADay { // midnight is a turn of the next day
			moment := time.Date(day.Year(), day.Month(), day.Day(), 0, minute, 0, 0, germany())
			moments = append(moments, moment.Add(-time.Hour), moment, moment.Add(time.Hour))
		}
	}
	today, before := weekday(day), (weekday(day)+6)%7
	for _, in := range spans {
		if in.Days[today] {
			add(in.Start)
			add(in.End)
		}
		if in.Days[before] && in.Overnight() {
			add(in.Closes())
		}
	}
	if _, change := day.ZoneBounds(); !change.IsZero() && change.Sub(day) < 24*time.Hour {
		moments = append(moments, change)
	}
	slices.SortFunc(moments, time.Time.Compare)
	return moments
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
