package deskpages

import "rundtisch/internal/directory"

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

// Language is a language for the headings of a sheet, with its own name.
type Language struct{ Lang, Name string }

// Collected is a service of the collection, with a private note.
type Collected struct {
	ID directory.ID
	directory.Offer
	Note  string
	Fault string // what is wrong with the note
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
func officesOf(r directory.Responsible, sector directory.Sector) []directory.Institution {
	var found []directory.Institution
	for _, i := range r.Offices {
		if i.Has(sector) {
			found = append(found, i)
		}
	}
	return found
}

// officeReach returns the contacts of an office that people can call or write to.
func officeReach(i directory.Institution) []directory.Contact {
	return directory.Offer{Institution: i}.Reach()
}
