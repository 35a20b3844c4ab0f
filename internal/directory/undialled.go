package directory

import (
	"fmt"

	"rundtisch/internal/fault"
)

// Undialled is a contact with a number that was stored before anybody asked what to dial, and of which nobody can be
// sure. Pages show it without a link, or with one to each number that is certain; its coordination has to put it right.
type Undialled struct {
	Institution string // key; "" for a contact of the network itself
	Service     string // key, if it is a contact of a service
	Contact     string // key
	Name        string // whose contact it is
	Phone       string
}

// Trouble says what is wrong with the number, and what to do.
func (u Undialled) Trouble() string { return PhoneTrouble(u.Phone) }

// PhoneTroubles returns what PhoneTrouble says of the numbers of a dossier, by path („kontakte[2].telefon"). Check lets
// them stand where they passed for numbers before.
func (d Dossier) PhoneTroubles() fault.Invalid {
	found := fault.Invalid{}
	look := func(path string, contacts []Contact) {
		for i, c := range contacts {
			if trouble := PhoneTrouble(c.Phone); trouble != "" {
				found[fmt.Sprintf("%skontakte[%d].telefon", path, i+1)] = trouble
			}
		}
	}
	look("", d.Contacts)
	for i, inst := range d.Institutions {
		look(fmt.Sprintf("einrichtungen[%d].", i+1), inst.Contacts)
		for j, s := range inst.Services {
			look(fmt.Sprintf("einrichtungen[%d].angebote[%d].", i+1, j+1), s.Contacts)
		}
	}
	return found
}
