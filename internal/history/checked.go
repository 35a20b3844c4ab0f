package history

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
)

// Checked is what happened to the checks of an entry in which nothing else changed.
type Checked string

// What can happen to checks.
const (
	NotOnly  Checked = ""         // something else changed, too
	Entered  Checked = "geprueft" // it was found right
	Ended    Checked = "ungeprueft"
	Previous Checked = "frueher" // an earlier check holds again
)

// CheckTurns lists them in the order in which a summary has them.
var CheckTurns = []Checked{Entered, Ended, Previous}

// Checked returns what happened to the checks of an entry in which nothing differs but the day and the role of a check. Undoing a
// change counts as such: a check that it restores is Previous, not Entered.
func (c Change) Checked() Checked {
	if c.Kind != Changed || len(c.Fields) == 0 || slices.ContainsFunc(c.Fields, func(f Field) bool { return !f.ofCheck() }) {
		return NotOnly
	}
	turn := Entered
	for _, f := range c.Fields {
		if f.last() != "geprueft_am" {
			continue
		}
		switch {
		case f.Before != "" && f.After == "":
			turn = Ended
		case f.Before != "" && inWords(f.After).Before(inWords(f.Before)):
			turn = Previous
		default:
			return Entered
		}
	}
	if turn == Entered && !slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Before == "" || f.After != "" }) {
		return Ended // only the role is gone
	}
	return turn
}

func (f Field) last() string { return f.Path[strings.LastIndexByte(f.Path, '/')+1:] }

// ofCheck reports whether a field is the day or the role of a check.
func (f Field) ofCheck() bool { return f.last() == "geprueft_am" || f.last() == "geprueft_durch" }

// inWords parses what date writes: „22. November 2026", „November 2026", „2026". The zero time stands for anything else.
func inWords(text string) time.Time {
	text, _, _ = strings.Cut(text, " (")
	parts := strings.Fields(strings.ReplaceAll(text, ".", ""))
	slices.Reverse(parts) // year, month, day
	day, month := 1, time.January
	for i, part := range parts {
		number, err := strconv.Atoi(part)
		switch {
		case i == 1:
			month = 0
			for m := time.January; m <= time.December; m++ {
				of2000 := time.Date(2000, m, 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
				if strings.EqualFold(date(directory.PartialDate(of2000)), part+" 2000") {
					month = m
				}
			}
			if month == 0 {
				return time.Time{}
			}
		case err != nil || i > 2:
			return time.Time{}
		case i == 2:
			day = number
		}
	}
	if len(parts) == 0 {
		return time.Time{}
	}
	year, _ := strconv.Atoi(parts[0])
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
