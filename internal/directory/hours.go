package directory

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// Hours is one line of opening hours, local time in Germany: „Mo–Fr 09:00–12:00, nur mit Termin".
// ParseHours reads what people type; what is stored is its spelling.
type Hours string

// Words returns the line as people read it: „rund um die Uhr" instead of a span of every hour.
func (h Hours) Words() string {
	return strings.Replace(string(h), "Mo–So 00:00–24:00", "rund um die Uhr", 1)
}

// Interval is a line of opening hours, understood. Minutes count from midnight; End is at most 24 h.
type Interval struct {
	Days       [7]bool // Monday first
	Start, End int
	Note       string
}

// Days as lines of hours have them, Monday first.
var weekdays = [7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}

var (
	dayWords = map[string]int{"mo": 0, "montag": 0, "montags": 0, "di": 1, "dienstag": 1, "dienstags": 1, "mi": 2, "mittwoch": 2, "mittwochs": 2,
		"do": 3, "donnerstag": 3, "donnerstags": 3, "fr": 4, "freitag": 4, "freitags": 4, "sa": 5, "samstag": 5, "samstags": 5, "sonnabend": 5, "so": 6, "sonntag": 6, "sonntags": 6}
	everyDay  = regexp.MustCompile(`^(täglich|tgl\.?|jeden tag|alle tage)\b`)
	allDay    = regexp.MustCompile(`^(rund um die uhr|durchgehend|24 ?h|24/7|24 stunden)`)
	toSpan    = regexp.MustCompile(`\s*(?:–|—|-|\bbis\b)\s*`)
	clockSpan = regexp.MustCompile(`^(?:von )?(\d{1,2})(?:[:.](\d{2}))?(?: ?uhr)?-(\d{1,2})(?:[:.](\d{2}))?(?: ?uhr)?`)
)

// badHours is what people read where a line is not understood.
var badHours = fault.Invalid{"": "Bitte so schreiben: „Mo–Fr 9–12 Uhr“ oder „Di, Do 14:00–17:30, nur mit Termin“; jede Zeitspanne in einer eigenen Zeile."}

// ParseHours reads a line of opening hours as people type it: days, one span of time, and a remark after a comma, a
// semicolon or in brackets. A span must end on the day on which it begins. It returns fault.Invalid otherwise.
func ParseHours(line string) (Interval, error) {
	var in Interval
	rest := strings.TrimSpace(line)
	if i := strings.IndexAny(rest, "(;"); i >= 0 {
		in.Note = strings.Trim(rest[i:], " ();,")
		rest = rest[:i]
	}
	typed := rest
	rest = toSpan.ReplaceAllString(strings.ToLower(rest), "-")
	rest = strings.ReplaceAll(rest, "&", " und ")
	if m := allDay.FindString(rest); m != "" {
		in.Days, in.End = [7]bool{true, true, true, true, true, true, true}, 24*60
		in.Note = join2(behindWords(typed, m), in.Note)
		return in, nil
	}
	if m := everyDay.FindString(rest); m != "" {
		in.Days, rest = [7]bool{true, true, true, true, true, true, true}, rest[len(m):]
	}
	for {
		rest = strings.TrimLeft(rest, " ,:+/.")
		rest = strings.TrimPrefix(rest, "und ")
		word := leadingWord(rest)
		from, ok := dayWords[word]
		if !ok {
			break
		}
		rest = strings.TrimLeft(rest[len(word):], ".")
		to := from
		if after, found := strings.CutPrefix(rest, "-"); found {
			word = leadingWord(after)
			if to, ok = dayWords[word]; !ok {
				return in, badHours
			}
			rest = strings.TrimLeft(after[len(word):], ".")
		}
		for day := from; ; day = (day + 1) % 7 {
			in.Days[day] = true
			if day == to {
				break
			}
		}
	}
	if in.Days == ([7]bool{}) {
		return in, badHours
	}
	if m := allDay.FindString(rest); m != "" {
		in.End = 24 * 60
		in.Note = join2(behindWords(typed, m), in.Note)
		return in, nil
	}
	m := clockSpan.FindStringSubmatch(rest)
	if m == nil {
		return in, badHours
	}
	var okStart, okEnd bool
	in.Start, okStart = minutes(m[1], m[2])
	in.End, okEnd = minutes(m[3], m[4])
	if !okStart || !okEnd || in.End <= in.Start {
		return in, badHours
	}
	remark := strings.Trim(rest[len(m[0]):], " ")
	if remark != "" && remark[0] != ',' { // „9-12 14-16": two spans in a line
		return in, badHours
	}
	if remark = strings.Trim(remark, " ,.:"); remark != "" {
		if _, day := dayWords[leadingWord(remark)]; day || clockSpan.MatchString(remark) {
			return in, badHours
		}
		in.Note = join2(behindComma(typed, strings.Count(typed, ",")-strings.Count(rest[len(m[0]):], ",")), in.Note)
	}
	return in, nil
}

