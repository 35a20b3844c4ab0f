package wording

import (
	"fmt"
	"slices"
	"strconv"

	"rundtisch/internal/directory"
)

// Hours returns a line of opening hours as people say it: „Mo–Fr 9 bis 12:30 Uhr".
func Hours(line directory.Hours) string {
	in, ok := line.Interval()
	if !ok || in.Start == 0 && in.Closes() == 24*60 && !slices.Contains(in.Days[:], false) {
		return line.Words()
	}
	text := in.DaysIn(weekdays, "–", ", ") + " " + onClock(in.Start) + " bis " + onClock(in.Closes()) + " Uhr"
	if in.Note != "" {
		text += ", " + in.Note
	}
	return text
}

var weekdays = [7]string{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"}

// onClock spells minutes since midnight: „9", „12:30".
func onClock(minutes int) string {
	if minutes%60 == 0 {
		return strconv.Itoa(minutes / 60)
	}
	return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
}
