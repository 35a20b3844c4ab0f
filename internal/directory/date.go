package directory

import (
	"regexp"
	"sync"
	"time"
)

// PartialDate is a calendar day known to the day, the month or the year, in the notation of ISO 8601-2 (EDTF): „2018-08-17", „2000-12",
// „2000". A question mark behind the year says that the year does not stand in the source and was inferred: „2023?-11-21". Empty means
// unknown. A partial date has no time zone: it is the day as people in Germany called it.
type PartialDate string

var partialDate = regexp.MustCompile(`^(\d{4})(\?)?(-\d{2})?(-\d{2})?$`)

// Precision says how exactly a date is known.
type Precision int

// The four precisions, from unknown to exact.
const (
	Unknown Precision = iota
	Year
	Month
	Day
)

// Precision returns how exactly the date is known; Unknown for an empty or malformed one.
func (d PartialDate) Precision() Precision {
	parts := partialDate.FindStringSubmatch(string(d))
	switch {
	case parts == nil:
		return Unknown
	case parts[4] != "":
		return Day
	case parts[3] != "":
		return Month
	}
	return Year
}

// YearInferred reports whether the year was inferred rather than read in the source („Jahr erschlossen").
func (d PartialDate) YearInferred() bool {
	return len(d) > 4 && d[4] == '?'
}

// Start returns midnight UTC of the first day the date can mean; the zero time if it is unknown.
func (d PartialDate) Start() time.Time {
	parts := partialDate.FindStringSubmatch(string(d))
	if parts == nil {
		return time.Time{}
	}
	text := parts[1] + parts[3] + parts[4]
	layout := "2006-01-02"[:len(text)]
	start, err := time.Parse(layout, text)
	if err != nil {
		return time.Time{}
	}
	return start
}

// End returns midnight UTC of the last day the date can mean; the zero time if it is unknown.
func (d PartialDate) End() time.Time {
	start := d.Start()
	switch {
	case start.IsZero():
		return start
	case d.Precision() == Year:
		return start.AddDate(1, 0, -1)
	case d.Precision() == Month:
		return start.AddDate(0, 1, -1)
	}
	return start
}

// Today returns the day that it is in Germany at the time of now.
func Today(now time.Time) PartialDate {
	return PartialDate(now.In(germany()).Format(time.DateOnly))
}

// dayOf returns midnight UTC of the day that it is in Germany at the time of now, to compare with Start and End.
func dayOf(now time.Time) time.Time {
	year, month, day := now.In(germany()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// EndOfYear returns the moment at which a year is over in Germany.
func EndOfYear(year int) time.Time { return time.Date(year+1, 1, 1, 0, 0, 0, 0, germany()) }

// YearOf returns the year that it is in Germany at the time of now.
func YearOf(now time.Time) int { return now.In(germany()).Year() }

// Germany is the zone of every day and time in the directory.
func Germany() *time.Location { return germany() }

// germany is where days begin at midnight. Where the zone is not known, its winter time is the nearest to it.
var germany = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.FixedZone("MEZ", 60*60)
	}
	return zone
})

// Valid reports whether the date is empty or names a day, month or year of the years 1000 to 2999.
func (d PartialDate) Valid() bool {
	if d == "" {
		return true
	}
	start := d.Start()
	return start.Year() >= 1000 && start.Year() <= 2999
}