// behindComma returns what was typed behind the nth comma, counted from 0: a remark stays as it was written.
func behindComma(typed string, n int) string {
	for range n + 1 {
		_, typed, _ = strings.Cut(typed, ",")
	}
	return strings.Trim(typed, " ,.:")
}

// behindWords returns what was typed behind words that were found in small letters.
func behindWords(typed, words string) string {
	small := strings.Map(func(r rune) rune {
		if lower := unicode.ToLower(r); utf8.RuneLen(lower) == utf8.RuneLen(r) {
			return lower
		}
		return r // so that every letter stays in its place
	}, typed)
	_, behind, _ := strings.Cut(small, words)
	return strings.Trim(typed[len(typed)-len(behind):], " ,.:")
}

func join2(a, b string) string { return strings.Trim(a+", "+b, ", ") }

func leadingWord(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return r < 'a' || r > 'z' })
	if end < 0 {
		return text
	}
	return text[:end]
}

func minutes(hour, minute string) (int, bool) {
	h, _ := strconv.Atoi(hour) // one or two digits
	m, _ := strconv.Atoi("0" + minute)
	return h*60 + m, h < 24 && m < 60 || h == 24 && m == 0
}

// Hours returns the spelling that is stored: „Mo–Fr 09:00–12:00, nur mit Termin".
func (in Interval) Hours() Hours {
	text := in.days() + " " + fmt.Sprintf("%02d:%02d–%02d:%02d", in.Start/60, in.Start%60, in.End/60, in.End%60)
	if in.Note != "" {
		text += ", " + in.Note
	}
	return Hours(text)
}

// days spells the days, neighbours as a span: „Mo–Mi, Fr".
func (in Interval) days() string {
	var spans []string
	for from := 0; from < 7; from++ {
		if !in.Days[from] {
			continue
		}
		to := from
		for to < 6 && in.Days[to+1] {
			to++
		}
		switch to - from {
		case 0:
			spans = append(spans, weekdays[from])
		case 1:
			spans = append(spans, weekdays[from], weekdays[to])
		default:
			spans = append(spans, weekdays[from]+"–"+weekdays[to])
		}
		from = to
	}
	return strings.Join(spans, ", ")
}

// Opening is what the hours of a service say of one moment.
type Opening int

// The three answers.
const (
	OpeningUnknown Opening = iota // no hours are known
	Closed
	Open
)

// OpenAt reports whether the service can be used at a moment. state is the Land whose public holidays count, two digits.
func (s Service) OpenAt(at time.Time, state string) Opening {
	if len(s.Hours) == 0 {
		return OpeningUnknown
	}
	at = at.In(germany())
	if !s.Holidays && Holiday(at, state) != "" {
		return Closed
	}
	minute := at.Hour()*60 + at.Minute()
	for _, line := range s.Hours {
		in, err := ParseHours(string(line))
		if err == nil && in.Days[(int(at.Weekday())+6)%7] && in.Start <= minute && minute < in.End {
			return Open
		}
	}
	return Closed
}

// MinuteOfWeek returns the minutes since Monday, 0 o'clock, in Germany.
func MinuteOfWeek(at time.Time) int {
	at = at.In(germany())
	return (int(at.Weekday())+6)%7*24*60 + at.Hour()*60 + at.Minute()
}

// Tidied returns the lines in the spelling that is stored, or the number of the first that is not understood, from 1.
func Tidied(lines []string) ([]Hours, int) {
	hours := make([]Hours, 0, len(lines))
	for i, line := range lines {
		in, err := ParseHours(line)
		if err != nil {
			return nil, i + 1
		}
		hours = append(hours, in.Hours())
	}
	return slices.Compact(hours), 0
}
