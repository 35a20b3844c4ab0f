package intake

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/openreferral"
)

const mostContacts = 20

// contacts gathers ways to reach somebody, each number and address once. Names of people are not taken in, only
// what they are there for.
type contacts struct {
	list []directory.Contact
	has  map[string]bool
}

func newContacts(known []directory.Contact) *contacts {
	c := &contacts{has: map[string]bool{}}
	for _, k := range known {
		c.remember(k)
	}
	return c
}

func (c *contacts) remember(k directory.Contact) {
	for _, id := range idsOf(k) {
		c.has[id] = true
	}
}

// idsOf is what tells a contact from others: its number as it is dialled, its address.
func idsOf(k directory.Contact) []string {
	var ids []string
	if l := directory.PhoneLink(k.Phone); l != "" {
		ids = append(ids, l)
	}
	if k.Email != "" {
		ids = append(ids, "mailto:"+strings.ToLower(k.Email))
	}
	return ids
}

func (c *contacts) add(label, number, mail string) {
	k := directory.Contact{Kind: directory.ContactHelp, Label: line(label), Phone: phone(number), Email: email(mail)}
	switch says := directory.Fold(k.Label); {
	case strings.Contains(says, "presse"):
		k.Kind = directory.ContactPress
	case strings.HasPrefix(says, "koordination"): // as this program calls its own; nobody must land there who looks for help
		k.Kind = directory.ContactCoordination
	}
	if c.has[directory.PhoneLink(k.Phone)] {
		k.Phone = ""
	}
	if c.has["mailto:"+strings.ToLower(k.Email)] {
		k.Email = ""
	}
	if k.Phone == "" && k.Email == "" || len(c.list) == mostContacts {
		return
	}
	c.remember(k)
	k.Key = fmt.Sprintf("kontakt-%d", len(c.list)+1)
	c.list = append(c.list, k)
}

// from adds what an organization or a service says of how to reach it.
func (c *contacts) from(mail string, phones []openreferral.Phone, people []openreferral.Contact) {
	for _, p := range spoken(phones) {
		c.add(p.Description, p.Number, mail)
		mail = ""
	}
	c.add("", "", mail)
	for _, who := range people {
		label, mail := strings.Join(slices.DeleteFunc([]string{who.Title, who.Department}, func(s string) bool { return s == "" }), ", "), who.Email
		for _, p := range spoken(who.Phones) {
			c.add(label, p.Number, mail)
			mail = ""
		}
		c.add(label, "", mail)
	}
}

// spoken leaves out what nobody can speak on.
func spoken(phones []openreferral.Phone) []openreferral.Phone {
	return slices.DeleteFunc(slices.Clone(phones), func(p openreferral.Phone) bool {
		kind := directory.Fold(p.Type + " " + p.Description)
		return strings.Contains(kind, "fax") || strings.Contains(kind, "pager") || phone(p.Number) == ""
	})
}
