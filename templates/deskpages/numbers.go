package deskpages

import (
	"strings"

	"rundtisch/internal/directory"
)

// Numbers is every number of a network.
type Numbers struct {
	Network Network
	Path    string
	Asked   string // what was searched for
	Without string // „nummer" or „e-mail": only the members that have none
	Holders []NumberHolder
}

// NumberHolder is an institution, or the network, with its contacts.
type NumberHolder struct {
	Key             string // of the institution
	Name, Path, New string
	Member          bool
	Lines           []NumberLine
}

// NumberLine is a contact with the address of its form.
type NumberLine struct {
	directory.Contact
	At      string
	Service string // the service that it belongs to
	Level   directory.Visibility
}

// ID is the ID of the line in the page.
func (l NumberLine) ID() string { return "e-" + strings.ReplaceAll(l.At, ".", "-") }

// NumberForm is the form of one contact.
type NumberForm struct {
	Form
	Contact directory.Contact
	New     bool
	Moved   string // what is stored now, if somebody else was faster
	Whole   string // the form with everything about what it belongs to
}
