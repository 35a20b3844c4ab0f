// Package referralpages holds the pages on which counselling staff find the right contact and hand it over.
package referralpages

import (
	"fmt"
	"slices"

	"rundtisch/internal/directory"
)

// Offer is a service as counselling staff see it.
type Offer struct {
	directory.Offer
	Collected bool // it is in the collection
	Count     int  // number of services in the collection
}

// Collection is the services that somebody has collected.
type Collection struct {
	Entries   []Collected
	Gone      int // number of services that no longer exist
	Languages []Language
}

// numberless is how many entries have no number that may be passed on.
func (c Collection) numberless() (n int) {
	for _, e := range c.Entries {
		if !directory.Dials(e.ToPassOn()) {
			n++
		}
	}
	return n
}

// anyNumber reports whether there is a number at all, for whomever.
func (c Collection) anyNumber() bool {
	return slices.ContainsFunc(c.Entries, func(e Collected) bool { return directory.Dials(e.Reach()) })
}

// number is a number with its noun: „1 Notiz", „2 Notizen".
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Language is a language for the headings of a sheet, with its own name.
type Language struct{ Lang, Name string }

// Collected is a service of the collection, with a private note.
type Collected struct {
	ID directory.ID
	directory.Offer
	Note  string
	Fault string // what is wrong with the note
	Label string // what it is called on the discreet list; "" if it is not on it
}

// NoteField is what the field with the note of a service is called, before its ID.
const NoteField = "notiz-"

// Anew is what would be gone if the search for the next person began.
type Anew struct{ Entries, Notes int }

// gone says what would be gone.
func (a Anew) gone() string {
	entries := collectedCount(a.Entries)
	if a.Notes == 0 {
		return entries
	}
	return entries + " und " + number(a.Notes, "Notiz", "Notizen")
}

// collectedCount says how many services are put aside.
func collectedCount(n int) string {
	switch n {
	case 0:
		return "noch leer"
	case 1:
		return "ein Angebot"
	}
	return number(n, "Angebot", "Angebote")
}

// coordination returns the contacts of a network that lead to its coordination.
func coordination(c directory.Coordinated) []directory.Contact {
	var found []directory.Contact
	for _, one := range c.Contacts {
		if one.Kind == directory.ContactCoordination || one.Kind == directory.ContactReferral {
			found = append(found, one)
		}
	}
	return found
}

// officesOf returns the offices of one sector.
func officesOf(r directory.Responsible, sector directory.Sector) []directory.Office {
	var found []directory.Office
	for _, o := range r.Offices {
		if o.Has(sector) {
			found = append(found, o)
		}
	}
	return found
}

// without returns the Kreise that none of the offices covers.
func without(districts []string, offices []directory.Office) []string {
	return slices.DeleteFunc(slices.Clone(districts), func(ags string) bool {
		return slices.ContainsFunc(offices, func(o directory.Office) bool { return slices.Contains(o.Districts, ags) })
	})
}

// unnetworked returns the Kreise that no network covers.
func unnetworked(districts []string, r directory.Responsible) []string {
	return slices.DeleteFunc(slices.Clone(districts), func(ags string) bool {
		return slices.ContainsFunc(r.Networks, func(n directory.Coordinated) bool { return slices.Contains(n.Districts, ags) })
	})
}
