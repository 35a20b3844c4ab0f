package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// clockText is a time of day in the spellings that sources have: „09:00", „9:00", „9.00", „9", „0900", „T09:00:00Z",
// „09:00:00.000+01:00", „9:00 AM", „9 Uhr", also after a date.
var clockText = regexp.MustCompile(
	`(?i)^(?:\d{4}-\d{2}-\d{2}[T ]|T)?(?:(\d{1,2})(?:[:.h](\d{2})(?::\d{2}(?:\.\d+)?)?)?|(\d{2})(\d{2})(?:\d{2})?) ?(am|pm|a\.m\.|` +
		`p\.m\.|uhr|h)? ?(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?$`,
)

// clockTime is a time of day: minutes since midnight, and how many minutes its clock is ahead of UTC if known.
type clockTime struct {
	minute int
	ahead  *int
}

func clock(text string) (clockTime, bool) {
	m := clockText.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return clockTime{}, false
	}
	hour, minute := number(m[1]+m[3]), number(m[2]+m[4])
	switch half := strings.ToLower(strings.ReplaceAll(m[5], ".", "")); {
	case half == "am" && hour == 12:
		hour = 0
	case half == "pm" && hour < 12:
		hour += 12
	case (half == "am" || half == "pm") && hour > 12:
		return clockTime{}, false
	}
	if m[2]+m[4] == "" && strings.ContainsAny(m[6], "+-") { // „9-12" is a span
		return clockTime{}, false
	}
	if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
		return clockTime{}, false
	}
	return clockTime{hour*60 + minute, ahead(m[6])}, true
}

// ahead reads an offset from UTC; nil if there is none.
func ahead(text string) *int {
	if text == "" {
		return nil
	}
	minutes := 0
	if sign := text[0]; sign == '+' || sign == '-' {
		hours, rest, _ := strings.Cut(text[1:], ":")
		if len(hours) == 4 {
			hours, rest = hours[:2], hours[2:]
		}
		if minutes = number(hours)*60 + number(rest); sign == '-' {
			minutes = -minutes
		}
	}
	return &minutes
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // two digits at most, or none
	return n
}

// berlin is the local time zone.
func berlin() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic("intake: the time zone of Germany is missing: " + err.Error()) // it is built in
	}
	return zone
}

// Hours that clocks here are ahead of UTC, in minutes.
const (
	winter = 60
	summer = 120
)

// localShift returns how many minutes to add to a time whose clock is ahead of UTC to get local time. It is uncertain if the time
// holds in both summer and winter but the offset is neither of ours: it then means two local times. Our own offsets are ignored:
// nobody opens an hour later in summer because a program kept the offset.
func localShift(ahead int, from, to time.Time) (minutes int, certain bool) {
	_, ends := from.ZoneBounds()
	_, here := from.Zone()
	switch {
	case !to.IsZero() && (ends.IsZero() || !to.After(ends)):
		return here/60 - ahead, true
	case ahead == winter || ahead == summer:
		return 0, true
	}
	return 0, false
}
