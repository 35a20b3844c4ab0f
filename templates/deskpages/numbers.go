package deskpages

import (
	"strings"

	"github.com/a-h/templ"

	"rundtisch/internal/directory"
)

// Numbers is every number of a network.
type Numbers struct {
	Network Network
	Path    string
	Asked   string // what was searched for
	Without string // „nummer": only the members that have none
	Holders []NumberHolder
}

// NumberHolder is an institution, or the network, with its contacts.
type NumberHolder struct {
	Key             string // of the institution
	Name, Path, New string
	Above           string // what it is a part of: „Schwangerschaftsberatung“ alone may be anybody's
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
	Without string // the list to which it goes back is of those without a number
	New     bool
	Moved   string // says that it is gone, if somebody else removed it
	Whole   string // the form with everything about what it belongs to
}

// query keeps which members are shown, for the way back.
func (n Numbers) query() string {
	if n.Without == "" {
		return ""
	}
	return "?ohne=" + n.Without
}

// new is where a further number is entered.
func (n Numbers) new(h NumberHolder) templ.SafeURL {
	if h.Key == "" {
		return templ.SafeURL(h.New)
	}
	return templ.SafeURL(h.New + n.query())
}
