package deskpages

import (
	"maps"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// Entry is the entry of an institution, for it to confirm or correct.
type Entry struct {
	Own    directory.InstitutionPage
	Groups []directory.EntryGroup
	Stand  string
	Action string
	Gone   map[string]bool
	Text   string
	Faults map[string]string // by path; "" is about the whole
	Wrong  bool              // it came back
	Moved  bool              // because the entry is another than the one that was shown
	typed  map[string]string // nil: as stored
}

// NewEntry returns the form of an entry as it is stored.
func NewEntry(own directory.InstitutionPage, stand string) Entry {
	return Entry{Own: own, Groups: own.Groups(), Stand: stand}
}

// Again returns the form with everything that was typed, and its faults; nil means that the entry has changed in the meantime.
func (e Entry) Again(values map[string]string, gone map[string]bool, text string, faults map[string]string) Entry {
	e.typed, e.Gone, e.Text, e.Faults, e.Wrong, e.Moved = values, gone, text, faults, true, faults == nil
	return e
}

// Value returns the value of a field: what was typed, or what is stored.
func (e Entry) Value(f directory.EntryField) string {
	if typed, ok := e.typed[f.Path]; ok {
		return typed
	}
	return f.Value
}

// FaultList returns the faults in the order of the form, each with the ID of its field.
func (e Entry) FaultList() [][2]string {
	var list [][2]string
	seen := map[string]bool{}
	add := func(path, id string) {
		if reason := e.Faults[path]; reason != "" && !seen[path] {
			seen[path] = true
			list = append(list, [2]string{id, reason})
		}
	}
	add("", "angaben")
	for _, g := range e.Groups {
		add(g.Path, "angaben")
		for _, f := range g.Fields {
			add(f.Path, fieldID(f.Path))
		}
	}
	add("text", "text")
	for _, path := range slices.Sorted(maps.Keys(e.Faults)) {
		add(path, "angaben") // what belongs to no field of the form
	}
	return list
}

// fieldID returns the ID of a field.
func fieldID(path string) string { return "f-" + strings.NewReplacer("/", "-", "_", "-").Replace(path) }

// EntryClosed is why a link does not open an entry.
type EntryClosed int

// The reasons.
const (
	EntryLinkUnknown EntryClosed = iota
	EntryLinkUsed
	EntryLinkExpired
)

// sectorList returns the sectors of an institution in words.
func sectorList(p templates.Page, sectors []directory.Sector) string {
	var names []string
	for _, s := range sectors {
		names = append(names, p.T("sector."+string(s)))
	}
	return strings.Join(names, ", ")
}
