package history

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// Without returns the dossier without the people who may no longer be named at the time of now: they and the statements about them
// are removed, references to them keep only the function, and in texts the function replaces the name. The same goes for the
// people that services name. The result shares nothing with d.
func Without(d directory.Dossier, now time.Time) directory.Dossier {
	d = d.Clone()
	withoutOfficials(d, now)
	gone := map[string]directory.Person{}
	var unnamed []directory.Person
	d.People = slices.DeleteFunc(d.People, func(p directory.Person) bool {
		if p.NamedOn(now) {
			return false
		}
		gone[p.Key], unnamed = p, append(unnamed, p)
		return true
	})
	if len(gone) == 0 {
		return d
	}
	for i := range d.Patronages {
		forget(gone, &d.Patronages[i].Person, &d.Patronages[i].Function, new(string))
	}
	for i := range d.Contacts {
		forget(gone, &d.Contacts[i].Person, &d.Contacts[i].Function, &d.Contacts[i].Email)
	}
	for i := range d.Institutions {
		for j := range d.Institutions[i].Contacts {
			c := &d.Institutions[i].Contacts[j]
			forget(gone, &c.Person, &c.Function, &c.Email)
		}
	}
	for i := range d.Notices {
		for j := range d.Notices[i].Quotations {
			q := &d.Notices[i].Quotations[j]
			forget(gone, &q.Person, &q.Function, new(string))
		}
	}
	d.Statements = slices.DeleteFunc(d.Statements, func(s directory.Statement) bool {
		return slices.ContainsFunc(s.Fields, func(field string) bool {
			key, about := strings.CutPrefix(field, "personen/")
			_, ok := gone[key]
			return about && ok
		})
	})
	// Longer names first: one may be the beginning of another.
	slices.SortStableFunc(unnamed, func(a, b directory.Person) int { return len(b.Name) - len(a.Name) })
	people := d.People // they may be named, even if somebody else has the same name
	d.People = nil
	for _, p := range unnamed {
		unname(reflect.ValueOf(&d).Elem(), p)
	}
	d.People = people
	return d
}

// withoutOfficials removes from services, and from their texts, the people whom they may no longer name.
func withoutOfficials(d directory.Dossier, now time.Time) {
	for _, i := range d.Institutions {
		for n := range i.Services {
			s := &i.Services[n]
			if s.Official == nil || s.Official.NamedOn(now) {
				continue
			}
			gone := directory.Person{Name: s.Official.Name, Function: s.Official.Function}
			s.Official = nil
			unname(reflect.ValueOf(s).Elem(), gone)
		}
	}
}

// forget clears a reference to somebody who was removed. The function stays, or replaces it; an e-mail address with the name in it is
// removed, too.
func forget(gone map[string]directory.Person, person, function, email *string) {
	p, ok := gone[*person]
	if !ok {
		return
	}
	*person, *function = "", cmp.Or(*function, p.Function)
	words := strings.Fields(p.Name)
	if len(words) > 0 && strings.Contains(directory.Fold(*email), directory.Fold(words[len(words)-1])) {
		*email = ""
	}
}

// unname replaces the name of a person by the function in all texts. Keys and addresses stay as they are.
func unname(v reflect.Value, p directory.Person) {
	for _, c := range parts.Columns(v.Type()) {
		x := c.Of(v)
		switch {
		case x.IsValid() && x.Type() == reflect.TypeFor[directory.Official](): // has a day of its own
		case c.Shape == parts.Record && x.IsValid():
			unname(x, p)
		case c.Shape == parts.Entries:
			for i := range x.Len() {
				unname(x.Index(i), p)
			}
		case c.Shape != parts.Scalar || !c.Prose():
		case x.Type() == reflect.TypeFor[string]():
			x.SetString(WithoutName(x.String(), p))
		case x.Type() == reflect.TypeFor[[]string](), x.Type() == reflect.TypeFor[[]directory.Hours]():
			for i := range x.Len() {
				x.Index(i).SetString(WithoutName(x.Index(i).String(), p))
			}
		}
	}
}

// WithoutName returns a text with the function of a person in the place of the name.
func WithoutName(text string, p directory.Person) string {
	for _, name := range []string{p.FullName(), p.Name} {
		text = replaceName(text, name, p.Function)
	}
	return text
}

// replaceName replaces a name where it is not part of a longer word. A name of several words may
// have an ending: „Anna Beispiels Rede".
func replaceName(text, name, by string) string {
	var out strings.Builder
	for name != "" {
		at := strings.Index(text, name)
		if at < 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		rest := text[at+len(name):]
		after, _ := utf8.DecodeRuneInString(rest)
		within := unicode.IsLetter(before) || unicode.IsLetter(after) && !strings.Contains(name, " ")
		if within {
			out.WriteString(text[:at+len(name)])
		} else {
			out.WriteString(text[:at] + by)
		}
		text = rest
	}
	return out.String() + text
}
