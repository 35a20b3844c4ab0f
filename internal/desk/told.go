package desk

import (
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/templates/deskpages"
)

// toldOfFile is what is to be told of the file from which a text came, as long as somebody works with the text.
type toldOfFile struct {
	Left  []string // what was not read: members may stand there
	Notes []string // what was guessed or repaired
}

const maxTold = 20 << 10 // bytes in a form

// String writes it for a form: a line each, notes behind a blank line.
func (t toldOfFile) String() string {
	return strings.Join(t.Left, "\n") + "\n\n" + strings.Join(t.Notes, "\n")
}

// toldBefore reads what String wrote. A form that was made up can only tell itself something.
func toldBefore(text string) toldOfFile {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if len(text) > maxTold {
		text = strings.ToValidUTF8(text[:maxTold], "")
	}
	left, notes, _ := strings.Cut(directory.Legible(text), "\n\n")
	lines := func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	}
	return toldOfFile{lines(left), lines(notes)}
}

// hints say of a text that was refused what else is known of it.
func (p pasted) hints() []string {
	var list []string
	list = append(list, p.told.Left...)
	list = append(list, p.told.Notes...)
	for _, w := range deskpages.WithheldRows(p.result) {
		list = append(list, w.Sentence())
	}
	for i, u := range p.result.Unread {
		if i == maxHints {
			list = append(list, "Danach folgen weitere Zeilen, die wir nicht als Mitglied gelesen haben.")
			break
		}
		list = append(list, "Nicht als Mitglied gelesen: "+u.String())
	}
	return list
}

const maxHints = 20
