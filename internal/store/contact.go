package store

import (
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
)

type ownedContact struct {
	owner string // key of the institution; empty for the network's own
	directory.Contact
}

const contactColumns = `c.key, c.kind, c.label, c.phone, c.email, c.website, coalesce(c.person_key, ''), c.function, c.hours, c.note,
	c.visibility, c.checked_on, c.checked_by`

func scanContact(row pgx.CollectableRow) (c ownedContact, err error) {
	err = row.Scan(&c.owner, &c.Key, &c.Kind, &c.Label, &c.Phone, &c.Email, &c.Website, &c.Person, &c.Function, &c.Hours, &c.Note,
		&c.Visibility, &c.CheckedOn, &c.CheckedBy)
	if c.Visibility == directory.Public {
		c.Visibility = ""
	}
	return c, err
}

const contactTable = "id, network_id, institution_id, institution_protected, position, key, kind, label, phone, " +
	"email, website, person_key, function, hours, note, visibility, checked_on, checked_by"

// contactRows makes the rows of the contacts of a network, or of an institution, which then is protected or not.
func contactRows(owner directory.ID, network, institution, protected any, contacts []directory.Contact) [][]any {
	return rowsOf(contacts, func(position int, c directory.Contact) []any {
		return []any{directory.NewID("contact", owner.String(), c.Key), network, institution, protected, position, c.Key, c.Kind,
			c.Label, c.Phone, c.Email, c.Website, orNull(c.Person), c.Function, c.Hours, c.Note, c.Visibility.OrPublic(), c.CheckedOn, c.CheckedBy}
	})
}

// saveContacts writes the contacts of a network itself.
func saveContacts(b *saving, network directory.ID, contacts []directory.Contact) {
	replace(b, "contacts", contactTable, "network_id", network, contactRows(network, network, nil, nil, contacts))
}
