package directory

import "slices"

// UpTo returns what of the offers may be read at a level: offers that are open to fewer people are left out, and of the
// others the contacts, addresses and fields of a stricter level. A protected offer has no address at any level.
// The database hides all this, too; here it is done once more for what leaves the house on paper or as a file.
func UpTo(level Visibility, offers []Offer) []Offer {
	shown := make([]Offer, 0, len(offers))
	for _, o := range offers {
		if hidden(level, o.Visibility) || hidden(level, o.Institution.Visibility) {
			continue
		}
		o.Protected = o.Protected || o.Institution.Protected()
		o.Contacts = contactsUpTo(level, o.Contacts)
		o.Institution.Contacts = contactsUpTo(level, o.Institution.Contacts)
		o.Institution.Services = nil // the others have offers of their own
		o.Institution.Places = slices.DeleteFunc(
			slices.Clone(o.Institution.Places), func(p Place) bool { return o.Protected || hidden(level, p.Visibility) },
		)
		if hidden(level, Staff) {
			o.Prepare, o.Official, o.Referral = "", nil, ""
		}
		if hidden(level, Coordination) {
			o.Remark = ""
		}
		shown = append(shown, o)
	}
	return shown
}

// hidden reports whether a value is not for those who read at a level.
func hidden(level, value Visibility) bool { return value.rank() > level.rank() }

// contactsUpTo leaves out what is stricter than the level, and from the public what is between professionals whatever its level says.
func contactsUpTo(level Visibility, contacts []Contact) []Contact {
	return slices.DeleteFunc(slices.Clone(contacts), func(c Contact) bool {
		return hidden(level, c.Visibility) || c.Kind == ContactReferral && hidden(level, Staff)
	})
}
