package directory

import "slices"

// Reach returns how to reach the service: first what is for professionals, then what may be passed on.
func (o Offer) Reach() []Contact { return slices.Concat(o.ForStaff(), o.ToPassOn()) }

// ForStaff returns the contacts for professionals alone; everything where the offer itself is not public.
func (o Offer) ForStaff() []Contact {
	return o.reach(func(c Contact) bool { return o.closed() || !c.open() })
}

// ToPassOn returns the contacts that a person may be given.
func (o Offer) ToPassOn() []Contact {
	return o.reach(func(c Contact) bool { return !o.closed() && c.open() })
}

// Dials reports whether one of the contacts has a number that can be dialled.
func Dials(reach []Contact) bool {
	return slices.ContainsFunc(reach, func(c Contact) bool { return len(PhonesIn(c.Phone)) > 0 })
}

// open reports whether everybody may have a contact; see ContactReferral.
func (c Contact) open() bool { return c.Kind != ContactReferral && c.Visibility.OrPublic() == Public }

func (o Offer) closed() bool {
	return o.Visibility.OrPublic() != Public || o.Institution.Visibility.OrPublic() != Public
}

// reach returns the contacts of the service that fit. Those of the institution come after them where none of these has a number.
func (o Offer) reach(fits func(Contact) bool) []Contact {
	var found []Contact
	for _, list := range [][]Contact{o.Contacts, o.Institution.Contacts} {
		for _, kind := range []ContactKind{ContactReferral, ContactHelp, ContactRegistration} {
			for _, c := range list {
				if c.Kind == kind && fits(c) && !slices.ContainsFunc(found, c.SameReach) {
					found = append(found, c)
				}
			}
		}
		if Dials(found) {
			break
		}
	}
	return found
}
