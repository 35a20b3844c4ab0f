// Package history describes the differences between two states of a network in words, and merges two changes of one state.
package history

// Kind is what happened to an entry.
type Kind string

// The kinds of change.
const (
	New     Kind = "neu"
	Changed Kind = "geaendert"
	Gone    Kind = "entfaellt"
	Moved   Kind = "verschoben" // only the order of the part differs
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

// Side is whose value wins if both sides changed it.
type Side int

// The sides.
const (
	Undecided Side = iota
	Ours
	Theirs
)

// Conflict is a value that both sides changed, each in its own way.
type Conflict struct {
	ID                 string // identifies the value; stable as long as the three states are the same
	Part, Key, Entry   string // as in Change
	Label              string
	Base, Ours, Theirs []string // in words: one text, the entries of a list, or none
	// Gone is the side that removed an entry which the other side changed, in these fields; otherwise Undecided.
	Gone   Side
	Fields []Field
}
