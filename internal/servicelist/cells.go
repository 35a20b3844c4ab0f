package servicelist

import (
	"strings"

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

func readDay(_ words, f parts.Field, entry any, cell string) string {
	f.Set(entry, dayOf(cell))
	return ""
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
