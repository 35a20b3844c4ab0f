package directory

import (
	"slices"
	"strings"
	"time"
)

// CheckKind tells what is checked: a line of the member list, a contact, or an offer.
type CheckKind string

// The things that are checked.
const (
	CheckMember  CheckKind = "mitglied"
	CheckContact CheckKind = "kontakt"
	CheckOffer   CheckKind = "angebot" // with its own contacts
)

// ToCheck is a value with the day on which somebody last looked whether it is right.
type ToCheck struct {
	Kind CheckKind
	// Key is that of a membership or of a contact of the network; otherwise „einrichtung/kontakt", „einrichtung/angebot".
	Key   string
	Name  string
	Value string // what a contact says; who makes an offer, its numbers and hours; "" for a membership
	On    PartialDate
	By    string // a role
}

// Checks returns everything in the dossier that is checked: current memberships, all contacts and all offers, the one that
// was not looked at for longest first, and those that never were before all others.
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
	for _, i := range d.Institutions {
		for _, s := range i.Services {
			on, by := s.Checked()
			all = append(all, ToCheck{CheckOffer, i.Key + "/" + s.Key, s.Name, s.inShort(i.Name), on, by})
		}
	}
	slices.SortStableFunc(all, func(a, b ToCheck) int { return a.On.End().Compare(b.On.End()) })
	return all
}

// Checked returns when an offer was checked, and by whom. Whoever checks it checks its own contacts, too, so the part counts that
// nobody has looked at for longest.
func (s Service) Checked() (PartialDate, string) {
	on, by := s.CheckedOn, s.CheckedBy
	for _, c := range s.Contacts {
		if c.CheckedOn.End().Before(on.End()) {
			on, by = c.CheckedOn, c.CheckedBy
		}
	}
	return on, by
}

// inShort returns an offer in one line: who makes it, its numbers and hours.
func (s Service) inShort(institution string) string {
	var phones, hours []string
	for _, c := range s.Contacts {
		if c.Phone != "" {
			phones = append(phones, c.Phone)
		}
	}
	for _, line := range s.Hours {
		hours = append(hours, string(line))
	}
	parts := []string{institution, strings.Join(phones, ", "), strings.Join(hours, "; ")}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " · ")
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
