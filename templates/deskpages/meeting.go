package deskpages

import (
	"strconv"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/templates"
	"rundtisch/templates/inside"
)

// Meeting is a network on paper: who takes part today, and what each offers.
type Meeting struct {
	Key, Name, RegionName string
	Rows                  []MeetingFamily
	More                  string // what the source says of members that are not listed; "" if nothing
}

// MeetingFamily is the members of one family.
type MeetingFamily struct {
	Key     string
	Members []MeetingMember
}

// MeetingMember is a member with what it offers.
type MeetingMember struct {
	templates.Member
	Services []directory.Service
	Contacts []directory.Contact
}

// NewMeeting returns what a meeting needs of a network: the members on the day of now, grouped as on its page.
func NewMeeting(d directory.Dossier, now time.Time) Meeting {
	m := Meeting{Key: d.Network.Key, Name: d.Network.Name, RegionName: d.Region.Called()}
	for _, family := range templates.NewNetwork(directory.NetworkPage{Dossier: d}, now).Families {
		row := MeetingFamily{Key: family.Key}
		for _, member := range family.Members {
			if !member.Current(now) {
				continue
			}
			i, _ := d.Institution(member.Institution)
			row.Members = append(row.Members, MeetingMember{member, i.Services, referralContacts(i.Contacts)})
		}
		if len(row.Members) > 0 {
			m.Rows = append(m.Rows, row)
		}
	}
	for _, member := range d.Members {
		if member.Evidence() == directory.EvidenceNumber && member.Current(now) {
			m.More = member.CountText
			if member.Count > 0 {
				m.More = number(member.Count, member.CountText, member.CountText)
			}
		}
	}
	return m
}

// referralContacts returns the contacts by which staff reach an institution.
func referralContacts(contacts []directory.Contact) []directory.Contact {
	var found []directory.Contact
	for _, c := range contacts {
		if c.Kind == directory.ContactReferral || c.Kind == directory.ContactHelp {
			found = append(found, c)
		}
	}
	return found
}

func audienceWords(p inside.Page, audiences []directory.Audience) string {
	words := make([]string, len(audiences))
	for i, a := range audiences {
		words[i] = p.T("audience." + string(a))
	}
	return strings.Join(words, ", ")
}

func serviceNames(services []directory.Service) string {
	names := make([]string, len(services))
	for i, s := range services {
		names[i] = s.Name
	}
	return strings.Join(names, "; ")
}

func rowspan(rows int) string { return strconv.Itoa(rows) }
