package directory

import "slices"

// writtenOrder are the kinds of contact that an institution is written to at, the first one first. A press office never is.
var writtenOrder = []ContactKind{ContactCoordination, ContactReferral, ContactRegistration, ContactHelp}

// Written reports whether the yearly question and invitations may go to a contact: it has a mailbox, it is no press office, and
// it is seen by more than the coordination, unless it is there for just this: the one for the network.
func (c Contact) Written() bool {
	return c.Email != "" && slices.Contains(writtenOrder, c.Kind) && (c.Kind == ContactCoordination || c.Visibility != Coordination)
}

// WrittenTo returns the contact that the yearly question and invitations go to; false if there is none. The store asks the
// database the same.
func (i Institution) WrittenTo() (Contact, bool) {
	for _, kind := range writtenOrder {
		for _, c := range i.Contacts {
			if c.Kind == kind && c.Written() {
				return c, true
			}
		}
	}
	return Contact{}, false
}
