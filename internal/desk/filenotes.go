package desk

import (
	"strings"

	"rundtisch/internal/directory"
)

// fileNotes holds the notes about the file from which a text came, which accompany the text from form to form.
type fileNotes struct {
	Left  []string // what was not read: it may contain members
	Notes []string // what was guessed or repaired
}

const maxFileNotes = 20 << 10 // bytes in a form

// String encodes it for a form: one line each, and the notes after a blank line.
func (n fileNotes) String() string {
	return strings.Join(n.Left, "\n") + "\n\n" + strings.Join(n.Notes, "\n")
}

// parseFileNotes decodes what String wrote. A forged form affects only its own answer.
func parseFileNotes(text string) fileNotes {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if len(text) > maxFileNotes {
		text = strings.ToValidUTF8(text[:maxFileNotes], "")
	}
	left, notes, _ := strings.Cut(directory.Legible(text), "\n\n")
	lines := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	}
	return fileNotes{lines(left), lines(notes)}
}
