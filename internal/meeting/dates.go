package meeting

import (
	"time"

	"rundtisch/internal/directory"
)

// usualMonths is how often a network meets of which nothing is known: once a quarter.
const usualMonths = 3

// Proposed returns n days for meetings after from: every so many months as the rhythm of the network says, on the same weekday
// of the same week of the month as the last meeting, at its time; without one, on the second Wednesday. Public holidays of the
// Land and the days between Christmas and Epiphany are left for the week after.
func Proposed(last Plan, months, n int, land string, from time.Time) []string {
	if months <= 0 {
		months = usualMonths
	}
	from = from.In(directory.Germany())
	weekday, week, begin := time.Wednesday, 1, firstOf(from)
	if last.Day != "" {
		day := last.Begin()
		weekday, week, begin = day.Weekday(), (day.Day()-1)/7, firstOf(day)
	} else { // a quarter begins with its first month
		begin = begin.AddDate(0, -(int(begin.Month())-1)%months-months+1, 0)
	}
	var days []string
	for step := 1; len(days) < n && step < 500; step++ {
		day := nth(begin.AddDate(0, step*months, 0), weekday, week)
		if !day.After(from) {
			continue
		}
		for free(day, land) {
			day = day.AddDate(0, 0, 7)
		}
		days = append(days, day.Format(time.DateOnly))
	}
	return days
}

func firstOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, directory.Germany())
}

// nth returns the weekday of a week of the month that first begins; the last one where there is no fifth.
func nth(first time.Time, weekday time.Weekday, week int) time.Time {
	day := first.AddDate(0, 0, (int(weekday-first.Weekday())+7)%7+7*week)
	if day.Month() != first.Month() {
		day = day.AddDate(0, 0, -7)
	}
	return day
}

// free reports whether people are away on a day.
func free(day time.Time, land string) bool {
	christmas := day.Month() == time.December && day.Day() >= 24 || day.Month() == time.January && day.Day() <= 6
	return christmas || directory.Holiday(day, land) != ""
}
