package deskpages

import (
	"fmt"
	"strings"

	"rundtisch/internal/history"
)

// ServiceList is the page that imports a table of services.
type ServiceList struct {
	Network   Network
	Titles    []string // the headings that are understood
	Text      string
	FileNotes []string // what was not read, and what was guessed
	Problems  []Problem
}

// ServiceReview is what a table of services would change.
type ServiceReview struct {
	Network      Network
	Text, Seen   string // the table, and the fingerprint of what it was compared with
	Stale        string
	Doubtful     []Problem // rows that are not imported, and why
	FileNotes    []string  // what was not read, and what was guessed
	EncodedNotes string    // the same, encoded for a form
	Ignored      []string  // unknown headings
	New, Changed []ServiceLine
	Same         int
	Missing      []ServiceLine
}

// ServiceLine is a service of a table.
type ServiceLine struct {
	Row               int // 0 if the table does not have it
	Institution, Name string
	Fields            []history.Field
}

// Counts returns how many services there are of each kind.
func (r ServiceReview) Counts() string {
	return fmt.Sprintf("%d neu, %d geändert, %d unverändert, %d nicht in der Tabelle", len(r.New), len(r.Changed), r.Same, len(r.Missing))
}

func (r ServiceReview) ignored() string { return "„" + strings.Join(r.Ignored, "“, „") + "“" }

func rowNumber(n int) string { return fmt.Sprintf("Zeile %d", n) }
