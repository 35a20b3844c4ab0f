package editing

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// cite records in the network that a field was read in another directory: it adds the source and a statement that cites it.
func (w *Work) cite(origin directory.Elsewhere, field string) {
	from := directory.Source{Title: origin.Name, Medium: "Austausch nach HSDS", Retrieved: directory.Today(origin.ReadAt)}
	if strings.HasPrefix(origin.Address, "https://") || strings.HasPrefix(origin.Address, "http://") {
		from.URL = origin.Address
	} else {
		from.Note = fmt.Sprintf(readFromFile, origin.Address)
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

// addNew adds the new contact or address of a correction to an institution.
func addNew(c directory.Correction, inst *directory.Institution, now time.Time) error {
	switch {
	case inst == nil:
		return fault.Stale
	case c.CurrentValue(inst, nil, now) != "":
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
