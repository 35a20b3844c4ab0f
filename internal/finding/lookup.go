package finding

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// words are what is to be looked up: each kind or name of an institution by itself, then the words that mean nothing else,
// together.
func (l Line) words() (all []string) {
	for _, part := range l.Lookups {
		all = append(all, part.Said)
	}
	if l.Unknown.Said != "" {
		all = append(all, l.Unknown.Said)
	}
	return all
}

// Lookup returns what is to be looked up in names and texts, each by itself; whether similar words will do where nothing has
// them: what stands in a sentence would be found by chance. Where no place was typed, a few words may be a name although they
// mean a filter: „Offene Tür", „Kinderschutz".
func (q Query) Lookup(at Place) (words []string, similar bool) {
	words = q.Line.words()
	if len(words) == 0 && at.Name == "" && !q.Line.Told && !q.Line.Urgent && q.Words != "" {
		return []string{q.Words}, false
	}
	return words, len(q.Line.Lookups) == 0 && !q.Line.Told
}

// Around returns the Kreise that a place lies in, then those around it, the nearest first. Of a Land or a region it is just
// its own.
func Around(atlas *gazetteer.Gazetteer, at Place) []string {
	near := slices.Clone(at.Districts)
	if at.Wide() {
		return near
	}
	type kreis struct {
		ags string
		far float64
	}
	var others []kreis
	for _, k := range atlas.Kreise() {
		if far := gazetteer.Distance(at.Lat, at.Lon, k.Lat, k.Lon); far <= directory.NearKilometres && !slices.Contains(near, k.AGS) {
			others = append(others, kreis{k.AGS, far})
		}
	}
	slices.SortFunc(others, func(a, b kreis) int { return cmp.Or(cmp.Compare(a.far, b.far), strings.Compare(a.ags, b.ags)) })
	for _, k := range others {
		near = append(near, k.ags)
	}
	return near
}

// Plain reports whether nothing but words to look up was asked for.
func (q Query) Plain() bool { return len(q.Filters()) == 0 && len(q.Line.words()) > 0 }

// Digits returns the id of the message about digits that are no postcode of Germany, if nothing else was typed; else "".
func (q Query) Digits() string {
	digits := strings.ReplaceAll(q.Words, " ", "")
	switch {
	case digits == "" || strings.Trim(digits, "0123456789") != "":
		return ""
	case len(digits) == 5:
		return "search.fault.postcode"
	}
	return "search.fault.digits"
}
