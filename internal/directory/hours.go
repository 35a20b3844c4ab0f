package directory

import (
	"fmt"
	"slices"
	"strings"
)

// Hours is one line of opening hours, local time in Germany. It is a weekly span („Mo–Fr 09:00–12:00, nur mit Termin",
// „Mo–Fr 22:00–06:00") in the spelling of Interval.Hours, or words that are no weekly span („1. Mittwoch im Monat
// 14–16 Uhr"): those are shown and passed on, but nothing counts as open because of them. ReadHours makes such lines.
type Hours string

// Words returns the line as people read it: „rund um die Uhr" instead of a span of every hour.
func (h Hours) Words() string {
	return strings.Replace(string(h), "Mo–So 00:00–24:00", "rund um die Uhr", 1)
}

// Interval returns the weekly span that a line is; false if it is words.
func (h Hours) Interval() (Interval, bool) {
	if in, ok := h.stored(); ok {
		return in, true
	}
	in, err := ParseHours(string(h))
	return in, err == nil
}

// minutesADay is the length of a day on the clock. Opening hours go by the clock, whatever summer time does.
const minutesADay = 24 * 60

// Interval is a parsed weekly span. Minutes count from midnight of the day on which it begins: End is at most 24 h or, if the
// span ends on the next day, 24 h plus the time on the clock then, less than 24 h after Start.
type Interval struct {
	Days       [7]bool // on which it begins, Monday first
	Start, End int
	Note       string
}

// NewInterval returns the span between two times on the clock, in minutes. A span that does not end later than it begins ends on
// the next day; midnight is the end of the day itself. It reports false for a span without a day or a time, and if both times are
// the same, except from midnight to midnight, which is a whole day.
func NewInterval(days [7]bool, start, end int, note string) (Interval, bool) {
	if end == 0 {
		end = minutesADay
	}
	if days == ([7]bool{}) || start < 0 || start >= minutesADay || end < 0 || end > minutesADay || end == start {
		return Interval{}, false
	}
	if end < start {
		end += minutesADay
	}
	return Interval{days, start, end, note}, true
}

// Overnight reports whether the span ends on the day after it began.
func (in Interval) Overnight() bool { return in.End > minutesADay }

// Closes returns the time on the clock at which the span ends, in minutes since midnight: 24 h for midnight.
func (in Interval) Closes() int {
	if in.Overnight() {
		return in.End - minutesADay
	}
	return in.End
}

// Clock spells the times of the span: „22:00–06:00".
func (in Interval) Clock() string {
	end := in.Closes()
	return fmt.Sprintf("%02d:%02d–%02d:%02d", in.Start/60, in.Start%60, end/60, end%60)
}

// Hours returns the spelling that is stored: „Mo–Fr 09:00–12:00, nur mit Termin".
func (in Interval) Hours() Hours {
	text := in.DaysIn(weekdays, "–", ", ") + " " + in.Clock()
	if in.Note != "" {
		text += ", " + in.Note
	}
	return Hours(text)
}

// Days as lines of hours have them, Monday first.
var weekdays = [7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}

// DaysIn returns the days of the span by their names, Monday first, three or more in a row as a range: „Mo–Mi, Fr". to joins the
// ends of a range, comma the items.
func (in Interval) DaysIn(names [7]string, to, comma string) string {
	var spans []string
	for first := 0; first < 7; first++ {
		if !in.Days[first] {
			continue
		}
		last := first
		for last < 6 && in.Days[last+1] {
			last++
		}
		switch last - first {
		case 0:
			spans = append(spans, names[first])
		case 1:
			spans = append(spans, names[first], names[last])
		default:
			spans = append(spans, names[first]+to+names[last])
		}
		first = last
	}
	return strings.Join(spans, comma)
}

// stored reads a line in the spelling of Interval.Hours that has no remark, as nearly all have: pages read hundreds.
func (h Hours) stored() (in Interval, ok bool) {
	const clock = len("09:00–12:00")
	at := len(h) - clock
	if at < len("Mo ") || h[at-1] != ' ' {
		return in, false
	}
	number := func(from int) int { return int(h[from]-'0')*10 + int(h[from+1]-'0') } // what is no digit is not spelled the same below
	for span := range strings.SplitSeq(string(h[:at-1]), ", ") {
		first, last, _ := strings.Cut(span, "–")
		from := slices.Index(weekdays[:], first)
		to := max(from, slices.Index(weekdays[:], last))
		if from < 0 {
			return in, false
		}
		for day := from; day <= to; day++ {
			in.Days[day] = true
		}
	}
	end := at + clock - len("12:00")
	in, ok = NewInterval(in.Days, number(at)*60+number(at+3), number(end)*60+number(end+3), "")
	return in, ok && in.Hours() == h
}

// Tidied converts lines as people type them to the spelling that is stored, or returns the number, from 1, of the first line that
// it does not understand. Days on which one line says that it is closed are removed from the others.
func Tidied(typed []string) ([]Hours, int) {
	hours := make([]Hours, 0, len(typed))
	var shut [7]bool
	for i, line := range typed {
		read, err := readHours(line)
		if err != nil {
			return nil, i + 1
		}
		hours = append(hours, read.hours()...)
		for day := range shut {
			shut[day] = shut[day] || read.shut[day]
		}
	}
	return distinctHours(without(hours, shut)), 0
}

// without removes days from weekly spans.
func without(hours []Hours, shut [7]bool) []Hours {
	if shut == ([7]bool{}) {
		return hours
	}
	var left []Hours
	for _, line := range hours {
		if in, ok := line.Interval(); ok {
			for day, is := range shut {
				in.Days[day] = in.Days[day] && !is
			}
			if in.Days == ([7]bool{}) {
				continue
			}
			line = in.Hours()
		}
		left = append(left, line)
	}
	return left
}

func distinctHours(hours []Hours) []Hours {
	var once []Hours
	for _, line := range hours {
		if !slices.Contains(once, line) {
			once = append(once, line)
		}
	}
	return once
}
