package directory

import "time"

// Membership is one line of a network's member list. It names an institution, or a group of people or offices
// („Rechtsanwältinnen"), or only how many there are („51 Partner"): exactly one of the three.
type Membership struct {
	Key         string      `yaml:"kennung"`
	Institution string      `yaml:"einrichtung,omitempty"` // key of an institution
	Group       string      `yaml:"gruppe,omitempty"`
	Sector      Sector      `yaml:"art,omitempty"`         // of a group; institutions have their own
	Count       int         `yaml:"anzahl,omitempty"`      // as stated by the source
	CountText   string      `yaml:"anzahl_text,omitempty"` // what is counted, or „Zahlreiche Partner"
	Role        Role        `yaml:"rolle"`
	Function    string      `yaml:"funktion,omitempty"` // the function of its representative
	Since       PartialDate `yaml:"seit,omitempty"`
	Until       PartialDate `yaml:"bis,omitempty"`
	Note        string      `yaml:"anmerkung,omitempty"`
	Visibility  Visibility  `yaml:"sichtbarkeit,omitempty"`
	CheckedOn   PartialDate `yaml:"geprueft_am,omitempty"`
	CheckedBy   string      `yaml:"geprueft_durch,omitempty"`
}

// Evidence is how the source names a member.
type Evidence string

// The three kinds of evidence.
const (
	EvidenceNamed  Evidence = "einzeln_genannt"
	EvidenceGroup  Evidence = "als_gruppe_genannt"
	EvidenceNumber Evidence = "nur_zahl"
)

// Evidence returns how the source names the member.
func (m Membership) Evidence() Evidence {
	switch {
	case m.Institution != "":
		return EvidenceNamed
	case m.Group != "":
		return EvidenceGroup
	}
	return EvidenceNumber
}

// Role is what a member is to its network.
type Role string

// The roles.
const (
	RoleMember    Role = "mitglied"
	RolePartner   Role = "kooperationspartner"
	RoleSignatory Role = "vertragspartner"
	RoleInitiator Role = "initiator"
	RoleLead      Role = "federfuehrung"
	RoleOffice    Role = "geschaeftsfuehrung"
	RoleGuest     Role = "gast"
)

// Valid reports whether r is one of the roles.
func (r Role) Valid() bool {
	switch r {
	case RoleMember, RolePartner, RoleSignatory, RoleInitiator, RoleLead, RoleOffice, RoleGuest:
		return true
	}
	return false
}

// Completeness compares the stated number of members with those that are listed.
type Completeness struct {
	Stated     int    // 0 if the source states no number
	StatedText string // what is counted, or a word instead of a number
	Named      int    // institutions listed by name
	Groups     int    // groups listed without naming an institution
}

// CountMembers counts the lines of a member list that have not ended on the day that it is in Germany at the time of now.
func CountMembers(members []Membership, now time.Time) Completeness {
	var c Completeness
	for _, m := range members {
		switch evidence := m.Evidence(); {
		case !m.Current(now):
		case evidence == EvidenceNamed:
			c.Named++
		case evidence == EvidenceGroup:
			c.Groups++
		case evidence == EvidenceNumber:
			c.Stated, c.StatedText = c.Stated+m.Count, m.CountText
		}
	}
	return c
}
