package deskpages

import "rundtisch/internal/directory"

// Offer is a service as counselling staff see it.
type Offer struct {
	directory.Offer
	Collected bool // it is put aside
	Count     int  // how many are
}

// Collection is what somebody has put aside.
type Collection struct {
	Entries   []Collected
	Gone      int // how many were put aside that are not there any more
	Languages []Language
}

// Language is a language that the headings of a sheet can be in, as it calls itself.
type Language struct{ Lang, Name string }

// Collected is a service that was put aside, with a note for oneself.
type Collected struct {
	ID directory.ID
	directory.Offer
	Note  string
	Fault string // what is wrong with the note as it was typed
}

// coordination are the contacts of a network that lead to its coordination.
func coordination(c directory.Coordinated) []directory.Contact {
	var found []directory.Contact
	for _, one := range c.Contacts {
		if one.Kind == directory.ContactCoordination || one.Kind == directory.ContactReferral {
			found = append(found, one)
		}
	}
	return found
}

// officesOf are the offices of one sector.
func officesOf(r directory.Responsible, sector directory.Sector) []directory.Institution {
	var found []directory.Institution
	for _, i := range r.Offices {
		if i.Has(sector) {
			found = append(found, i)
		}
	}
	return found
}

// officeReach are the contacts of an office that somebody can call or write to.
func officeReach(i directory.Institution) []directory.Contact {
	return directory.Offer{Institution: i}.Reach()
}
