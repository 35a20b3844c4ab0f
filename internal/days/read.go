package days

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	isoShape   = regexp.MustCompile(`^(\d{4})(\??)(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$`)
	digitShape = regexp.MustCompile(`^(\d{1,2})( ?[./-] ?| )(\d{1,2})(?:(?: ?[./-] ?| )'?(\d+))?( ?[.-])?$`)
	monthShape = regexp.MustCompile(`^(\d{1,2}) ?[./-] ?(\d{4})$`)
	namedShape = regexp.MustCompile(`^(?:(\d{1,2}) ?(?:\.|ter|ten|te|-)? ?)?(\p{L}+)(?:[.,-]| )* ?(')?(\d+)?$`)
	behindName = regexp.MustCompile(`^(\p{L}+)\.? (\d{1,2})\.?, ?(\d{4})$`) // March 3, 2027
	bareDigits = regexp.MustCompile(`^\d{8}$`)
	unsureMark = regexp.MustCompile(`^(.*\d) ?(?:\?|\(\?\))$`)
	twoDays    = regexp.MustCompile(`\d.* (?:bis|und|oder) .*\d|\d\.? ?- ?\d{1,2}\. ?[\d\p{L}]|\d{4} ?[-/] ?\d{4}`)
)

// Read reads a day, month or year. A year that was not written is inferred as meant says; without today it has to be
// written. Where the text names no such thing, it returns a sentence in German that says what to do.
func Read(text string, today time.Time, meant Meant) (Day, string) {
	text = tidy(text)
	if today.IsZero() {
		meant = Stated
	}
	r := reader{today: time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC), meant: meant, known: !today.IsZero()}
	d, wrong := r.read(text)
	if wrong == "" {
		return d, ""
	}
	if m := unsureMark.FindStringSubmatch(text); m != nil {
		if d, inner := r.read(m[1]); inner == "" && !d.Guessed {
			d.Unsure = true
			return d, ""
		}
	}
	return Day{}, wrong
}

type reader struct {
	today time.Time
	known bool // today is
	meant Meant
}

func (r reader) read(text string) (Day, string) {
	if m := isoShape.FindStringSubmatch(text); m != nil {
		return r.day(m[1], m[3], m[4], m[2] != "")
	}
	rest, said := r.plain(text)
	switch {
	case rest == "" && said >= 0 && r.known:
		next := r.today.AddDate(0, 0, (int(said)-int(r.today.Weekday())+7)%7)
		return Day{}, fmt.Sprintf(whichDay, weekdayNames[said], next.Format("2.1.2006"))
	case clockTime.MatchString(text):
		return Day{}, noClock
	case twoDays.MatchString(rest):
		return Day{}, oneDay
	}
	if days, ok := relative[strings.ToLower(rest)]; ok && r.known && said < 0 {
		return Day{Date: r.today.AddDate(0, 0, days).Format(time.DateOnly), Guessed: true}, ""
	}
	d, wrong := r.shaped(rest)
	if wrong == noDate && hasWord(rest, roughly) {
		return Day{}, r.rough(text, rest)
	}
	if wrong == "" && said >= 0 {
		return d, otherWeekday(d, said)
	}
	return d, wrong
}

// plain takes off what says nothing, and the weekday; without one it is -1.
func (r reader) plain(text string) (string, time.Weekday) {
	said := time.Weekday(-1)
	for {
		text = strings.Trim(text, " ,;:()")
		m := oneWord.FindStringSubmatch(text)
		if m == nil {
			return text, said
		}
		if day, ok := weekday(m[1]); ok && said < 0 {
			said = day
		} else if !hasWord(m[1], fillers) {
			return text, said
		}
		text = text[len(m[0]):]
	}
}

func (r reader) shaped(text string) (Day, string) {
	if m := isoShape.FindStringSubmatch(text); m != nil {
		return r.day(m[1], m[3], m[4], m[2] != "")
	}
	if m := monthShape.FindStringSubmatch(text); m != nil {
		return r.day(m[2], m[1], "", false)
	}
	if m := digitShape.FindStringSubmatch(text); m != nil {
		return r.digits(m[1], strings.TrimSpace(m[2]), m[3], m[4], m[5])
	}
	if m := behindName.FindStringSubmatch(text); m != nil {
		if month, ok := Month(m[1]); ok {
			return r.day(m[3], strconv.Itoa(int(month)), m[2], false)
		}
	}
	if m := namedShape.FindStringSubmatch(text); m != nil {
		return r.named(m[1], m[2], m[3], m[4])
	}
	if bareDigits.MatchString(text) {
		if d, wrong := r.day(text[:4], text[4:6], text[6:], false); wrong == "" && text[:2] >= "18" && text[:2] <= "21" {
			return d, ""
		}
		return r.day(text[4:], text[2:4], text[:2], false)
	}
	return Day{}, noDate
}
