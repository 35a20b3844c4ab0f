package servicelist

import (
	"fmt"
	"slices"

	"rundtisch/internal/directory"
)

// contact is a value of the first contact of a service for those who need help. One that only the coordination may read
// stays as it is, and out of the table.
func contact(title, tag string, of func(*directory.Contact) *string) column {
	return column{title, tag,
		func(_ words, s directory.Service) string {
			if i := helping(s.Contacts); i >= 0 {
				return *of(&s.Contacts[i])
			}
			return ""
		},
		func(_ words, s *directory.Service, cell string) string {
			*of(contactOf(s)) = cell
			return ""
		},
	}
}

func showPhone(_ words, s directory.Service) string {
	if i := helping(s.Contacts); i >= 0 {
		return s.Contacts[i].Phone
	}
	return ""
}

// readPhone reads the telephone number of the first contact. A further number in the cell becomes a contact of its own,
// unless the service has it; what was said of a number goes into the remark.
func readPhone(_ words, s *directory.Service, cell string) string {
	if i := helping(s.Contacts); i >= 0 && s.Contacts[i].Phone == cell {
		return ""
	}
	parted := directory.PartPhones(cell)
	if parted.Trouble != "" {
		return parted.Trouble
	}
	first := contactOf(s)
	if parted.Number != "" {
		first.Phone = parted.Number
	}
	first.Note = directory.AddRemark(first.Note, parted.Remark)
	kind, level, label := first.Kind, first.Visibility, first.Label
	for _, f := range parted.Further {
		if !slices.ContainsFunc(s.Contacts, func(c directory.Contact) bool { return directory.SamePhone(c.Phone, f.Number) }) {
			s.Contacts = append(s.Contacts, directory.Contact{Key: freeKey(s.Contacts), Kind: kind, Label: label, Phone: f.Number, Note: f.Remark, Visibility: level})
		}
	}
	return ""
}

func helping(contacts []directory.Contact) int {
	return slices.IndexFunc(contacts, func(c directory.Contact) bool {
		return c.Kind == directory.ContactHelp && c.Visibility != directory.Coordination
	})
}

// contactOf returns the contact that the table is about, in a list that may be changed; it is made where there is none.
func contactOf(s *directory.Service) *directory.Contact {
	i := helping(s.Contacts)
	s.Contacts = slices.Clone(s.Contacts)
	if i < 0 {
		i, s.Contacts = len(s.Contacts), append(s.Contacts, directory.Contact{Key: freeKey(s.Contacts), Kind: directory.ContactHelp})
	}
	return &s.Contacts[i]
}

func freeKey(contacts []directory.Contact) string {
	key := "hilfe"
	for n := 2; slices.ContainsFunc(contacts, func(c directory.Contact) bool { return c.Key == key }); n++ {
		key = fmt.Sprintf("hilfe-%d", n)
	}
	return key
}
