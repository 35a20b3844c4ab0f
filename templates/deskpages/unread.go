package deskpages

import (
	"fmt"
	"strings"

	"rundtisch/internal/memberlist"
)

// Unread is what was not imported from a pasted text or a file. It is shown once, above the rows.
type Unread struct {
	File     []string // sentences about the file
	Withheld []WithheldRow
	Pieces   []string // of the text
}

// WithheldRow is a row that was withheld because it may reveal where a shelter is.
type WithheldRow struct {
	Line       int
	Words, Why string
}

// WithheldRows returns the withheld rows of a text.
func WithheldRows(r memberlist.Result) []WithheldRow {
	list := make([]WithheldRow, len(r.Withheld))
	for i, w := range r.Withheld {
		list[i] = WithheldRow{w.Line, strings.Join(strings.Fields(w.Words), " "), w.Why}
	}
	return list
}

// Sentence says which words were meant.
func (w WithheldRow) Sentence() string {
	return fmt.Sprintf("Zeile %d haben wir zurückgestellt: „%s“ (%s) kann sagen, wo eine geschützte Einrichtung ist.", w.Line, w.Words, w.Why)
}

// None reports whether everything was imported.
func (u Unread) None() bool { return len(u.File)+len(u.Withheld)+len(u.Pieces) == 0 }

const shownPieces = 8 // the others are collapsed

func (u Unread) first() []string { return u.Pieces[:min(len(u.Pieces), shownPieces)] }
func (u Unread) more() []string  { return u.Pieces[min(len(u.Pieces), shownPieces):] }

func (u Unread) count() string {
	if len(u.Pieces) == 1 {
		return "1 Stelle haben wir nicht als Mitglied gelesen:"
	}
	return fmt.Sprintf("%d Stellen haben wir nicht als Mitglied gelesen:", len(u.Pieces))
}
