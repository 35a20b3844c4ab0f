package directory

import (
	"fmt"
	"slices"
	"strings"
	"time"
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
	Path  string // „name", „kontakte/zentrale/telefon", „mitglieder/herne/m1/funktion"
	Label string
	Value string
	Long  bool // several lines
}

// EntryGroup is one group of fields of an entry: the institution itself, a contact, a membership.
type EntryGroup struct {
	Path      string // what a correction that removes the entry is filed under; "" for the institution itself
	Title     string
	Gone      string // the sentence that says that the entry is out of date as a whole
	CheckedOn PartialDate
	CheckedBy string
	Fields    []EntryField
}

// Groups returns everything in its own entry that an institution can correct.
func (p InstitutionPage) Groups() []EntryGroup {
	groups := []EntryGroup{{Title: "Ihre Einrichtung", Fields: fieldsOf("", institutionFields(&p.Institution))}}
	for i := range p.Contacts {
		c := &p.Contacts[i]
		path := "kontakte/" + c.Key
		title := "Kontakt"
		if c.Label != "" {
			title += " „" + c.Label + "“"
		}
		groups = append(groups, EntryGroup{path, title, contactGone, c.CheckedOn, c.CheckedBy, fieldsOf(path+"/", contactFields(c))})
	}
	for i := range p.Memberships {
		m := &p.Memberships[i]
		path := "mitglieder/" + m.NetworkKey + "/" + m.Key
		groups = append(groups, EntryGroup{path, fmt.Sprintf(memberIn, m.NetworkName), memberGone, m.CheckedOn, m.CheckedBy,
			fieldsOf(path+"/", memberFields(&m.Membership))})
	}
	return groups
}

// correctable is a value that an institution can correct, with the name and label of its field.
type correctable struct {
	name, label string
	value       *string
	long        bool
}

func institutionFields(i *Institution) []correctable {
	return []correctable{
		{"name", "Name", &i.Name, false}, {"ort", "Ort oder Gebiet", &i.Area, false}, {"website", "Website", &i.Website, false},
	}
}

func contactFields(c *Contact) []correctable {
	return []correctable{
		{"bezeichnung", "Bezeichnung", &c.Label, false}, {"telefon", "Telefon", &c.Phone, false}, {"e_mail", "E-Mail", &c.Email, false},
		{"website", "Website", &c.Website, false}, {"zeiten", "Zeiten", &c.Hours, false}, {"anmerkung", "Anmerkung", &c.Note, true},
	}
}

func memberFields(m *Membership) []correctable {
	return []correctable{{"funktion", "In welcher Funktion jemand von Ihnen teilnimmt", &m.Function, false}}
}

func fieldsOf(prefix string, all []correctable) []EntryField {
	var fields []EntryField
	for _, c := range all {
		fields = append(fields, EntryField{prefix + c.name, c.label, *c.value, c.long || strings.Contains(*c.value, "\n")})
	}
	return fields
}

// The values of a correction that is about an entry as a whole.
const (
	EntryThere = "steht im Verzeichnis"
	EntryGone  = "gibt es nicht mehr"
)

// Place finds the value that the correction is about, in an institution („name", „kontakte/zentrale/telefon") or among the
// members of a network („mitglieder/m1/funktion"). value points into the entry; it is nil for a path that names an entry as a
// whole. ok is false if there is no such entry or field.
func (c Correction) Place(i *Institution, members []Membership) (value *string, contact *Contact, member *Membership, ok bool) {
	parts := strings.Split(c.Path, "/")
	var all []correctable
	switch {
	case len(parts) == 1 && i != nil:
		all = institutionFields(i)
	case len(parts) < 2 || len(parts) > 3:
		return nil, nil, nil, false
	case parts[0] == "kontakte" && i != nil:
		at := slices.IndexFunc(i.Contacts, func(k Contact) bool { return k.Key == parts[1] })
		if at < 0 {
			return nil, nil, nil, false
		}
		contact = &i.Contacts[at]
		all = contactFields(contact)
	case parts[0] == "mitglieder":
		at := slices.IndexFunc(members, func(m Membership) bool { return m.Key == parts[1] })
		if at < 0 {
			return nil, nil, nil, false
		}
		member = &members[at]
		all = memberFields(member)
	default:
		return nil, nil, nil, false
	}
	if len(parts) == 2 {
		return nil, contact, member, true
	}
	for _, field := range all {
		if field.name == parts[len(parts)-1] {
			return field.value, contact, member, true
		}
	}
	return nil, nil, nil, false
}

// CurrentValue returns the value that stands now where the correction would be made. For an entry as a whole it is EntryThere
// or EntryGone; for an entry that the correction adds, EntryThere if it has been added already, otherwise "".
func (c Correction) CurrentValue(i *Institution, members []Membership, now time.Time) string {
	if c.Adds() {
		return c.added(i)
	}
	value, _, member, ok := c.Place(i, members)
	switch {
	case !ok, value == nil && member != nil && !member.Current(now):
		return EntryGone
	case value == nil:
		return EntryThere
	}
	return *value
}

// added says in words whether the new entry has been added in the meantime.
func (c Correction) added(i *Institution) string {
	switch {
	case i == nil:
		return EntryGone
	case c.NewPlace != nil && len(i.Places) > 0:
		return EntryThere
	case c.NewContact != nil && slices.ContainsFunc(i.Contacts, c.NewContact.SameReach):
		return EntryThere
	}
	return ""
}
