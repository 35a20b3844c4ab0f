package editing

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// cite keeps in the network where values come from that another directory has: a source, and what is read there.
func (w *Work) cite(origin directory.Elsewhere, field string) {
	from := directory.Source{Title: origin.Name, Medium: "Austausch nach HSDS", Retrieved: directory.Today(origin.ReadAt)}
	if strings.HasPrefix(origin.Address, "https://") || strings.HasPrefix(origin.Address, "http://") {
		from.URL = origin.Address
	} else {
		from.Note = "Gelesen aus der Datei „" + origin.Address + "“."
	}
	at := slices.IndexFunc(w.Sources, func(s directory.Source) bool {
		return s.Medium == from.Medium && s.URL == from.URL && s.Note == from.Note
	})
	if at < 0 {
		var used []string
		for _, s := range w.Sources {
			used = append(used, s.Key)
		}
		from.Key = NewKey("abgleich", used)
		w.Sources, at = append(w.Sources, from), len(w.Sources)
	}
	source := &w.Sources[at]
	source.Title, source.Retrieved = from.Title, from.Retrieved
	if !slices.ContainsFunc(
		w.Statements, func(s directory.Statement) bool { return s.Source == source.Key && slices.Contains(s.Fields, field) },
	) {
		var used []string
		for _, s := range w.Statements {
			used = append(used, s.Key)
		}
		w.Statements = append(w.Statements, directory.Statement{Key: NewKey("abgleich", used), Fields: []string{field}, Source: source.Key})
	}
	w.HideStatements()
}

// addNew adds to an institution what a correction has that is new as a whole.
func addNew(c directory.Correction, inst *directory.Institution) error {
	switch {
	case inst == nil:
		return fault.Stale
	case c.Today(inst, nil) != "":
		return fault.Wrong(fault.At(c.Path), nowThere, c.Label)
	case c.NewPlace != nil:
		inst.Places = append(inst.Places, *c.NewPlace)
	default:
		contact := *c.NewContact
		var used []string
		for _, k := range inst.Contacts {
			used = append(used, k.Key)
		}
		contact.Key = NewKey("kontakt", used)
		inst.Contacts = append(inst.Contacts, contact)
	}
	return nil
}
