package directory

import "time"

// Slot is the time that an event takes, for calendars.
type Slot struct {
	Start  time.Time // in Germany; midnight of the first day where AllDay
	End    time.Time // exclusive; where AllDay midnight after the last day; zero if nobody knows
	AllDay bool      // no time is known, or the end of none
}

// Slot returns the time an event takes, and whether its day is known: a month is no entry of a calendar.
// An event of several days whose end has no time takes whole days: an end that nobody told is not made up.
func (e Event) Slot() (Slot, bool) {
	if e.Date.Precision() != Day {
		return Slot{}, false
	}
	last := e.Date
	if e.LastDay.Precision() == Day && e.LastDay.Start().After(e.Date.Start()) {
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

// at returns the moment when the clocks in Germany show a time of a day.
func at(day PartialDate, clock string) time.Time {
	var hours, minutes int
	if of, err := time.Parse("15:04", clock); err == nil {
		hours, minutes = of.Hour(), of.Minute()
	}
	year, month, date := day.Start().Date()
	return time.Date(year, month, date, hours, minutes, 0, 0, germany())
}
