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

// Rest are the groups that are not about an offer.
func (e Entry) Rest() []directory.EntryGroup {
	return slices.DeleteFunc(slices.Clone(e.Groups), func(g directory.EntryGroup) bool { return g.Offer != nil })
}

// Offers are the groups of each offer, the offer itself before its contacts.
func (e Entry) Offers() [][]directory.EntryGroup {
	var offers [][]directory.EntryGroup
	for _, g := range e.Groups {
		switch last := len(offers) - 1; {
		case g.Offer == nil:
		case last >= 0 && offers[last][0].Offer == g.Offer:
			offers[last] = append(offers[last], g)
		default:
			offers = append(offers, []directory.EntryGroup{g})
		}
	}
	return offers
}

// touched reports whether somebody wrote something in these groups, or something is wrong there.
func (e Entry) touched(groups []directory.EntryGroup) bool {
	return slices.ContainsFunc(groups, func(g directory.EntryGroup) bool {
		return e.Gone[g.Path] || slices.ContainsFunc(g.Fields, func(f directory.EntryField) bool {
			return e.Faults[f.Path] != "" || e.Value(f) != f.Value
		})
	})
}

// describedBy returns the IDs of what is said of a field.
func describedBy(f directory.EntryField, wrong string) string {
	var ids []string
	if f.Hours {
		ids = append(ids, fieldID(f.Path)+"-help")
	}
	if wrong != "" {
		ids = append(ids, fieldID(f.Path)+"-fault")
	}
	return strings.Join(ids, " ")
}

// height is how many lines high a field for a text is.
func height(text string) int { return min(max(3, strings.Count(text, "\n")+2), 12) }

// minutes is about how long it takes to look through an entry.
func (e Entry) minutes() string {
	if len(e.Own.Services) > 3 {
		return "5 Minuten"
	}
	return "2 Minuten"
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
