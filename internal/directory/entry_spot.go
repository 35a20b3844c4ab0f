package directory

import (
	"slices"
	"strings"
	"time"
)

// The values of a correction that is about an entry as a whole.
const (
	EntryThere = "steht im Verzeichnis"
	EntryGone  = "gibt es nicht mehr"
)

// Spot is where a correction would be made: a value, or an entry as a whole.
type Spot struct {
	Contact *Contact // nil: it is in no contact
	Service *Service // nil: it is in no offer
	Member  *Membership
	field   correctable // without a name: the entry as a whole
}

// Whole reports whether the correction is about the entry as a whole: the contact, else the offer, else the membership.
func (s Spot) Whole() bool { return s.field.name == "" }

// Value is what stands there now.
func (s Spot) Value() string { return s.field.text() }

// Set puts another value there.
func (s Spot) Set(text string) { s.field.set(text) }

// Place finds what the correction is about, in an institution („name", „kontakte/zentrale/telefon", „angebote/rat/zeiten",
// „angebote/rat/kontakte/zentrale") or among the members of a network („mitglieder/m1/funktion"). The spot points into the
// entry. ok is false if there is no such entry or field.
func (c Correction) Place(i *Institution, members []Membership) (spot Spot, ok bool) {
	steps := strings.Split(c.Path, "/")
	var contacts []Contact
	var fields []correctable
	if i != nil {
		contacts, fields = i.Contacts, institutionFields(i)
	}
	// next takes a step into a list, and returns the key of the entry.
	next := func(list string) (key string, ok bool) {
		if len(steps) < 2 || steps[0] != list {
			return "", false
		}
		key, steps = steps[1], steps[2:]
		return key, true
	}
	if key, in := next("mitglieder"); in {
		at := slices.IndexFunc(members, func(m Membership) bool { return m.Key == key })
		if at < 0 {
			return Spot{}, false
		}
		spot.Member = &members[at]
		return spot.of(steps, memberFields(spot.Member))
	}
	if i == nil {
		return Spot{}, false
	}
	if key, in := next("angebote"); in {
		at := slices.IndexFunc(i.Services, func(s Service) bool { return s.Key == key })
		if at < 0 {
			return Spot{}, false
		}
		spot.Service = &i.Services[at]
		contacts, fields = spot.Service.Contacts, serviceFields(spot.Service)
	}
	if key, in := next("kontakte"); in {
		at := slices.IndexFunc(contacts, func(k Contact) bool { return k.Key == key })
		if at < 0 {
			return Spot{}, false
		}
		spot.Contact = &contacts[at]
		fields = contactFields(spot.Contact)
	}
	return spot.of(steps, fields)
}

// of returns the spot of the field that is left of a path; none is left for an entry as a whole.
func (s Spot) of(steps []string, fields []correctable) (Spot, bool) {
	if len(steps) == 0 {
		return s, true
	}
	at := slices.IndexFunc(fields, func(f correctable) bool { return f.name == steps[0] })
	if len(steps) > 1 || at < 0 {
		return Spot{}, false
	}
	s.field = fields[at]
	return s, true
}

// CurrentValue returns the value that stands now where the correction would be made. For an entry as a whole it is EntryThere
// or EntryGone; for an entry that the correction adds, EntryThere if it has been added already, otherwise "".
func (c Correction) CurrentValue(i *Institution, members []Membership, now time.Time) string {
	if c.Adds() {
		return c.added(i)
	}
	spot, ok := c.Place(i, members)
	switch {
	case !ok, spot.Whole() && spot.Member != nil && !spot.Member.Current(now):
		return EntryGone
	case spot.Whole():
		return EntryThere
	}
	return spot.Value()
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
