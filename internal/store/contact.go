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

// saveContacts writes the contacts of a network (protected is nil) or of an institution.
func saveContacts(b *pgx.Batch, ownerColumn string, owner directory.ID, protected *bool, contacts []directory.Contact) {
	replace(b, "contacts", "id, network_id, institution_id, institution_protected, position, key, kind, label, phone, email, website, person_key, function, hours, note, visibility, checked_on, checked_by",
		ownerColumn, owner, rowsOf(contacts, func(position int, c directory.Contact) []any {
			var network, institution any
			if protected == nil {
				network = owner
			} else {
				institution = owner
			}
			return []any{directory.NewID("contact", owner.String(), c.Key), network, institution, protected, position, c.Key, c.Kind,
				c.Label, c.Phone, c.Email, c.Website, orNull(c.Person), c.Function, c.Hours, c.Note, c.Visibility.OrPublic(), c.CheckedOn, c.CheckedBy}
		}))
}
