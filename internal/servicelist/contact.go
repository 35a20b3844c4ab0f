package servicelist

import (
	"fmt"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// contactColumns are the columns of the first contact of a service for those who need help: its number and its
// addresses. A contact that only the coordination may read stays as it is, and out of the table.
func contactColumns(fields []parts.Field) []column {
	var list []column
	for _, f := range fields {
		c := column{Title: f.ShortLabel(), tag: f.Tag, show: func(w words, s *directory.Service) string {
			if i := helping(s.Contacts); i >= 0 {
				return showText(w, f, &s.Contacts[i])
			}
			return ""
		}}
		switch f.Widget {
		case parts.Phone:
			c.read = readPhone
		case parts.Email, parts.Link:
			c.read = func(w words, s *directory.Service, cell string) string { return readText(w, f, contactOf(s), cell) }
		default:
			continue
		}
		list = append(list, c)
	}
	return list
}

// readPhone reads the telephone number of the first contact. A further number in the cell becomes a contact of its own,
// unless the service has it; what was said of a number goes into the remark.
func readPhone(_ words, s *directory.Service, cell string) string {
	if i := helping(s.Contacts); i >= 0 && s.Contacts[i].Phone == cell {
		return ""
	}
	parted := directory.SplitPhones(cell)
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
			s.Contacts = append(s.Contacts, directory.Contact{
				Key: freeKey(s.Contacts), Kind: kind, Label: label, Phone: f.Number, Note: f.Remark, Visibility: level,
			})
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
