package parts

import "rundtisch/internal/directory"

// outer is the part that this one is within.
func (p Part) outer() Part {
	for _, outer := range []Part{institutions} {
		if outer.Slug == p.Within {
			return outer
		}
	}
	panic("no part " + p.Within + " around " + p.Slug) // a test opens them all
}

// numbered returns the n-th entry of a part, of that within the outer-th entry around it where the part is within
// another; both are counted from 1.
func (p Part) numbered(d *directory.Dossier, outer, n int) (Entry, bool) {
	var entries []Entry
	if p.Within != "" {
		if owners := p.outer().Entries(d); outer >= 1 && outer <= len(owners) {
			entries = p.entriesOf(p.inside(owners[outer-1].v), owners[outer-1].Key())
		}
	} else if p.Slug != "" {
		entries = p.Entries(d)
	}
	if n < 1 || n > len(entries) {
		return Entry{}, false
	}
	return entries[n-1], true
}
