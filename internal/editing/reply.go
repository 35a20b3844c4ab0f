package editing

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Reply is what an institution says about its own entry.
type Reply struct {
	Fingerprint string            // of the entry as it was shown; see EntryFingerprint
	Right       bool              // everything is right; the other fields are ignored
	Values      map[string]string // path → new value; what is not in it stays as it is
	Gone        map[string]bool   // paths of contacts, offers and memberships that no longer exist
	Text        string            // a message in free words
}

// What a form with a reply may hold: an institution with many contacts, offers and memberships has many fields.
const (
	ReplyBytes  = 1 << 20
	ReplyFields = 3000
)

// ReplyFrom reads a form: „stand" and „text"; „antwort" is „stimmt" where everything is right; „entfaellt" names, as often
// as needed, what is no more; every other field is named by the path of its value.
func ReplyFrom(form map[string][]string) Reply {
	first := func(name string) string {
		if len(form[name]) == 0 {
			return ""
		}
		return strings.ReplaceAll(form[name][0], "\r\n", "\n")
	}
	r := Reply{
		Fingerprint: first("stand"), Right: first("antwort") == "stimmt",
		Text:   first("text"),
		Values: map[string]string{},
		Gone:   map[string]bool{},
	}
	for name := range form {
		r.Values[name] = first(name)
	}
	for _, path := range form["entfaellt"] {
		r.Gone[path] = true
	}
	return r
}

// MaxReplyText is the longest message of a reply, in characters; see EntryField.Most for values.
const MaxReplyText = 2000

// EntryFingerprint identifies the state of an entry as its institution sees it; the form of the entry carries it.
func EntryFingerprint(own directory.InstitutionPage) string {
	hash := sha256.New()
	for _, g := range own.Groups() {
		for _, f := range g.Fields {
			fmt.Fprintf(hash, "%q %q\n", f.Path, f.Value)
		}
	}
	// Of an offer the institution is shown more than it can correct here, and it says of all of it that it is right.
	shown := directory.Dossier{Institutions: []directory.Institution{{Services: own.Services}}}.Clone()
	for i := range shown.Institutions[0].Services {
		s := &shown.Institutions[0].Services[i]
		s.CheckedOn, s.CheckedBy = "", ""
		for j := range s.Contacts {
			s.Contacts[j].CheckedOn, s.Contacts[j].CheckedBy = "", ""
		}
	}
	fmt.Fprintln(hash, Fingerprint(shown))
	return hex.EncodeToString(hash.Sum(nil)[:12])
}

// corrections returns the corrections in a reply: those of the institution itself, and those of its memberships by the key of the
// network. It returns fault.Invalid, by path, for values that could never be accepted.
func (r Reply) corrections(
	own directory.InstitutionPage, line []directory.Institution,
) ([]directory.Correction, map[string][]directory.Correction, error) {
	var bad fault.Invalid
	var shared []directory.Correction
	members := map[string][]directory.Correction{}
	for _, g := range own.Groups() {
		var found []directory.Correction
		if g.Offer != nil && r.Gone["angebote/"+g.Offer.Key] && g.Path != "angebote/"+g.Offer.Key {
			continue // a contact of an offer that is no more
		}
		if r.Gone[g.Path] && g.Path != "" {
			found = []directory.Correction{{Path: g.Path, Label: g.Title, Before: directory.EntryThere, After: directory.EntryGone}}
		} else {
			for _, f := range g.Fields {
				value, ok := directory.CleanText(r.Values[f.Path])
				_, named := r.Values[f.Path]
				today, _ := directory.CleanText(f.Value)
				if ok && value == today {
					continue
				}
				value, wrong, line := f.Stored(value)
				if isPhone(f.Path) {
					value = directory.PhoneText(value)
				}
				switch {
				case !ok || !f.Long && strings.ContainsAny(value, "\n\t"):
					bad.Add(fault.At(f.Path), unreadableValue)
				case utf8.RuneCountInString(value) > f.Most():
					bad.Add(fault.At(f.Path), shorterValue, f.Most())
				case named && wrong > 0:
					bad.Add(fault.At(f.Path), fault.Said, unreadHours(wrong, line))
				case named && value != today && isHours(f.Path) && directory.HoursTrouble(value) != "":
					bad.Add(fault.At(f.Path), fault.Said, directory.HoursTrouble(value))
				case named && value != today && isPhone(f.Path) && directory.PhoneTrouble(value) != "":
					bad.Add(fault.At(f.Path), fault.Said, directory.PhoneTrouble(value))
				case named && value != today:
					found = append(found, directory.Correction{Path: f.Path, Label: g.Title + ": " + f.Label, Before: f.Value, After: value})
				}
			}
		}
		if rest, ok := strings.CutPrefix(g.Path, "mitglieder/"); ok {
			network, _, _ := strings.Cut(rest, "/")
			for _, c := range found {
				c.Path = strings.Replace(c.Path, network+"/", "", 1)
				members[network] = append(members[network], c)
			}
			continue
		}
		shared = append(shared, found...)
	}
	r.possible(own, line, shared, members, &bad)
	return shared, members, bad.OrNil()
}

