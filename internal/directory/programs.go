package directory

import (
	"slices"
	"strings"
	"unicode"
)

// ForPrograms returns a public contact as programs get it, and whether anything is left to reach. What people read on a
// page is gathered and passed on by programs, and stays there when it is deleted here. So no contact names a person: where
// it stands for one, everything that may be made of the name is left out. The press has no number, for programs gather
// numbers from wherever they are. The interface and the download keep this one rule.
func (c Contact) ForPrograms() (Contact, bool) {
	if c.Person != "" {
		c.Person, c.Label, c.Email, c.Website = "", "", "", ""
	}
	if c.Kind == ContactPress {
		c.Phone = ""
	}
	return c, c.Phone != "" || c.Email != "" || c.Website != ""
}

// ForPrograms returns a public dossier as programs get it: without people, and with contacts as Contact.ForPrograms says.
func (d Dossier) ForPrograms() Dossier {
	gone := map[string]bool{"personen": true}
	for _, p := range d.People {
		gone["personen/"+p.Key] = true
	}
	people := d.People
	contacts := func(all []Contact, path string) []Contact {
		var left []Contact
		for _, c := range all {
			if namesAny(c.Label, people) {
				c.Label = ""
			}
			told, ok := c.ForPrograms()
			if !ok {
				gone[path+c.Key] = true
				continue
			}
			left = append(left, told)
		}
		return left
	}
	d.People = nil
	d.Contacts = contacts(d.Contacts, "kontakte/")
	d.Institutions = slices.Clone(d.Institutions)
	for n := range d.Institutions {
		i := &d.Institutions[n]
		i.Contacts = contacts(i.Contacts, "")
		i.Services = slices.Clone(i.Services)
		for m := range i.Services {
			i.Services[m].Contacts = contacts(i.Services[m].Contacts, "")
		}
	}
	d.Patronages = slices.Clone(d.Patronages)
	for n := range d.Patronages {
		d.Patronages[n].Person = ""
	}
	d.Notices = slices.Clone(d.Notices)
	for n := range d.Notices {
		d.Notices[n].Quotations = slices.Clone(d.Notices[n].Quotations)
		for m := range d.Notices[n].Quotations {
			d.Notices[n].Quotations[m].Person = ""
		}
	}
	d.Statements = statementsWithout(d.Statements, gone, people)
	d.Sources = slices.Clone(d.Sources)
	for n := range d.Sources {
		s := &d.Sources[n]
		s.Paragraphs = slices.DeleteFunc(slices.Clone(s.Paragraphs), func(text string) bool { return namesAny(text, people) })
	}
	return d
}

// namesAny reports whether a text holds the name of one of the people, or the surname as a word of its own.
func namesAny(text string, people []Person) bool {
	words := " " + strings.Join(strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }), " ") + " "
	return slices.ContainsFunc(people, func(p Person) bool {
		parts := strings.Fields(Fold(p.Name))
		return len(parts) > 0 && strings.Contains(words, " "+parts[len(parts)-1]+" ")
	})
}

// statementsWithout leaves out what statements say of things that are gone, statements about nothing else, and passages that name people.
func statementsWithout(all []Statement, gone map[string]bool, people []Person) []Statement {
	var left []Statement
	for _, s := range all {
		s.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(field string) bool { return gone[field] })
		if namesAny(s.Passage, people) {
			s.Passage, s.Start, s.End = "", 0, 0
		}
		if namesAny(s.Note, people) && s.Source != "" {
			s.Note = ""
		}
		if len(s.Fields) > 0 {
			left = append(left, s)
		}
	}
	return left
}
