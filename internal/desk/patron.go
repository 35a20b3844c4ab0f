package desk

import (
	"net/url"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/parts"
	"rundtisch/templates/deskpages"
)

// personFields is the prefix of the fields of a person in the form of a patronage: one form for both.
const personFields = "person_neu."

// personTags are the fields of the person there, in the order of the form.
var personTags = []string{"titel", "name", "funktion", "organisation", "grundlage"}

// personPart is people with the fields that the form of a patronage has.
func personPart() parts.Part {
	p, _ := parts.Named("personen")
	p.Fields = fieldsWith(p, personTags)
	return p
}

// namesPerson reports whether the form of a part takes the name of a person along.
func namesPerson(p parts.Part) bool { return p.Slug == "schirmherrschaft" }

// typedIn returns what was posted for a part, with the person, if its form has one.
func typedIn(p parts.Part, form url.Values) url.Values {
	typed := p.Typed(form)
	if !namesPerson(p) {
		return typed
	}
	inner := url.Values{}
	for name, texts := range form {
		if tag, ok := strings.CutPrefix(name, personFields); ok {
			inner[tag] = texts
		}
	}
	for tag, texts := range personPart().Typed(inner) {
		typed[personFields+tag] = texts
	}
	return typed
}

// addPerson adds the person that was named in the form, unless there is one of whom the same is said, and returns the entry.
// It reports false if nobody was named.
func (a *attempt) addPerson(work *editing.Work) (parts.Entry, map[string]string, bool) {
	inner, named := url.Values{}, false
	for _, tag := range personTags {
		inner.Set(tag, a.typed.Get(personFields+tag))
		named = named || inner.Get(tag) != ""
	}
	if !named {
		return parts.Entry{}, nil, false
	}
	p := personPart()
	for _, other := range p.Entries(&work.Dossier) {
		if len(p.Differ(inner, other.Values())) == 0 { // the button was pressed twice
			return other, nil, true
		}
	}
	entry := p.Add(&work.Dossier, editing.NewKey(inner.Get("funktion"), append(p.Keys(&work.Dossier), reservedKeys...)))
	return entry, entry.Write(inner, editing.NewKey), true
}

// withPerson writes what was typed into a patronage, with the person that was named in its form. The fields of the person
// get their faults.
func (a *attempt) withPerson(work *editing.Work, entry parts.Entry) error {
	person, bad, named := a.addPerson(work)
	if !named {
		return a.apply(work, entry)
	}
	before, had := a.typed["person"]
	a.typed.Set("person", person.Key())
	err := a.apply(work, entry)
	invalid, _ := isInvalid(work.Check())
	found, _ := person.Faults(&work.Dossier, invalid)
	for _, faults := range []map[string]string{found, bad} {
		for name, reason := range faults {
			a.faults[personFields+name] = reason
			err = errRefused
		}
	}
	if err == nil {
		return nil
	}
	rest := a.elsewhere[:0]
	for _, e := range a.elsewhere {
		if e.Part != person.Slug || e.Key != person.Key() {
			rest = append(rest, e)
		}
	}
	a.elsewhere = rest
	delete(a.typed, "person")
	if had {
		a.typed["person"] = before
	}
	return err
}

// besidePerson puts the fields of a new person behind the choice of one that is there, which is left out where nobody is.
func (in *inputs) besidePerson(list []deskpages.Input) []deskpages.Input {
	fields := personPart().Fields
	fields[0].Heading = "Die Person"
	fields[0].Intro = onlyNamed
	for n := range fields {
		fields[n].Required = false // as long as nobody is named
	}
	added := in.of(fields, personFields, directory.Public)
	var all []deskpages.Input
	for _, i := range list {
		if i.Tag == "person" {
			if len(in.o.People) > 0 {
				i.Label, i.Help = "Wer schon eingetragen ist", orNameBelow
				all = append(all, i)
			}
			continue
		}
		all = append(all, i)
	}
	return append(all, added...)
}
