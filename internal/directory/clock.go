package directory

import (
	"fmt"
	"strings"
)

// ParseClock reads a time of the day as people type it („20 Uhr", „20.00", „20h", „8:30") and returns it as it is stored:
// „20:00". Midnight at the end of a day is „24:00". It reports false for anything else.
func ParseClock(typed string) (string, bool) {
	text := Cleaned(typed)
	read, rest, found, err := takeClock(text[len(beforeSpan.FindString(text)):], true)
	if err != nil || !found || strings.Trim(rest, " .") != "" {
		return "", false
	}
	return spell(read.minute), true
}

func spell(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// Respell converts what people may write in several ways, opening hours and times of events, to the spelling that is stored. What
// it does not understand stays as it is, for Check to report.
func (d *Dossier) Respell() {
	for i := range d.Institutions {
		for j := range d.Institutions[i].Services {
			s := &d.Institutions[i].Services[j]
			lines := make([]string, len(s.Hours))
			for n, line := range s.Hours {
				lines[n] = string(line)
			}
			if hours, wrong := Tidied(lines); wrong == 0 && len(hours) > 0 {
				s.Hours = hours
			}
		}
	}
	for i := range d.Events {
		for _, clock := range []*string{&d.Events[i].Starts, &d.Events[i].Ends} {
			if stored, ok := ParseClock(*clock); ok {
				*clock = stored
			}
		}
	}
}
