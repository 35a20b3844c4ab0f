package intake

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
)

// Words for shelters in the languages that sources are likely to be written in, besides the German ones of package memberlist.
var shelterWords = []string{
	"shelter", "refuge", "safe house", "safehouse", "safe housing", "safe flat",
	"schutzunterkunft", "schutzeinrichtung", "schutzplatz", "maison d'accueil", "blijf van mijn lijf", "kvindekrisecenter",
}

// shelter reports whether one of the texts sounds like an institution whose address must never be known. It would
// rather take a counselling centre for one than the other way round.
func shelter(texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool {
		folded := strings.ToLower(text)
		return text != "" && (memberlist.SpeaksOfShelter(text) ||
			slices.ContainsFunc(shelterWords, func(word string) bool { return strings.Contains(folded, word) }))
	})
}

// Hide takes out of a record everything that a protected institution must not have, whatever it looked like before.
func (r *Record) Hide() {
	r.Suspected = true
	r.withoutAddresses()
}

// withoutAddresses leaves out the address and every text that looks like one.
func (r *Record) withoutAddresses() {
	left := len(r.Institution.Places) > 0
	r.LeftOut = redacted(r.LeftOut)
	hide := func(text *string) {
		if directory.LooksLikeAddress(*text) {
			*text, left = "", true
		}
	}
	inst := &r.Institution
	inst.Places, inst.Area = nil, ""
	for _, text := range []*string{&inst.Note, &inst.Website} {
		hide(text)
	}
	inst.Aliases = slices.DeleteFunc(inst.Aliases, directory.LooksLikeAddress)
	if directory.LooksLikeAddress(inst.Name) {
		inst.Name, left = sayNameOut, true
	}
	inst.Contacts = withoutAddresses(inst.Contacts, hide)
	for i := range r.Services {
		s := &r.Services[i].Service
		r.Services[i].LeftOut = redacted(r.Services[i].LeftOut)
		for _, text := range s.Texts() {
			hide(text)
		}
		for n, line := range s.Hours {
			if directory.LooksLikeAddress(string(line)) {
				s.Hours = slices.Delete(slices.Clone(s.Hours), n, n+1)
				break
			}
		}
		s.Contacts = withoutAddresses(s.Contacts, hide)
		if s.Name == "" {
			s.Name = sayNameOut
		}
	}
	if left && !slices.Contains(r.LeftOut, sayAddressesOut) {
		r.leaveOut(sayAddressesOut)
	}
}

func withoutAddresses(contacts []directory.Contact, hide func(*string)) []directory.Contact {
	contacts = slices.Clone(contacts)
	for i := range contacts {
		c := &contacts[i]
		for _, text := range []*string{&c.Label, &c.Phone, &c.Email, &c.Website, &c.Function, &c.Hours, &c.Note} {
			hide(text)
		}
	}
	return slices.DeleteFunc(contacts, func(c directory.Contact) bool { return c.Phone == "" && c.Email == "" && c.Website == "" })
}
