package directory

import (
	"slices"
	"strings"
	"time"
)

// CheckKind tells what is checked: a line of the member list, or a contact.
type CheckKind string

// The two things that are checked.
const (
	CheckMember  CheckKind = "mitglied"
	CheckContact CheckKind = "kontakt"
)

// ToCheck is a value with the day on which somebody last looked whether it is right.
type ToCheck struct {
	Kind  CheckKind
	Key   string // of a membership, of a contact of the network, or „einrichtung/kontakt" of an institution's
	Name  string
	Value string // what a contact says; "" for a membership
	On    PartialDate
	By    string // a role
}

// Checks returns everything in the dossier that is checked: current memberships and all contacts, the one that was
// not looked at for longest first, and those that never were before all others.
func (d Dossier) Checks(now time.Time) []ToCheck {
	var all []ToCheck
	for _, m := range d.Members {
		if !m.Current(now) {
			continue
		}
		name := m.Group
		switch i, ok := d.Institution(m.Institution); {
		case ok:
			name = i.Name
		case m.Evidence() == EvidenceNumber:
			name = m.CountText
		}
		all = append(all, ToCheck{Kind: CheckMember, Key: m.Key, Name: name, On: m.CheckedOn, By: m.CheckedBy})
	}
	for _, c := range d.Contacts {
		all = append(all, ToCheck{CheckContact, c.Key, d.Network.Name, c.Summary(), c.CheckedOn, c.CheckedBy})
	}
	for _, i := range d.Institutions {
		for _, c := range i.Contacts {
			all = append(all, ToCheck{CheckContact, i.Key + "/" + c.Key, i.Name, c.Summary(), c.CheckedOn, c.CheckedBy})
		}
	}
	slices.SortStableFunc(all, func(a, b ToCheck) int { return a.On.End().Compare(b.On.End()) })
	return all
}

// Summary returns a contact in one line: its label, number and addresses.
func (c Contact) Summary() string {
	var parts []string
	for _, part := range []string{c.Label, c.Phone, c.Email, c.Website} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}