// unreadHours says which line of hours is not understood, and why.
func unreadHours(number int, line string) string {
	var invalid fault.Invalid
	if _, err := directory.ReadHours(line); errors.As(err, &invalid) {
		return fmt.Sprintf(lineOfHours, number, line, invalid[0].InForm())
	}
	return ""
}

// possible adds to bad what the rules of the directory would refuse if the corrections were made.
func (r Reply) possible(
	own directory.InstitutionPage, line []directory.Institution, shared []directory.Correction,
	members map[string][]directory.Correction, bad *fault.Invalid,
) {
	inst := directory.Dossier{Institutions: line[:1]}.Clone().Institutions[0] // what it is compared with must stay as it is
	for _, c := range shared {
		take(c, &inst, nil)
	}
	d := directory.Dossier{
		Institutions: append([]directory.Institution{inst}, line[1:]...),
		Members:      []directory.Membership{{Institution: inst.Key}},
	}
	var found fault.Invalid
	errors.As(d.Check(), &found)
	for _, problem := range found {
		if field, ok := entryField(inst, problem.Path); ok && !bad.Has(fault.At(field)) {
			bad.Add(fault.At(field), problem.Code, problem.Values...)
		}
	}
	before := directory.Dossier{Institutions: line, Members: []directory.Membership{{Institution: line[0].Key}}}
	for _, doubt := range directory.NewDoubts(before, d.Uncleared()) {
		field, ok := entryField(inst, doubt.Path)
		if _, asked := r.Values[field]; !ok || !asked { // the institution cannot edit that field; the name is the one that changed
			field = "name"
		}
		if asked := (PlaceQuestions{}).problem(doubt); !bad.Has(fault.At(field)) {
			bad.Add(fault.At(field), asked.Code, asked.Values...)
		}
	}
	names := append([]string{line[0].Name}, line[0].Aliases...)
	for _, network := range slices.Sorted(maps.Keys(members)) {
		for _, c := range members[network] {
			if own.Protected && directory.LooksLikeAddress(c.After) || directory.TellsWhere(c.After, own.Protected, names...) {
				bad.Add(fault.At(strings.Replace(c.Path, "mitglieder/", "mitglieder/"+network+"/", 1)), placeInReply)
			}
		}
	}
	switch text, ok := directory.CleanText(r.Text); {
	case !ok:
		bad.Add(fault.At("text"), unreadableText)
	case utf8.RuneCountInString(text) > MaxReplyText:
		bad.Add(fault.At("text"), shorterText, MaxReplyText)
	case own.Protected && directory.LooksLikeAddress(text), directory.TellsWhere(text, own.Protected, names...):
		bad.Add(fault.At("text"), placeInReply)
	}
}

// entryField returns the name, in the form of an institution, of the field that a path within a dossier leads to; the institution
// comes first in that dossier. It reports false if the path leads elsewhere.
func entryField(inst directory.Institution, path fault.Path) (string, bool) {
	rest, ok := path.Cut(fault.Entry("einrichtungen", 1))
	if !ok || len(rest) == 0 {
		return "", false
	}
	field := ""
	contacts := inst.Contacts
	if list := rest[0]; list.Name == "angebote" && len(rest) > 1 && list.Number > 0 && list.Number <= len(inst.Services) {
		s := inst.Services[list.Number-1]
		field, contacts, rest = "angebote/"+s.Key+"/", s.Contacts, rest[1:]
	}
	if list := rest[0]; list.Name == "kontakte" && len(rest) > 1 && list.Number > 0 && list.Number <= len(contacts) {
		return field + "kontakte/" + contacts[list.Number-1].Key + "/" + rest[1:].String(), true
	}
	if rest[0].Name == "zeiten" && len(rest) == 1 {
		return field + "zeiten", true // whichever line it is
	}
	return field + rest.String(), true
}

// take makes a correction of an institution or of the members of a network. It reports false if there is no such entry.
func take(c directory.Correction, inst *directory.Institution, members []directory.Membership) bool {
	spot, ok := c.Place(inst, members)
	switch {
	case !ok:
		return false
	case !spot.Whole():
		spot.Set(c.After)
	case spot.Contact != nil && spot.Service != nil:
		spot.Service.Contacts = lacking(spot.Service.Contacts, spot.Contact)
	case spot.Contact != nil:
		inst.Contacts = lacking(inst.Contacts, spot.Contact)
	case spot.Service != nil:
		inst.Services = lacking(inst.Services, spot.Service)
	}
	return true
}

// lacking returns a list without the entry that gone points to.
func lacking[T any](list []T, gone *T) []T {
	var kept []T
	for i := range list {
		if &list[i] != gone {
			kept = append(kept, list[i])
		}
	}
	return kept
}

// isHours reports whether a value of an entry is when somebody is there.
func isHours(path string) bool { return strings.HasSuffix(path, "/zeiten") }

// isPhone reports whether a value of an entry is the telephone number of a contact.
func isPhone(path string) bool {
	return strings.Contains(path, "kontakte/") && strings.HasSuffix(path, "/telefon")
}
