package fault

import (
	"slices"
	"strconv"
	"strings"
)

// Path leads to what a problem is about: into a document by the names of its fields, „mitglieder[3].rolle", or to an
// input of a form by its name. The empty path stands for the whole.
type Path []Step

// Step is one step of a path.
type Step struct {
	Name   string
	Number int // which entry of the list of this name, counted from 1; 0 for a field that is no list
}

// At returns the path to a field within fields.
func At(names ...string) Path {
	p := make(Path, len(names))
	for i, name := range names {
		p[i].Name = name
	}
	return p
}

// Entry returns the path to the entry of a list, counted from 1.
func Entry(list string, number int) Path { return Path{{list, number}} }

// Field returns the path to a field of what p leads to.
func (p Path) Field(name string) Path { return append(slices.Clip(p), Step{Name: name}) }

// Entry returns the path to an entry, counted from 1, of a list in what p leads to.
func (p Path) Entry(list string, number int) Path { return append(slices.Clip(p), Step{list, number}) }

// Numbered returns the path to an entry, counted from 1, of the list that p leads to.
func (p Path) Numbered(number int) Path {
	numbered := slices.Clone(p)
	numbered[len(numbered)-1].Number = number
	return numbered
}

// Join returns the path that leads on from p to inner.
func (p Path) Join(inner Path) Path { return append(slices.Clip(p), inner...) }

// Cut returns the rest of the path behind outer, and whether it begins with outer.
func (p Path) Cut(outer Path) (rest Path, ok bool) {
	if len(p) < len(outer) || !slices.Equal(p[:len(outer)], outer) {
		return p, false
	}
	return p[len(outer):], true
}

// Is reports whether p is the path to a field within fields.
func (p Path) Is(names ...string) bool { return slices.Equal(p, At(names...)) }

// String writes the path as documents and messages have it: „einrichtungen[2].kontakte[1].telefon".
func (p Path) String() string {
	var s strings.Builder
	for i, step := range p {
		if i > 0 {
			s.WriteByte('.')
		}
		s.WriteString(step.Name)
		if step.Number > 0 {
			s.WriteByte('[')
			s.WriteString(strconv.Itoa(step.Number))
			s.WriteByte(']')
		}
	}
	return s.String()
}
