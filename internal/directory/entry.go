package directory

import (
	"slices"
	"strings"
)

// OwnEntry returns of an institution's page what it sees and answers for itself: everything up to the staff level.
func (p InstitutionPage) OwnEntry() InstitutionPage {
	hidden := hiddenFromOwner
	p.Contacts = slices.DeleteFunc(slices.Clone(p.Contacts), func(c Contact) bool { return hidden(c.Visibility) })
	p.Memberships = slices.DeleteFunc(slices.Clone(p.Memberships), func(m MembershipAt) bool { return hidden(m.Visibility) })
	p.Places = slices.DeleteFunc(slices.Clone(p.Places), func(a Place) bool { return hidden(a.Visibility) })
	p.Services = ownServices(p.Services)
	return p
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
	Path      string // that this is gone is said under it; "" for the institution itself
	Title     string
	Gone      string // the sentence that says so
	CheckedOn PartialDate
	CheckedBy string
	Fields    []EntryField
}

// Groups returns what of its own entry an institution can correct.
func (p InstitutionPage) Groups() []EntryGroup {
	groups := []EntryGroup{{Title: "Ihre Einrichtung", Fields: fieldsOf("", institutionFields(&p.Institution))}}
	for i := range p.Contacts {
		c := &p.Contacts[i]
		path := "kontakte/" + c.Key
		title := "Kontakt"
		if c.Label != "" {
			title += " „" + c.Label + "“"
		}
		groups = append(
			groups,
			EntryGroup{path, title, "Diesen Kontakt gibt es nicht mehr.", c.CheckedOn, c.CheckedBy, fieldsOf(path+"/", contactFields(c))},
		)
	}
	for i := range p.Memberships {
		m := &p.Memberships[i]
		path := "mitglieder/" + m.NetworkKey + "/" + m.Key
		groups = append(
			groups,
			EntryGroup{path, "Mitglied im Netzwerk „" + m.NetworkName + "“", "Wir sind dort nicht mehr Mitglied.", m.CheckedOn, m.CheckedBy,
				fieldsOf(path+"/", memberFields(&m.Membership))},
		)
	}
	return groups
}

// correctable is a value of an entry and where it is.
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

// What a correction says instead of a value.
const (
	EntryThere = "steht im Verzeichnis"
	EntryGone  = "gibt es nicht mehr"
)

// Place finds where a correction of an institution („name", „kontakte/zentrale/telefon") or of one of the members of a
// network („mitglieder/m1/funktion") belongs. The pointer leads into the entry; it is nil for a path that names an entry as a
// whole. It reports false where there is no such entry or field.
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

// Today returns what is now where the correction belongs; of what is new, nothing, or that it is there already.
func (c Correction) Today(i *Institution, members []Membership) string {
	if c.Adds() {
		return c.added(i)
	}
	value, _, member, ok := c.Place(i, members)
	switch {
	case !ok, value == nil && member != nil && member.Until != "":
		return EntryGone
	case value == nil:
		return EntryThere
	}
	return *value
}

// added reports in words whether what is new has been added by now.
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
