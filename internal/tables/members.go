package tables

import (
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/wording"
)

// members leaves out lines that state only a number: they are no members to be read in again.
func members(d directory.Dossier, words Words) [][]string {
	at := d.InstitutionsByKey()
	var rows [][]string
	for _, m := range d.Members {
		name, parent, sectors := m.Group, "", []directory.Sector{m.Sector}
		if i, ok := at[m.Institution]; ok {
			name, parent, sectors = i.Name, at[i.Parent].Name, i.Sectors
		}
		if name == "" {
			continue
		}
		rows = append(rows, []string{name, parent, wording.Sectors(words, sectors...), m.Function, words("role." + string(m.Role)), string(m.Since), string(m.Until),
			m.Note, string(m.CheckedOn), wording.Restriction(m.Visibility)})
	}
	return rows
}

// InstitutionHead are the headings of Institution.
var InstitutionHead = []string{"Einrichtung", "Rechtsform", "Teil von", "Art", "Ort", "Anschrift", "PLZ", "Stadt", "Website", "Andere Namen", "Anmerkung", "Sichtbarkeit", "Kennung"}

// Institution returns the row of an institution. parent is the name of what it is a unit of. Of one that is protected
// no place is named, not even where it works: the list stays among the downloads.
func Institution(i directory.Institution, parent string, protected bool, words Words) []string {
	var streets, postcodes, cities []string
	area := i.Area
	if protected {
		area = ""
	} else {
		for _, p := range i.Places {
			streets, postcodes, cities = append(streets, p.Street), append(postcodes, p.Postcode), append(cities, p.City)
		}
	}
	return []string{i.Name, i.LegalForm, parent, wording.Sectors(words, i.Sectors...), area, joined(streets), joined(postcodes), joined(cities), i.Website,
		joined(i.Aliases), i.Note, wording.Restriction(i.Visibility), i.Key}
}

func institutions(d directory.Dossier, words Words) [][]string {
	at, protected := d.InstitutionsByKey(), d.ProtectedKeys()
	var rows [][]string
	for _, i := range d.Institutions {
		rows = append(rows, Institution(i, at[i.Parent].Name, protected[i.Key], words))
	}
	return rows
}

// ContactHead are the headings of Contacts.
var ContactHead = []string{"Wer", "Angebot", "Wofür", "Bezeichnung", "Telefon", "E-Mail", "Website", "Person", "Funktion", "Zeiten", "Anmerkung", "Datum der Prüfung", "Sichtbarkeit"}

// Contacts returns the rows of contacts of somebody, or of one of their services. The level of a row is that of the
// strictest thing it belongs to.
func Contacts(who, service string, contacts []directory.Contact, people []directory.Person, over directory.Visibility, words Words) [][]string {
	var rows [][]string
	for _, c := range contacts {
		person := ""
		for _, p := range people {
			if p.Key == c.Person {
				person = strings.TrimSpace(p.Title + " " + p.Name)
			}
		}
		rows = append(rows, []string{who, service, words("contact." + string(c.Kind)), c.Label, directory.PhoneText(c.Phone), c.Email, c.Website, person, c.Function,
			c.Hours, c.Note, string(c.CheckedOn), wording.Restriction(directory.Stricter(over, c.Visibility))})
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

func services(d directory.Dossier, words Words) [][]string {
	return servicelist.Cells(d.Institutions, words)[1:]
}
