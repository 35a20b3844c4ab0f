package directory

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	clockStart   = regexp.MustCompile(`(?i)^(\d{1,2})(?:[:.](\d{2})|h(\d{2}))?(\s*(?:uhr|std\.?|h)(?:\b|\.))?`)
	lateMinutes  = regexp.MustCompile(`^ ([0-5]\d)(?:\s|,|;|$|-|–)`) // „9 Uhr 30"
	clockFollows = regexp.MustCompile(`(?i)^\s*(?:-|–|:|bis\b|uhr\b|h\b)`)
	midnight     = regexp.MustCompile(`(?i)^mitternacht\b`)
	beforeSpan   = regexp.MustCompile(
		`(?i)^(?:(?:von|zwischen|ab|jeweils|je|um|nur|auch|zusätzlich|außerdem|wieder|vormittags?|nachmittags?|abends?|morgens?|` +
			`mittags?|nachts?)\s+)+`,
	)
	toClock  = regexp.MustCompile(`(?i)^\s*(?:-|–|—|bis(?:\s+(?:ca\.|etwa|um))?\s)\s*`)
	andClock = regexp.MustCompile(`(?i)^\s*(?:und|u\.)\s+`)
	allDay   = regexp.MustCompile(
		`(?i)^(?:(?:geöffnet|offen|erreichbar|immer|durchgehend|jederzeit|(?:an\s+)?365 tagen?(?: im jahr)?,?)\s+)?(?:rund um die uhr|` +
			`24\s?(?:stunden|std\.?|h)(?:\s*(?:am tag|pro tag|/\s?7(?:\s?tage)?))?|24\s?/\s?7|7\s?/\s?24|tag und nacht|` +
			`durchgehend(?:\s+(?:geöffnet|offen|erreichbar|besetzt))?|jederzeit(?:\s+erreichbar)?|immer(?:\s+(?:erreichbar|geöffnet|offen|` +
			`besetzt))?$|ganztägig|ganztags)(?:\b|$)`,
	)
	shutWords = regexp.MustCompile(
		`(?i)^(?:ist\s+)?(?:geschlossen|ruhetag|zu$|nicht$|keine\s+(?:sprechzeiten?|sprechstunde|öffnungszeit|beratung))(?:\b|$)`,
	)
)

// clockRead is a time on the clock as it was typed.
type clockRead struct {
	minute int  // since midnight
	bare   bool // an hour alone, without a leading zero: „8"
}

// takeClock reads the time at the beginning of a text. It returns an error for a number that is no time. Minutes may
// follow the word („9 Uhr 30") unless they could be the hour of the next span.
func takeClock(text string, begins bool) (read clockRead, rest string, found bool, err error) {
	if m := midnight.FindString(text); m != "" {
		return clockRead{minute: minutesADay}, text[len(m):], true, nil
	}
	m := clockStart.FindStringSubmatch(text)
	if m == nil {
		return read, text, false, nil
	}
	rest = text[len(m[0]):]
	minute := m[2] + m[3]
	if m[4] != "" && minute == "" {
		if late := lateMinutes.FindStringSubmatch(rest); late != nil && (begins || !toClock.MatchString(rest[3:])) {
			minute, rest = late[1], rest[3:]
		}
	}
	hours, _ := strconv.Atoi(m[1]) // one or two digits
	minutes, _ := strconv.Atoi("0" + minute)
	if digits := len(rest) - len(strings.TrimLeft(rest, "0123456789")); digits > 0 && m[4] == "" {
		if begins && !clockFollows.MatchString(rest[digits:]) { // „365 Tage"
			return read, text, false, nil
		}
		return read, text, false, unfit(ruleHoursClock, m[0]+rest[:digits])
	}
	if hours > 24 || minutes > 59 || hours == 24 && minutes > 0 {
		return read, text, false, unfit(ruleHoursNoSuchTime, strings.TrimSpace(m[0]))
	}
	return clockRead{hours*60 + minutes, minute == "" && m[1][0] != '0'}, rest, true, nil
}

func beginsWithClock(text string) bool {
	text = text[len(beforeSpan.FindString(text)):]
	_, _, found, err := takeClock(text, true)
	return found || err != nil
}

// takeSpan reads „9–12 Uhr", „von 9 bis 12", „22:00–06:00" at the beginning of a text: a span on each of the days. One that names the day
// on which it ends („Fr 18 Uhr – Mo 8 Uhr") becomes a span for each day, parted at midnight. Nothing is found where there is no end.
func takeSpan(text string, days [7]bool) (spans []Interval, rest string, found bool, err error) {
	before := beforeSpan.FindString(text)
	start, rest, found, err := takeClock(text[len(before):], true)
	if !found {
		return nil, text, false, err
	}
	to := toClock.FindString(rest)
	if to == "" && strings.Contains(strings.ToLower(before), "zwischen") {
		to = andClock.FindString(rest)
	}
	if to == "" {
		return nil, text, false, nil
	}
	rest = rest[len(to):]
	last, behind, named := takeDayName(rest)
	if named {
		rest = strings.TrimLeft(behind, " ,.")
	}
	end, rest, found, err := takeClock(rest, false)
	if end.minute == minutesADay-1 { // „23:59" of programs that do not know 24:00
		end.minute = minutesADay
	}
	switch {
	case err != nil || !found:
		return nil, text, false, err
	case named:
		spans, err = throughDays(days, start.minute, last, end.minute)
	default:
		in, ok := NewInterval(days, start.minute%minutesADay, end.minute, "")
		switch {
		case start.minute%minutesADay == end.minute%minutesADay && end.minute%minutesADay != 0:
			err = unfit(ruleHoursSame)
		case in.Overnight() && end.bare && start.minute <= 12*60: // „8–4 Uhr" of somebody who counts to twelve
			err = unfit(ruleHoursAfternoon, clockWords(end.minute), spell(start.minute), end.minute/60+12, spell(start.minute), spell(end.minute))
		case ok || days == ([7]bool{}):
			spans = []Interval{in}
		}
	}
	return spans, rest, err == nil, err
}

func clockWords(minute int) string { return fmt.Sprintf("%d Uhr", minute/60) }

// throughDays returns the spans from a time on one day to a time on another.
func throughDays(days [7]bool, start, last, end int) ([]Interval, error) {
	first := -1
	for day, is := range days {
		if is && first >= 0 {
			first = -1
			break
		}
		if is {
			first = day
		}
	}
	if first < 0 {
		return nil, unfit(ruleHoursTwoDays)
	}
	on := func(from, to int) (days [7]bool) { // those from one day until before another
		for day := from; day != to; day = (day + 1) % 7 {
			days[day] = true
		}
		return days
	}
	if one, ok := NewInterval(on(first, (first+1)%7), start, end, ""); ok &&
		(last == first && end > start || last == (first+1)%7 && (one.Overnight() || end == 0)) {
		return []Interval{one}, nil
	}
	if last == first {
		return nil, unfit(ruleHoursEnd)
	}
	var spans []Interval
	add := func(days [7]bool, start, end int) {
		if days != ([7]bool{}) && start < end {
			spans = append(spans, Interval{Days: days, Start: start, End: end})
		}
	}
	add(on(first, (first+1)%7), start, minutesADay)
	add(on((first+1)%7, last), 0, minutesADay)
	add(on(last, (last+1)%7), 0, end)
	return spans, nil
}
