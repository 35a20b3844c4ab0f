package parts

import (
	"regexp"
	"strconv"

	"rundtisch/internal/directory"
)

// outer is the part that this one is within.
func (p Part) outer() Part {
	for _, outer := range []Part{institutions} {
		if outer.Slug == p.Within {
			return outer
		}
	}
	panic("no part " + p.Within + " around " + p.Slug) // a test opens them all
}

// pathWithin matches the paths of the entries of a part that is within another, with both numbers.
func (p Part) pathWithin() *regexp.Regexp {
	return regexp.MustCompile(`^` + p.outer().fieldPath() + `\[(\d+)\]\.` + p.fieldPath() + `\[(\d+)\](?:\.|$)`)
}

// nestedIn reports whether a path leads to an entry within an entry of this part.
func nestedIn(path string, outer Part) bool {
	for _, p := range all {
		if p.Within != "" && p.Within == outer.Slug && p.pathWithin().MatchString(path) {
			return true
		}
	}
	return false
}

// nested says in words which entry within another one a path leads to.
func nested(d *directory.Dossier, path, reason string) (Elsewhere, bool) {
	for _, p := range all {
		if p.Within == "" {
			continue
		}
		numbers := p.pathWithin().FindStringSubmatch(path)
		if numbers == nil {
			continue
		}
		n, errOuter := strconv.Atoi(numbers[1])
		m, errInner := strconv.Atoi(numbers[2])
		owners := p.outer().Entries(d)
		if errOuter != nil || errInner != nil || n < 1 || n > len(owners) {
			continue
		}
		entries := p.entriesOf(p.inside(owners[n-1].v), owners[n-1].Key())
		if m < 1 || m > len(entries) {
			continue
		}
		e := entries[m-1]
		return Elsewhere{Part: p.Slug, Key: e.Key(), Where: p.Title + ", " + e.Name(d), Reason: reason}, true
	}
	return Elsewhere{}, false
}
