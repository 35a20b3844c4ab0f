package openreferral

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rundtisch/internal/directory"
)

// phones are the numbers for people who look for help. owner is what they belong to, entity its kind.
func phones(contacts []directory.Contact, entity, owner string) []Phone {
	var all []Phone
	for _, c := range contacts {
		if !c.Helps() {
			continue
		}
		for i, p := range dialled(c.Phone, part("phone", owner, c.Key)) {
			if i > 0 {
				p.ID = part("phone", owner, c.Key, fmt.Sprint(i+1))
			}
			p.Description = joined(" · ", c.Label, c.Hours, c.Note)
			if entity == "service" {
				p.ServiceID = owner
			} else {
				p.OrganizationID = owner
			}
			all = append(all, p)
		}
	}
	return all
}

// dialled are the numbers of a contact that can be dialled, with their extensions: one, unless more were stored before
// that was asked for. What nobody can be sure of is not handed on: other programs would dial it.
func dialled(text, id string) []Phone {
	var all []Phone
	for _, n := range directory.PhonesIn(text) {
		extension, _ := strconv.ParseFloat(n.Extension, 64) // a number in the standard; none is 0, which is left out
		p := Phone{ID: id, Number: n.Text, Extension: extension, Type: "voice"}
		if strings.HasPrefix(n.Extension, "0") { // the standard cannot say it
			p.Number, p.Extension = n.Shown(), 0
		}
		all = append(all, p)
	}
	return all
}

// offices are the contacts of coordination and press, by their function and never by a person; see
// directory.Contact.ForPrograms. The number of a coordination says what it is.
func offices(contacts []directory.Contact, organization string) []Contact {
	var all []Contact
	for _, c := range contacts {
		var title, note string
		switch c.Kind {
		case directory.ContactCoordination:
			title, note = "Koordination", "Koordination, keine Beratung"
		case directory.ContactPress:
			title = "Pressekontakt"
		default:
			continue
		}
		told, ok := c.ForPrograms()
		if !ok {
			continue
		}
		o := Contact{ID: part("office", organization, c.Key), OrganizationID: organization, Title: title, Department: c.Function}
		if c.Function == title {
			o.Department = ""
		}
		o.Email = mailAddress(told.Email)
		for i, p := range dialled(told.Phone, part("phone", o.ID)) {
			if i > 0 {
				p.ID = part("phone", o.ID, fmt.Sprint(i+1))
			}
			p.ContactID, p.Description = o.ID, joined(" · ", note, c.Hours)
			o.Phones = append(o.Phones, p)
		}
		if o.Email != "" || len(o.Phones) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// mailbox is the first address for people who look for help.
func mailbox(contacts []directory.Contact) string {
	at := slices.IndexFunc(contacts, func(c directory.Contact) bool { return c.Helps() && mailAddress(c.Email) != "" })
	if at < 0 {
		return ""
	}
	return mailAddress(contacts[at].Email)
}

// website is the first web page of contacts for people who look for help.
func website(contacts []directory.Contact) string {
	at := slices.IndexFunc(contacts, func(c directory.Contact) bool { return c.Helps() && webAddress(c.Website) != "" })
	if at < 0 {
		return ""
	}
	return webAddress(contacts[at].Website)
}
