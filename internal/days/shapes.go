package days

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// digits reads a day that is written with the number of its month.
func (r reader) digits(first, between, second, year, point string) (Day, string) {
	a, b := atoi(first), atoi(second)
	strange := between == "/" || between == "-" // of other countries, too, where the month may come first
	switch {
	case year == "" && point == "" && (strange || b > 12):
		if yearOf(second, r.today) > r.today.Year()+10 || len(second) < 2 { // no year either: 8.30
			return Day{}, noDate
		}
		return Day{}, r.maybe(second, a, 0) // 4/02, 06.26
	case year != "" && strange && a <= 12 && b > 12: // 06/25/2027
		return Day{}, r.maybe(year, a, b)
	case year != "" && strange && a <= 12 && a != b: // 03/04/2027
		return Day{}, r.maybe(year, b, a)
	}
	return r.day(year, second, first, false)
}

// named reads a month with its name, and a day of it.
func (r reader) named(day, name, apostrophe, year string) (Day, string) {
	month, ok := Month(name)
	switch {
	case !ok:
		return Day{}, noDate
	case day == "" && apostrophe == "" && len(year) == 2: // März 27
		return Day{}, r.maybe(year, int(month), 0)
	}
	return r.day(year, strconv.Itoa(int(month)), day, false)
}

// maybe asks whether a day or month is meant that is written differently in other places; day is 0 for a month.
func (r reader) maybe(year string, month, day int) string {
	d := ""
	if day > 0 {
		d = strconv.Itoa(day)
	}
	read, wrong := r.day(year, strconv.Itoa(month), d, false)
	if wrong != "" {
		return noDate
	}
	start, _ := time.Parse(layout(read.Date), read.Date)
	if day > 0 {
		return fmt.Sprintf(meantMaybe, "der "+long(start), start.Format("2.1.2006"))
	}
	return fmt.Sprintf(meantMaybe, Print(read.Date), Print(read.Date))
}

// day makes a date of its digits, or says what of it does not exist. Without a month it is a year, without a day a month.
func (r reader) day(year, month, day string, unsure bool) (Day, string) {
	y, m, d := yearOf(year, r.today), atoi(month), atoi(day)
	switch {
	case year != "" && (len(year) != 2 && len(year) != 4 || y < 1000 || y > 2999):
		return Day{}, fmt.Sprintf(noSuchYear, year)
	case month != "" && (m < 1 || m > 12):
		return Day{}, fmt.Sprintf(noSuchMonth, m)
	case day != "" && (d < 1 || d > daysIn(2000, m)):
		return Day{}, fmt.Sprintf(noSuchDay, d, monthNames[m-1])
	case day != "" && year != "" && d > daysIn(y, m):
		return Day{}, fmt.Sprintf(noLeapYear, y)
	case year == "" && r.meant == Stated:
		return Day{}, fmt.Sprintf(yearMissing, strings.TrimPrefix(fmt.Sprintf("%d.%d.2027", d, m), "0."))
	case year == "":
		y = r.guess(m, d)
	}
	date := fmt.Sprintf("%04d", y)
	for _, part := range []string{month, day} {
		if part != "" {
			date += fmt.Sprintf("-%02d", atoi(part))
		}
	}
	return Day{Date: date, Unsure: unsure, Guessed: year == ""}, ""
}

// guess returns the year of the last or the next such day; of the month, without a day.
func (r reader) guess(month, day int) int {
	step := map[Meant]int{Last: -1, Next: 1}[r.meant]
	for y := r.today.Year(); ; y += step {
		from, to := day, day
		if day == 0 {
			from, to = 1, daysIn(y, month)
		}
		first, last := date(y, month, from), date(y, month, to)
		if to <= daysIn(y, month) && (r.meant == Last && !first.After(r.today) || r.meant == Next && !last.Before(r.today)) {
			return y
		}
	}
}

// otherWeekday says so if a day is not the day of the week that was written with it.
func otherWeekday(d Day, said time.Weekday) string {
	day, err := time.Parse(time.DateOnly, d.Date)
	switch {
	case err != nil:
		return noDate
	case day.Weekday() != said:
		return fmt.Sprintf(otherDay, long(day), weekdayNames[day.Weekday()], weekdayNames[said])
	}
	return ""
}

// rough says what to write instead of a text with a word like „Mitte".
func (r reader) rough(text, rest string) string {
	words := strings.Fields(strings.ReplaceAll(rest, ".", ". "))
	if len(words) < 2 || hasWord(rest, counted) || !hasWord(words[0], roughly) {
		return fmt.Sprintf(tooRough, text)
	}
	kept, _ := r.plain(strings.TrimLeft(rest[len(strings.TrimRight(words[0], ".")):], ". "))
	read, wrong := r.shaped(kept)
	switch {
	case wrong != "":
		return fmt.Sprintf(tooRough, text)
	case hasWord(words[0], likely):
		return fmt.Sprintf(unsureYear, Print(read.Date))
	}
	return fmt.Sprintf(roughBut, text, Print(read.Date))
}

// yearOf completes a year of two digits: to one that is at most twenty years ahead.
func yearOf(digits string, today time.Time) int {
	y := atoi(digits)
	if len(digits) != 2 {
		return y
	}
	latest := 2069
	if today.Year() > 1 {
		latest = today.Year() + 20
	}
	return latest - (latest-y)%100
}

func date(y, month, day int) time.Time {
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func daysIn(y, month int) int { return date(y, month+1, 0).Day() }

// atoi is the number of digits; 0 of none, and of more than fit.
func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
