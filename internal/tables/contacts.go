package tables

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/wording"
)

// contact is one of somebody or of one of their services, with the name of its person. Its level is that of the
// strictest thing that it belongs to.
type contact struct {
	directory.Contact
	who, service, person string
	level                directory.Visibility
}

func theContact(c *contact) any { return &c.Contact }

var contactColumns = slices.Concat(
	own("Wer", func(c contact, _ Words) string { return c.who }),
	own("Angebot", func(c contact, _ Words) string { return c.service }),
	own("Wofür", func(c contact, words Words) string { return words("contact." + string(c.Kind)) }),
	fields("kontakte", theContact, "bezeichnung", "telefon", "e_mail", "website"),
	own("Person", func(c contact, _ Words) string { return c.person }),
	fields("kontakte", theContact, "funktion", "zeiten", "anmerkung"),
	own("Datum der Prüfung", func(c contact, _ Words) string { return string(c.CheckedOn) }),
	own("Sichtbarkeit", func(c contact, _ Words) string { return wording.Restriction(c.level) }),
)

// ContactHead are the headings of Contacts.
var ContactHead = contactColumns.head()

// Contacts returns the rows of contacts of somebody, or of one of their services. The level of a row is that of the
// strictest thing it belongs to.
func Contacts(
	who, service string, contacts []directory.Contact, people []directory.Person, over directory.Visibility, words Words,
) [][]string {
	var rows [][]string
	for _, c := range contacts {
		row := contact{c, who, service, "", directory.Stricter(over, c.Visibility)}
		for _, p := range people {
			if p.Key == c.Person {
				row.person = strings.TrimSpace(p.Title + " " + p.Name)
			}
		}
		rows = append(rows, contactColumns.row(row, words))
	}
	return rows
}

// ContactsOf returns the rows of an institution and of its services.
func ContactsOf(i directory.Institution, words Words) [][]string {
	rows := Contacts(i.Name, "", i.Contacts, nil, i.Visibility, words)
	for _, s := range i.Services {
		rows = append(rows, Contacts(i.Name, s.Name, s.Contacts, nil, directory.Stricter(i.Visibility, s.Visibility), words)...)
	}
	return rows
}

func contacts(d directory.Dossier, words Words) [][]string {
	rows := Contacts(d.Network.Name, "", d.Contacts, d.People, directory.Public, words)
	for _, i := range d.Institutions {
		rows = append(rows, ContactsOf(i, words)...)
	}
	return rows
}
