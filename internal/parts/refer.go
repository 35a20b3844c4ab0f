package parts

import (
	"fmt"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Use is an entry that refers to another one, and what becomes of it when the other one is taken out.
type Use struct {
	Part, Key, Name string
	Becomes         string // a sentence
	Forbids         bool   // as long as it refers to the other one, that one cannot be taken out
}

// Uses returns what refers to an entry.
func (e Entry) Uses(d *directory.Dossier) []Use {
	var uses []Use
	key := e.Key()
	add := func(p Part, of, becomes string, forbids bool) {
		if other, ok := p.Find(d, of); ok {
			uses = append(uses, Use{p.Slug, of, p.One + ": " + other.Name(d), becomes, forbids})
		}
	}
	switch e.Slug {
	case people.Slug:
		for _, p := range d.Patronages {
			if p.Person == key {
				add(patronages, p.Key, patronageStays, false)
			}
		}
		for _, n := range d.Notices {
			if slices.ContainsFunc(n.Quotations, func(q directory.Quotation) bool { return q.Person == key }) {
				add(notices, n.Key, quotationStays, false)
			}
		}
		for _, c := range d.Contacts {
			if c.Person == key {
				add(contacts, c.Key, contactStays, false)
			}
		}
	case series.Slug:
		for _, t := range d.Events {
			if t.Series == key {
				add(events, t.Key, eventStays, false)
			}
		}
	case sources.Slug:
		for _, s := range d.Statements {
			if s.Source == key {
				add(statements, s.Key, statementForbids, true)
			}
		}
	}
	for _, s := range d.Statements {
		if slices.Contains(s.Fields, e.Slug+"/"+key) {
			becomes := statementStays
			if len(s.Fields) == 1 {
				becomes = statementGoes
			}
			add(statements, s.Key, becomes, false)
		}
	}
	return uses
}

// Drop takes an entry out of a dossier, with what refers to it. Institutions that are then no longer needed are left to
// the caller, who calls Tidy behind.
func (p Part) Drop(d *directory.Dossier, key string) {
	p.Remove(d, key)
	switch p.Slug {
	case people.Slug:
		for i := range d.Patronages {
			clearIf(&d.Patronages[i].Person, key)
		}
		for i := range d.Notices {
			for j := range d.Notices[i].Quotations {
				clearIf(&d.Notices[i].Quotations[j].Person, key)
			}
		}
		for i := range d.Contacts {
			clearIf(&d.Contacts[i].Person, key)
		}
	case series.Slug:
		for i := range d.Events {
			clearIf(&d.Events[i].Series, key)
		}
	}
}

func clearIf(reference *string, key string) {
	if *reference == key {
		*reference = ""
	}
}

// Group is a list of options with a heading; "" for none.
type Group struct {
	Title   string
	Options []Option
}

// about are the fields of the network and its region that a statement can be about, in words.
func about() []Option {
	var options []Option
	for _, name := range directory.Provable {
		label := ""
		tag, within, ofRegion := strings.Cut(name, "/")
		switch {
		case ofRegion:
			f, _ := region.Field(within)
			label = region.Title + ": " + f.ShortLabel()
		case tag == region.Slug:
			label = region.Title
		default:
			f, _ := network.Field(tag)
			label = f.Label
		}
		options = append(options, Option{name, label})
	}
	return options
}

// Choices returns what a reference can lead to, apart from networks, which a dossier does not know. except is the key of
// the entry that is being edited.
func (f Field) Choices(d *directory.Dossier, except string) []Group {
	if f.From != "angaben" {
		p, ok := Named(f.From)
		if !ok {
			return nil
		}
		return []Group{{Options: p.options(d, "", except)}}
	}
	groups := []Group{{"Profil und Gebiet", about()}}
	for _, p := range all {
		if p.Single || p.Within != "" || p.Slug == sources.Slug || p.Slug == statements.Slug {
			continue
		}
		options := append([]Option{{p.Slug, p.Title + " insgesamt"}}, p.options(d, p.Slug+"/", "")...)
		groups = append(groups, Group{p.Title, options})
	}
	return groups
}

// options are the entries of a part to choose from. Those of one name are told apart by their keys.
func (p Part) options(d *directory.Dossier, before, except string) []Option {
	var options []Option
	var labels, keys []string
	for i, e := range p.Entries(d) {
		if e.Key() != except || except == "" {
			name := e.Name(d)
			if name == p.One {
				name = fmt.Sprintf("%s %d", p.One, i+1)
			}
			options, labels, keys = append(options, Option{Value: before + e.Key()}), append(labels, name), append(keys, e.Key())
		}
	}
	for i, label := range directory.Disambiguate(labels, nil, keys) {
		options[i].Label = label
	}
	return options
}
