package intake

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/memberlist"
	"rundtisch/internal/openreferral"
)

// Field is a field of a service that can be taken over by itself.
type Field struct {
	Key  string
	same func(ours, theirs directory.Service) bool // also where the source says nothing
	take func(into *directory.Service, from directory.Service)
}

var fields = []Field{
	text("name", func(s *directory.Service) *string { return &s.Name }),
	text("beschreibung", func(s *directory.Service) *string { return &s.Summary }),
	set("themen", func(s *directory.Service) *[]directory.Topic { return &s.Topics }),
	set("zielgruppen", func(s *directory.Service) *[]directory.Audience { return &s.Audiences }),
	set("sprachen", func(s *directory.Service) *[]directory.Tongue { return &s.Languages }),
	set("dolmetschsprachen", func(s *directory.Service) *[]directory.Tongue { return &s.Interpreted }),
	text("dolmetschen", func(s *directory.Service) *string { return &s.Interpreting }),
	set("barrierefreiheit", func(s *directory.Service) *[]directory.Access { return &s.Access }),
	text("barrierefreiheit_anmerkung", func(s *directory.Service) *string { return &s.AccessNote }),
	set("wege", func(s *directory.Service) *[]directory.Mode { return &s.Modes }),
	{"zeiten", sameHours, func(into *directory.Service, from directory.Service) {
		words := hoursInWords(into.Hours)
		if into.Hours, into.Holidays = slices.Clone(from.Hours), into.Holidays || from.Holidays; !closedForNow(from) {
			into.Hours = append(into.Hours, words...)
		}
	}},
	{"zeiten_anmerkung", sameHoursNote, func(into *directory.Service, from directory.Service) { into.HoursNote = from.HoursNote }},
	text("kosten", func(s *directory.Service) *string { return &s.Cost }),
	text("wartezeit", func(s *directory.Service) *string { return &s.Waiting }),
	set("einzugsgebiet", func(s *directory.Service) *[]string { return &s.Areas }),
	text("einzugsgebiet_anmerkung", func(s *directory.Service) *string { return &s.AreaNote }),
	set("naechste_schritte", func(s *directory.Service) *[]directory.Step { return &s.Steps }),
	text("so_vermitteln_sie", func(s *directory.Service) *string { return &s.Referral }),
	{
		"kontakte",
		func(ours, theirs directory.Service) bool { return len(newContactsIn(ours, theirs)) == 0 },
		func(into *directory.Service, from directory.Service) {
			into.Contacts = append(into.Contacts, newContactsIn(*into, from)...)
		},
	},
}

func text(key string, of func(*directory.Service) *string) Field {
	return Field{key,
		func(ours, theirs directory.Service) bool {
			return *of(&theirs) == "" || strings.Join(strings.Fields(*of(&ours)), " ") == strings.Join(strings.Fields(*of(&theirs)), " ")
		},
		func(into *directory.Service, from directory.Service) { *of(into) = *of(&from) }}
}

func set[T ~string](key string, of func(*directory.Service) *[]T) Field {
	return Field{key,
		func(ours, theirs directory.Service) bool {
			a, b := slices.Sorted(slices.Values(*of(&ours))), slices.Sorted(slices.Values(*of(&theirs)))
			return len(b) == 0 || slices.Equal(a, b)
		},
		func(into *directory.Service, from directory.Service) { *of(into) = slices.Clone(*of(&from)) }}
}

// hoursInWords returns the lines that are words instead of weekly hours. The standard has them as words, too.
func hoursInWords(lines []directory.Hours) []directory.Hours {
	return slices.DeleteFunc(slices.Clone(lines), func(line directory.Hours) bool {
		_, err := directory.ParseHours(string(line))
		return err == nil
	})
}

// sameHours compares the times alone: the standard has no place for a remark on one line.
func sameHours(ours, theirs directory.Service) bool {
	bare := func(lines []directory.Hours) []directory.Hours {
		var all []directory.Hours
		for _, line := range lines {
			in, err := directory.ParseHours(string(line))
			if err != nil {
				continue
			}
			in.Note = ""
			all = append(all, in.Hours())
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	if closedForNow(theirs) && len(theirs.Hours) == 0 { // the usual hours would say that it is open
		return len(ours.Hours) == 0
	}
	return len(theirs.Hours) == 0 || slices.Equal(bare(ours.Hours), bare(theirs.Hours))
}

// sameHoursNote compares what is said about the hours in words. A note that something is temporarily closed ends when the source no
// longer says so.
func sameHoursNote(ours, theirs directory.Service) bool {
	if theirs.HoursNote == "" && closedForNow(ours) {
		return false
	}
	said := theirs.HoursNote
	for _, line := range hoursInWords(ours.Hours) {
		said = strings.ReplaceAll(said, line.Words(), "")
	}
	bare := func(text string) string {
		return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ' ' || r == '\n' || r == '\t' }), " ")
	}
	return bare(said) == "" || bare(ours.HoursNote) == bare(said)
}

func closedForNow(s directory.Service) bool {
	return strings.HasPrefix(s.HoursNote, openreferral.ClosedForNow)
}

// newContactsIn returns the contacts of theirs that ours does not have yet, with keys that are free there.
func newContactsIn(ours, theirs directory.Service) []directory.Contact {
	known := newContacts(&omissions{}, ours.Contacts)
	var fresh []directory.Contact
	for _, c := range theirs.Contacts {
		ids := idsOf(c)
		if slices.ContainsFunc(ids, func(id string) bool { return known.has[id] }) {
			continue
		}
		if len(ids) == 0 &&
			(c.Website == "" ||
				slices.ContainsFunc(ours.Contacts, func(o directory.Contact) bool { return siteOf(o.Website) == siteOf(c.Website) })) {
			continue
		}
		for slices.ContainsFunc(ours.Contacts, func(o directory.Contact) bool { return o.Key == c.Key }) {
			c.Key += "-neu"
		}
		fresh = append(fresh, c)
	}
	return fresh
}

// ChangedFields returns the keys of the fields of a service for which a source says something else.
func ChangedFields(ours, theirs directory.Service) []string {
	var keys []string
	for _, f := range fields {
		if !f.same(ours, theirs) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// TakeFields returns ours with the fields with these keys taken from theirs. It reports false for an unknown key.
func TakeFields(ours, theirs directory.Service, keys []string) (directory.Service, bool) {
	for _, key := range keys {
		at := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
		if at < 0 {
			return ours, false
		}
		fields[at].take(&ours, theirs)
	}
	return ours, true
}

// FindService returns the index of the service that is meant, or -1: the one with the key it was matched with before, otherwise the
// one with the same or nearly the same name.
func FindService(services []directory.Service, name, linked string) int {
	if at := slices.IndexFunc(services, func(s directory.Service) bool { return s.Key == linked }); at >= 0 {
		return at
	}
	names := make([][]string, len(services))
	for i, s := range services {
		names[i] = []string{s.Name}
	}
	if found := memberlist.NewNames(names).Alike(name, 2); len(found) > 0 && found[0].Of >= memberlist.SameName &&
		(len(found) == 1 || found[1].Of < found[0].Of) {
		return found[0].Owner
	}
	return -1
}
