package takeover

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/mailaddress"
	"rundtisch/internal/memberlist"
)

// Audience says who may see the numbers and addresses that stand in a list.
type Audience string

// The audiences.
const (
	ForStaff    Audience = "fachkraefte"
	ForEveryone Audience = "oeffentlich"
	ForNobody   Audience = "nein" // they are not stored
)

// Valid reports whether a is one of the audiences.
func (a Audience) Valid() bool { return a == ForStaff || a == ForEveryone || a == ForNobody }

// Reach returns what a row says about how to reach the institution, as far as it can be used: contacts for staff without
// keys, each with one number to dial, and the address of the website. unsure are the numbers of which nobody can say
// what to dial, in words. The name of a person is not part of it.
func Reach(m memberlist.Member) (contacts []directory.Contact, site string, unsure []string) {
	empty := directory.Contact{Kind: directory.ContactReferral, Visibility: directory.Staff}
	add := func(n memberlist.Number) {
		parted := directory.SplitPhones(n.Number)
		if parted.Number == "" {
			if n.Number != "" {
				unsure = append(unsure, cmp.Or(n.Label, "Telefon")+" "+n.Number)
			}
			return
		}
		for _, one := range append([]directory.PhoneField{parted}, parted.Further...) {
			c := empty
			c.Label, c.Phone, c.Note = n.Label, one.Number, directory.AddRemark(one.Remark, n.Remark)
			contacts = append(contacts, c)
		}
	}
	add(memberlist.Number{Number: m.Phone, Label: m.Label, Remark: m.Remark})
	for _, n := range m.MorePhones {
		add(n)
	}
	if mailaddress.Is(m.Email) {
		if len(contacts) == 0 {
			contacts = append(contacts, empty)
		}
		contacts[0].Email = m.Email
	} else if m.Email != "" {
		unsure = append(unsure, "E-Mail "+m.Email)
	}
	site = strings.TrimSpace(m.Website)
	if site != "" && !strings.Contains(site, "://") {
		site = "https://" + site
	}
	if u, err := url.Parse(site); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		if m.Website != "" {
			unsure = append(unsure, "Website "+m.Website)
		}
		site = ""
	}
	return contacts, site, unsure
}

// Unknown leaves of what Reach returned only what the institution does not have yet.
func Unknown(inst directory.Institution, contacts []directory.Contact, site string) ([]directory.Contact, string) {
	var list []directory.Contact
	for _, c := range contacts {
		for _, have := range slices.Concat(inst.Contacts, list) {
			if directory.SamePhone(have.Phone, c.Phone) {
				c.Phone = ""
			}
			if strings.EqualFold(have.Email, c.Email) {
				c.Email = ""
			}
		}
		if c.Phone != "" || c.Email != "" {
			list = append(list, c)
		}
	}
	if inst.Website != "" {
		site = ""
	}
	return list, site
}

var mobile = regexp.MustCompile(`^(\+49 ?|0049 ?|0)1[5-7]`)

// private reports whether a row gives how to reach a person rather than an institution: a mobile number, or one called so.
func private(m memberlist.Member) bool {
	called := strings.Contains(directory.Fold(m.Label), "mobil") || strings.Contains(directory.Fold(m.Label), "privat")
	return m.Phone != "" && (called || mobile.MatchString(m.Phone))
}

// forAll reports whether how to reach a member is taken over where somebody says so for all at once.
func forAll(m memberlist.Member) bool { return !m.Sector.Protected() && !private(m) }

// reachInWords says what would be stored of how to reach an institution.
func reachInWords(contacts []directory.Contact) string {
	var parts []string
	for _, c := range contacts {
		if c.Phone != "" {
			part := cmp.Or(c.Label, "Telefon") + " " + directory.PhoneText(c.Phone)
			if c.Note != "" {
				part += " (" + c.Note + ")"
			}
			parts = append(parts, part)
		}
		if c.Email != "" {
			parts = append(parts, "E-Mail "+c.Email)
		}
	}
	return strings.Join(parts, ", ")
}
