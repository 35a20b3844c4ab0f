package directory

import (
	"strings"
	"time"
)

// Contact is a way to reach an institution or the coordination of a network.
type Contact struct {
	Key   string      `yaml:"kennung"`
	Kind  ContactKind `yaml:"art"`
	Label string      `yaml:"bezeichnung,omitempty"`
	// Phone is one number as people write it, with its extension; see PhoneTrouble, PhoneLink, PhoneText.
	Phone      string      `yaml:"telefon,omitempty"`
	Email      string      `yaml:"e_mail,omitempty"`
	Website    string      `yaml:"website,omitempty"`
	Person     string      `yaml:"person,omitempty"` // key of a person; contacts of networks only
	Function   string      `yaml:"funktion,omitempty"`
	Hours      string      `yaml:"zeiten,omitempty"`
	Note       string      `yaml:"anmerkung,omitempty"`
	Visibility Visibility  `yaml:"sichtbarkeit,omitempty"`
	CheckedOn  PartialDate `yaml:"geprueft_am,omitempty"`
	CheckedBy  string      `yaml:"geprueft_durch,omitempty"`
}

// ContactKind says what a contact is for. A press number never appears where help is offered.
type ContactKind string

// The kinds of contact.
const (
	ContactHelp         ContactKind = "hilfe"
	ContactReferral     ContactKind = "vermittlung" // between professionals; never public
	ContactCoordination ContactKind = "koordination"
	ContactPress        ContactKind = "presse"
	ContactRegistration ContactKind = "anmeldung"
)

// Valid reports whether k is one of the kinds.
func (k ContactKind) Valid() bool {
	switch k {
	case ContactHelp, ContactReferral, ContactCoordination, ContactPress, ContactRegistration:
		return true
	}
	return false
}

// Helps reports whether a contact is meant for everybody who looks for help: no other number is offered as a way to get help.
func (c Contact) Helps() bool {
	return c.Kind == ContactHelp && c.Visibility.OrPublic() == Public
}

// SameReach reports whether two contacts lead to the same number or mailbox.
func (c Contact) SameReach(other Contact) bool {
	return SamePhone(c.Phone, other.Phone) || c.Email != "" && strings.EqualFold(c.Email, other.Email)
}

// Hotline is a nationwide number with what sources say about it, and the date of the sources.
type Hotline struct {
	Key       string
	Number    string // exactly as people know it: „116 016"
	Name      string
	Who       string
	Hours     string
	Cost      string
	Languages string
	Website   string
	CheckedOn PartialDate
	Source    string
	Recheck   bool // the evidence is old or the hours may have changed
	Lang      string
	Topics    []Topic    // none: every topic
	Audiences []Audience // none: everybody
	Tongues   []Tongue   // those that a source names; there may be more
	Modes     []Mode
	Access    []Access
	Week      []Hours // Hours as lines that can be read; none: not known
	FitSource string  // where Topics, Audiences, Tongues, Modes and Access are said
}

// OpenAt reports whether somebody answers at a moment; public holidays are days like others.
func (h Hotline) OpenAt(at time.Time) Opening {
	return Service{Hours: h.Week, Holidays: true}.OpenAt(at, "")
}
