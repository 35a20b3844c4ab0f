package directory

import (
	"fmt"
	"strings"
	"time"
)

// HoursTrouble says in plain German which span of opening hours ends before it begins and is too long for a night, and what to do
// about it; "" if none does. Lines that are no opening hours are left alone.
func HoursTrouble(text string) string {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		hours, err := ReadHours(line)
		if err != nil {
			continue
		}
		for _, h := range hours {
			if in, ok := h.Interval(); ok && in.Overnight() && time.Duration(in.End-in.Start)*time.Minute > longestNight {
				return fmt.Sprintf(backward, strings.TrimSpace(line))
			}
		}
	}
	return ""
}
