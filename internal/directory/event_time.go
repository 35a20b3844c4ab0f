package directory

import "time"

// Slot is the time that an event takes, for calendars.
type Slot struct {
	Start  time.Time // in Germany; midnight of the first day where AllDay
	End    time.Time // exclusive; where AllDay midnight after the last day; zero if nobody knows
	AllDay bool      // no time is known, or the end of none
}

// Slot returns the time that an event takes. It reports false if the day is unknown: a month is no calendar entry. An event of
// several days without a time for its end takes whole days, since an end must not be made up.
func (e Event) Slot() (Slot, bool) {
	if e.Date.Precision() != Day {
		return Slot{}, false
	}
	last := e.Date
	if e.night() {
		last = PartialDate(last.Start().AddDate(0, 0, 1).Format(time.DateOnly))
	} else if e.LastDay.Precision() == Day && e.LastDay.Start().After(e.Date.Start()) {
		last = e.LastDay
	}
	if e.Starts == "" || last != e.Date && e.Ends == "" {
		return Slot{Start: at(e.Date, ""), End: at(PartialDate(last.Start().AddDate(0, 0, 1).Format(time.DateOnly)), ""), AllDay: true}, true
	}
	slot := Slot{Start: at(e.Date, e.Starts)}
	if e.Ends != "" {
		slot.End = at(last, e.Ends)
	}
	return slot, true
}

// night reports whether the event ends on the day after it began because its end is earlier on the clock: 22:00–02:00,
// 20:00–00:00, whether or not that day is named.
func (e Event) night() bool {
	if e.Starts == "" || e.Ends == "" || e.Ends >= e.Starts || e.Date.Precision() != Day {
		return false
	}
	days := e.LastDay.Start().Sub(e.Date.Start()) / (24 * time.Hour)
	return e.LastDay == "" || e.LastDay.Precision() == Day && (days == 0 || days == 1)
}

// longestNight is the maximum length of an event that ends on the next day without a last day: if it were longer, the end is a
// typing error.
const longestNight = 18 * time.Hour

// EndsNextDay reports whether a reader must be told that the event ends on the next day: no last day says so, and it
// goes on after midnight.
func (e Event) EndsNextDay() bool {
	return e.night() && e.Ends != "00:00" && (e.LastDay == "" || e.LastDay.Start().Equal(e.Date.Start()))
}

// EndClock is the end as a reader sees it: midnight is 24:00 of the day before.
func (e Event) EndClock() string {
	if e.night() && e.Ends == "00:00" && (e.LastDay == "" || e.LastDay.Start().Equal(e.Date.Start())) {
		return "24:00"
	}
	return e.Ends
}

// at returns the moment when the clocks in Germany show a time of a day.
func at(day PartialDate, clock string) time.Time {
	var hours, minutes int
	if clock == "24:00" {
		hours = 24
	} else if of, err := time.Parse("15:04", clock); err == nil {
		hours, minutes = of.Hour(), of.Minute()
	}
	year, month, date := day.Start().Date()
	return time.Date(year, month, date, hours, minutes, 0, 0, germany())
}
