package deskpages

import (
	"fmt"
	"strings"

	"rundtisch/internal/history"
)

// ServiceList is the page on which a table of services is read in.
type ServiceList struct {
	Network   Network
	Titles    []string // the headings that are understood
	Text      string
	FileNotes []string // what was not read of the file, what was guessed
	Problems  []Problem
}

// ServiceReview is what a table of services would change.
type ServiceReview struct {
	Network      Network
	Text, Seen   string // the table as it is sent on, and what it was compared with
	Stale        string
	Doubtful     []Problem // rows that are not taken over, and why
	FileNotes    []string  // what was not read of the file, what was guessed
	EncodedNotes string    // the same, as the form carries it
	Ignored      []string  // headings that nobody knows
	New, Changed []ServiceLine
	Same         int
	Missing      []ServiceLine
}

// ServiceLine is a service of a table.
type ServiceLine struct {
	Row               int // 0 where the table does not have it
	Institution, Name string
	Fields            []history.Field
}

// Counts says how many there are of each kind.
func (r ServiceReview) Counts() string {
	return fmt.Sprintf("%d neu, %d geändert, %d unverändert, %d nicht in der Tabelle", len(r.New), len(r.Changed), r.Same, len(r.Missing))
}

func (r ServiceReview) ignored() string { return "„" + strings.Join(r.Ignored, "“, „") + "“" }

func rowNumber(n int) string { return fmt.Sprintf("Zeile %d", n) }
