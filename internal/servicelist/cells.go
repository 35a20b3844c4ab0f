package servicelist

import (
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// kind says how a field of one kind stands in a cell, and how it is read from there. The entry is a service, or a
// contact of one, and a pointer to it.
type kind struct {
	show func(w words, f parts.Field, entry any) string
	read func(w words, f parts.Field, entry any, cell string) string // what is wrong with it; "" for nothing
}

// kinds are the kinds of field that a cell has room for.
var kinds = map[parts.Widget]kind{
	parts.Text:      {showText, readText},
	parts.Long:      {showText, readText},
	parts.Link:      {showText, readText},
	parts.Email:     {showText, readText},
	parts.Date:      {showText, readDay},
	parts.Lines:     {showLines, readLines},
	parts.YesNo:     {showYes, readYes},
	parts.Number:    {showNumber, readNumber},
	parts.Picks:     {showWords, readWords},
	parts.OpenHours: {showLines, readHours},
	parts.Areas:     {showAreas, readAreas},
	parts.Level:     {showLevel, readLevel},
}

func showText(_ words, f parts.Field, entry any) string { return f.Get(entry).String() }

func readText(_ words, f parts.Field, entry any, cell string) string {
	f.Set(entry, cell)
	return ""
}

func showNumber(_ words, f parts.Field, entry any) string {
	if n := f.Get(entry).Int(); n != 0 {
		return strconv.FormatInt(n, 10)
	}
	return ""
}

func readNumber(_ words, f parts.Field, entry any, cell string) string {
	if cell == "" {
		f.Set(entry, int64(0))
		return ""
	}
	n, reason := parts.WholeNumber(cell)
	if reason == "" {
		f.Set(entry, n)
	}
	return reason
}

func readDay(_ words, f parts.Field, entry any, cell string) string {
	if cell == "" {
		f.Set(entry, directory.PartialDate(""))
		return ""
	}
	d, wrong := days.Read(cell, time.Time{}, days.Stated)
	if wrong == "" {
		f.Set(entry, directory.PartialDate(d.Date))
	}
	return wrong
}

func showLines(_ words, f parts.Field, entry any) string { return strings.Join(f.List(entry), between) }

func readLines(_ words, f parts.Field, entry any, cell string) string {
	f.Set(entry, linesOf(cell))
	return ""
}

// linesOf parts a cell at strokes and line breaks. The lines hold commas and semicolons of their own.
func linesOf(cell string) []string {
	var lines []string
	for _, line := range strings.FieldsFunc(cell, func(r rune) bool { return r == '|' || r == '\n' }) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
