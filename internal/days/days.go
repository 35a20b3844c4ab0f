// Package days reads days, months and years as people write them in German („12.6.", „3. März 2027", „Mai 2025"), and
// writes them so. What it reads it returns in the notation of ISO 8601: „2027-03-03", „2025-05", „2019".
package days

import (
	"fmt"
	"time"
)

// Meant says to which year a day belongs that was written without one.
type Meant int

// The years that are meant. Today is the last and the next such day.
const (
	Stated Meant = iota // none: the year has to be written
	Last                // that of the most recent such day: for what has happened
	Next                // that of the next such day: for what is to come
)

// Day is what somebody wrote.
type Day struct {
	Date    string // „2027-06-12", „2027-06" or „2027"
	Unsure  bool   // with a question mark behind it
	Guessed bool   // the year, or all of it, was not written: say what was understood
}

// Print writes a date as people in Germany do: „12.06.2027", „Juni 2027", „2027". A question mark behind the year is left
// out, and what is no date comes back as it is.
func Print(date string) string {
	if len(date) > 4 && date[4] == '?' {
		date = date[:4] + date[5:]
	}
	day, err := time.Parse(layout(date), date)
	switch {
	case err != nil:
		return date
	case len(date) == len("2006-01-02"):
		return day.Format("02.01.2006")
	case len(date) == len("2006-01"):
		return monthNames[day.Month()-1] + day.Format(" 2006")
	}
	return date
}

// InWords writes a day with its weekday, and a month or a year as Print does: „Samstag, 12. Juni 2027".
func InWords(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return Print(date)
	}
	return fmt.Sprintf("%s, %s", weekdayNames[day.Weekday()], long(day))
}

// Long writes a day without its weekday, and a month or a year as Print does: „12. Juni 2027".
func Long(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return Print(date)
	}
	return long(day)
}

func long(day time.Time) string {
	return fmt.Sprintf("%d. %s %d", day.Day(), monthNames[day.Month()-1], day.Year())
}

// layout is that of a date of this length; of any other length, one that fits nothing.
func layout(date string) string {
	switch len(date) {
	case len("2006"), len("2006-01"), len("2006-01-02"):
		return time.DateOnly[:len(date)]
	}
	return time.DateOnly
}
