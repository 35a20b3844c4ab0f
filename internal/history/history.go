// Package history tells two states of a network apart in words that people read, and joins two changes of one state.
package history

import "rundtisch/internal/directory"

// Kind says what became of an entry.
type Kind string

// The kinds of change.
const (
	New     Kind = "neu"
	Changed Kind = "geaendert"
	Gone    Kind = "entfaellt"
	Moved   Kind = "verschoben" // only the order of the part is another
)

// Change is what differs in one entry: a member, a goal, an institution, or the network itself.
type Change struct {
	Part   string  `json:"part"`            // as documents call it: „mitglieder"; „netzwerk" and „gebiet" for what is there once
	Key    string  `json:"key,omitempty"`   // of the entry; "" for what is there once and for Moved
	Entry  string  `json:"entry,omitempty"` // what people call the entry
	Kind   Kind    `json:"kind"`
	Fields []Field `json:"fields,omitempty"`
}

// Field is one value that differs, in words: dates, yes and no, and names instead of keys.
type Field struct {
	Path   string `json:"path"` // within the entry, as documents call it: „telefon", „kontakte/zentrale/telefon"
	Label  string `json:"label"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Diff returns what differs between two states, in the order in which documents have the parts.
// It returns nothing exactly when the two make the same document.
func Diff(before, after directory.Dossier) []Change {
	return nil
}

// Side says whose value holds where both changed the same one.
type Side int

// The sides.
const (
	Undecided Side = iota
	Ours
	Theirs
)

// Conflict is a value that both sides changed, each in its own way.
type Conflict struct {
	ID                 string // names the value; the same as long as the three states are the same
	Part, Key, Entry   string // as in Change
	Label              string
	Base, Ours, Theirs string // in words; „(entfällt)" where a side took the entry away
}

// Merge returns ours with what theirs changed since base. Where both changed the same value, decide says whose holds;
// what is undecided keeps ours and is returned as a conflict. The result is not checked: it may contradict itself.
func Merge(base, ours, theirs directory.Dossier, decide map[string]Side) (directory.Dossier, []Conflict) {
	return ours, nil
}
