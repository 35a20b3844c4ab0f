package directory

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// OwnEntry returns the part of an institution's page that the institution sees and answers for: everything up to the staff
// level, without the networks that it has left by now.
func (p InstitutionPage) OwnEntry(now time.Time) InstitutionPage {
	p.Institution = p.Own()
	p.Memberships = slices.DeleteFunc(slices.Clone(p.Memberships), func(m MembershipAt) bool {
		return hiddenFromOwner(m.Visibility) || !m.Current(now)
	})
	return p
}

// Own returns the institution as it sees itself: everything up to the staff level.
func (i Institution) Own() Institution {
	i.Contacts = slices.DeleteFunc(slices.Clone(i.Contacts), func(c Contact) bool { return hiddenFromOwner(c.Visibility) })
	i.Places = slices.DeleteFunc(slices.Clone(i.Places), func(p Place) bool { return hiddenFromOwner(p.Visibility) })
	i.Services = ownServices(i.Services)
	return i
}

// EntryField is a value of an entry that the institution can correct.
type EntryField struct {
	Path  string // „name", „kontakte/zentrale/telefon", „angebote/rat/zeiten", „mitglieder/herne/m1/funktion"
	Label string
	Value string
	Long  bool // several lines
	Hours bool // a line for each span
}

// Most is how many characters the value can have. What stands there today may stay, however long it is.
func (f EntryField) Most() int {
	most := 300
	if f.Long {
		most = 2000
	}
	return max(most, utf8.RuneCountInString(f.Value))
}

// EntryGroup is one group of fields of an entry: the institution itself, a contact, an offer, a contact of an offer, a membership.
type EntryGroup struct {
	Path      string // what a correction that removes the entry is filed under; "" for the institution itself
	Title     string
	Gone      string // the sentence that says that the entry is out of date as a whole
	CheckedOn PartialDate
	CheckedBy string
	Fields    []EntryField
	Offer     *Service // the offer that the group is, or that the contact belongs to
}

// Groups returns everything in its own entry that an institution can correct.
func (p InstitutionPage) Groups() []EntryGroup {
	groups := []EntryGroup{{Title: "Ihre Einrichtung", Fields: fieldsOf("", institutionFields(&p.Institution))}}
	groups = append(groups, contactGroups("kontakte/", "", p.Contacts)...)
	for i := range p.Services {
		s := &p.Services[i]
		path, title := "angebote/"+s.Key, fmt.Sprintf(offerCalled, s.Name)
		on, by := s.Checked()
		groups = append(groups, EntryGroup{path, title, offerGone, on, by, fieldsOf(path+"/", serviceFields(s)), s})
		for _, g := range contactGroups(path+"/kontakte/", title+": ", s.Contacts) {
			g.Offer = s
			groups = append(groups, g)
		}
	}
	for i := range p.Memberships {
		m := &p.Memberships[i]
		path := "mitglieder/" + m.NetworkKey + "/" + m.Key
		groups = append(groups, EntryGroup{path, fmt.Sprintf(memberIn, m.NetworkName), memberGone, m.CheckedOn, m.CheckedBy,
			fieldsOf(path+"/", memberFields(&m.Membership)), nil})
	}
	return groups
}

func contactGroups(below, of string, contacts []Contact) []EntryGroup {
	var groups []EntryGroup
	for i := range contacts {
		c := &contacts[i]
		path, title := below+c.Key, of+"Kontakt"
		if c.Label != "" {
			title += " „" + c.Label + "“"
		}
		groups = append(groups, EntryGroup{path, title, contactGone, c.CheckedOn, c.CheckedBy, fieldsOf(path+"/", contactFields(c)), nil})
	}
	return groups
}

// correctable is a value that an institution can correct, with the name and label of its field.
type correctable struct {
	name, label string
	value       *string
	long        bool
	hours       *[]Hours // instead of value
}

func institutionFields(i *Institution) []correctable {
	return []correctable{
		{name: "name", label: "Name", value: &i.Name}, {name: "ort", label: "Ort oder Gebiet", value: &i.Area},
		{name: "website", label: "Website", value: &i.Website},
	}
}

func contactFields(c *Contact) []correctable {
	return []correctable{
		{name: "bezeichnung", label: "Bezeichnung", value: &c.Label}, {name: "telefon", label: "Telefon", value: &c.Phone},
		{name: "e_mail", label: "E-Mail", value: &c.Email}, {name: "website", label: "Website", value: &c.Website},
		{name: "zeiten", label: "Zeiten", value: &c.Hours}, {name: "anmerkung", label: "Anmerkung", value: &c.Note, long: true},
	}
}

// serviceFields are what an institution can correct of an offer in words of its own; the rest it says in a message.
func serviceFields(s *Service) []correctable {
	return []correctable{
		{name: "name", label: "Name des Angebots", value: &s.Name},
		{name: "beschreibung", label: "Beschreibung", value: &s.Summary, long: true},
		{name: "zeiten", label: "Zeiten", hours: &s.Hours, long: true},
		{name: "zeiten_anmerkung", label: "Anmerkung zu den Zeiten", value: &s.HoursNote},
		{name: "kosten", label: "Kosten", value: &s.Cost}, {name: "wartezeit", label: "Wartezeit", value: &s.Waiting},
	}
}

func memberFields(m *Membership) []correctable {
	return []correctable{{name: "funktion", label: "In welcher Funktion jemand von Ihnen teilnimmt", value: &m.Function}}
}

func fieldsOf(prefix string, all []correctable) []EntryField {
	var fields []EntryField
	for _, c := range all {
		f := EntryField{Path: prefix + c.name, Label: c.label, Value: c.text()}
		f.Long, f.Hours = c.long || strings.Contains(f.Value, "\n"), c.hours != nil
		fields = append(fields, f)
	}
	return fields
}

// text is the value as it stands in a field: hours with a line for each span.
func (c correctable) text() string {
	if c.hours == nil {
		return *c.value
	}
	lines := make([]string, len(*c.hours))
	for i, line := range *c.hours {
		lines[i] = string(line)
	}
	return strings.Join(lines, "\n")
}

// set replaces the value. Lines of hours that are not understood stay as they are, for Check to find.
func (c correctable) set(text string) {
	if c.hours == nil {
		*c.value = text
		return
	}
	lines := hoursLines(text)
	read, wrong := Tidied(lines)
	if wrong > 0 {
		read = nil
		for _, line := range lines {
			read = append(read, Hours(line))
		}
	}
	if *c.hours = read; len(read) == 0 {
		*c.hours = nil
	}
}

func hoursLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// Stored returns what somebody typed into the field as it would be stored. For hours that are not understood, it returns the
// number, from 1, of the first such line, and the line.
func (f EntryField) Stored(typed string) (text string, wrong int, line string) {
	if !f.Hours {
		return typed, 0, ""
	}
	lines := hoursLines(typed)
	read, wrong := Tidied(lines)
	if wrong > 0 {
		return typed, wrong, lines[wrong-1]
	}
	return correctable{hours: &read}.text(), 0, ""
}
