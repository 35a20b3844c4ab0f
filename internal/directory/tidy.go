package directory

import (
	"slices"
	"strings"
)

// Tidy removes what deleted entries leave behind: institutions that nothing refers to any more (those above one that is used
// stay), references of statements to entries that do not exist, and statements that then refer to nothing.
func (d *Dossier) Tidy() {
	used := d.used()
	d.Institutions = slices.DeleteFunc(d.Institutions, func(i Institution) bool { return !used[i.Key] })
	known := d.checkEntries().known()
	stale := func(field string) bool {
		part, _, entry := strings.Cut(field, "/")
		return entry && slices.Contains(parts, part) && !known[field]
	}
	for i := range d.Statements {
		d.Statements[i].Fields = slices.DeleteFunc(d.Statements[i].Fields, stale)
	}
	d.Statements = slices.DeleteFunc(d.Statements, func(s Statement) bool { return len(s.Fields) == 0 })
}

// used returns the keys of the institutions that something refers to, and of those above them.
func (d Dossier) used() map[string]bool {
	used := map[string]bool{}
	for _, key := range d.Network.Initiators {
		used[key] = true
	}
	for _, m := range d.Members {
		used[m.Institution] = true
	}
	parents := map[string]string{}
	for _, i := range d.Institutions {
		parents[i.Key] = i.Parent
	}
	for _, i := range d.Institutions {
		for key := i.Key; used[key] && parents[key] != "" && !used[parents[key]]; key = parents[key] {
			used[parents[key]] = true
		}
	}
	return used
}
