package directory

import (
	"strings"
	"unicode/utf8"

	"rundtisch/internal/fault"
)

// ReadHours reads a line of opening hours as people in Germany type it. It returns one line, in the spelling that is stored, for
// every weekly span in it („Mo–Fr 9–12 und 14–16 Uhr" are two) and for words that are opening hours but no weekly span („nach
// Vereinbarung", „jeden 2. Dienstag 14 Uhr", „ab 9 Uhr"): nothing of what was typed is lost. „werktags" is Monday to Friday: on a
// Saturday, a working day by law, offices are shut. It returns fault.Invalid with one problem for what is no opening time.
func ReadHours(line string) ([]Hours, error) {
	read, err := readHours(line)
	if err != nil {
		return nil, err
	}
	return distinctHours(without(read.hours(), read.shut)), nil
}

// ParseHours reads a line that is one weekly span: days, times and a remark. It returns fault.Invalid for anything else,
// be it words that are opening hours, too.
func ParseHours(line string) (Interval, error) {
	read, err := readHours(line)
	if err == nil && (len(read.spans) != 1 || read.words != "") {
		err = unfit(ruleNotOneSpan)
	}
	if err != nil {
		return Interval{}, err
	}
	return read.spans[0], nil
}

// readings is what a line of opening hours says: weekly spans, other words, and days on which it is closed.
type readings struct {
	spans []Interval
	words string
	shut  [7]bool
}

func (r readings) hours() []Hours {
	var lines []Hours
	for _, in := range r.spans {
		lines = append(lines, in.Hours())
	}
	if r.words != "" {
		lines = append(lines, Hours(r.words))
	}
	return lines
}

// readHours reads a line. A line that would be read as something else once it is stored stays as it was typed.
func readHours(line string) (readings, error) {
	read, err := readOnce(line)
	lines := read.hours()
	if err != nil || len(lines) == 1 && string(lines[0]) == line {
		return read, err
	}
	for _, stored := range lines {
		again, err := readOnce(string(stored))
		if same := again.hours(); err != nil || len(same) != 1 || same[0] != stored {
			text, _ := hoursLine(line)
			return readings{words: text}, nil
		}
	}
	return read, nil
}

// hoursLine is a line without the stroke that parts lines in the table of offers.
func hoursLine(line string) (string, bool) { return CleanLine(strings.ReplaceAll(line, "|", " / ")) }

func readOnce(line string) (readings, error) {
	text, ok := hoursLine(line)
	switch {
	case !ok:
		return readings{}, unfit(ruleHoursUnreadable)
	case text == "":
		return readings{}, unfit(ruleHoursEmpty)
	case irregular(text): // even where a part of it looks like a weekly span it does not hold every week
		return readings{words: text}, nil
	}
	r := hoursReader{rest: text}
	if _, _, days := takeDays(text); !days {
		r.label, r.rest = takeLabel(text)
	}
	for r.rest = trimBetween(r.rest); r.rest != ""; r.rest = trimBetween(r.rest) {
		if err := r.segment(); err != nil {
			return readings{}, err
		}
		if r.irregular {
			return readings{words: text}, nil
		}
	}
	r.replaced()
	if len(r.undated) > 0 {
		return readings{}, unfit(ruleHoursDays)
	}
	if len(r.spans) == 0 && r.words == "" {
		return readings{}, unfit(ruleNoHours)
	}
	return r.readings, nil
}

func unfit(code rule, values ...any) error { return fault.Wrong(nil, code, values...) }

func joinRemarks(a, b string) string { return strings.Trim(a+", "+b, ", ") }

// cutBehind returns the part of a text before rest, which is its end.
func cutBehind(text, rest string) string { return text[:len(text)-len(rest)] }

// shortened returns a text short enough to be quoted in a sentence.
func shortened(text string) string {
	const most = 40
	text = strings.Trim(text, " ,;:")
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
