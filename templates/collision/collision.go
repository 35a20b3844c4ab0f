// Package collision shows values that two people changed: what was there, what each made of it, and the choice between them.
package collision

import (
	"strings"

	"rundtisch/internal/compared"
	"rundtisch/internal/history"
	"rundtisch/internal/parts"
)

// Compared is a value of a form that is not the same in all states, in words: one text, the entries of a list, or nothing.
type Compared struct {
	Label, ID, Name      string // of its input
	Side                 parts.Side
	Known                bool // Before is known
	Before, Mine, Theirs []string
}

// version is one of the states of a value beside the one before it.
type version struct {
	before, now []string
	known       bool // before is known
}

func (c Compared) mine() version   { return version{c.Before, c.Mine, c.Known} }
func (c Compared) theirs() version { return version{c.Before, c.Theirs, c.Known} }

// turn says in a word what became of the value.
func (v version) turn() compared.Turn {
	if !v.known {
		return compared.Same
	}
	return compared.Turned(v.before, v.now)
}

// list reports whether the value is shown entry by entry.
func (v version) list() bool { return len(v.before) > 1 || len(v.now) > 1 }

// pieces returns what is shown of the value, with what differs.
func (v version) pieces() []compared.Piece {
	switch {
	case !v.known && v.list():
		return compared.Lists(v.now, v.now)
	case v.list():
		return compared.Lists(v.before, v.now)
	case len(v.now) == 0:
		return nil
	case !v.known:
		return []compared.Piece{{Text: v.now[0]}}
	}
	return compared.Texts(strings.Join(v.before, ""), v.now[0])
}

// question is where two changes of one value cannot both be kept, with what each side made of it.
type question struct {
	history.Conflict
	ours, theirs string // what the sides are called
}

// legend says what it is about: „Mitglied „Polizei“: Anmerkung".
func (q question) legend() string {
	entry := ""
	if q.Entry != "" {
		entry = " „" + q.Entry + "“"
	}
	singular, _ := parts.Nouns(q.Part)
	return singular + entry + ": " + q.Label
}

func (q question) our() version   { return version{q.Base, q.Ours, true} }
func (q question) their() version { return version{q.Base, q.Theirs, true} }

// sideWords are the values of the choice between two sides.
var sideWords = map[history.Side]string{history.Ours: "heute", history.Theirs: "andere"}
