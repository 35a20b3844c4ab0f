package directory

import "rundtisch/internal/fault"

// Undialled is a contact whose number was stored before the rules became stricter and of which it is uncertain what to dial. Pages
// show it without a link, or with links to the certain numbers in it; the coordination has to correct it.
type Undialled struct {
	Institution string // key; "" for a contact of the network itself
	Service     string // key, if it is a contact of a service
	Contact     string // key
	Name        string // whose contact it is
	Phone       string
}

// Trouble says what is wrong with the number and what to do about it.
func (u Undialled) Trouble() string { return PhoneTrouble(u.Phone) }

// PhoneTroubles returns what PhoneTrouble says about the numbers of a dossier, in the order of the document. Check accepts those
// that used to pass for numbers.
func (d Dossier) PhoneTroubles() fault.Invalid {
	var found fault.Invalid
	look := func(path fault.Path, contacts []Contact) {
		for i, c := range contacts {
			if trouble := PhoneTrouble(c.Phone); trouble != "" {
				found.Add(path.Entry("kontakte", i+1).Field("telefon"), fault.Said, trouble)
			}
		}
	}
	look(nil, d.Contacts)
	for i, inst := range d.Institutions {
		path := fault.Entry("einrichtungen", i+1)
		look(path, inst.Contacts)
		for j, s := range inst.Services {
			look(path.Entry("angebote", j+1), s.Contacts)
		}
	}
	return found
}
