package finding

import (
	"regexp"
	"slices"

	"rundtisch/internal/gazetteer"
)

// Regions are the Kreise and Länder that somebody may mean who types a place.
type Regions struct {
	Codes   []string // official keys, of five digits those of a Kreis, of two those of a Land; not more than can be asked about
	Certain bool     // a single one is meant for sure
	Exact   bool     // all that was typed is the name of a place
	Near    bool     // nothing is called so, only nearly so
	Asked   string   // what was taken for a place
}

// Elsewhere is what the words of a search led to besides: the more, the less they are taken for a place.
type Elsewhere int

// What words may have led to.
const (
	Nothing  Elsewhere = iota
	Similar            // texts with words that sound alike
	Matching           // texts with the words themselves
)

var postcode = regexp.MustCompile(`(?:^|[^0-9])([0-9]{5})(?:$|[^0-9])`)

// Postcode returns the first postcode in a text; "" if there is none.
func Postcode(text string) string {
	if m := postcode.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// RegionsOf returns the Kreise that a postcode may lie in.
func RegionsOf(atlas *gazetteer.Gazetteer, plz string) Regions {
	candidates, near := candidatesOf(atlas, plz)
	at := Regions{Near: near, Asked: plz, Certain: !near && len(candidates) == 1 && candidates[0].Certain}
	for _, c := range candidates {
		at.Codes = append(at.Codes, c.AGS)
	}
	return at
}

// candidatesOf returns the Kreise of a postcode, or those nearby if there is none such.
func candidatesOf(atlas *gazetteer.Gazetteer, plz string) (candidates []gazetteer.Candidate, near bool) {
	if candidates = atlas.Postcode(plz); len(candidates) > 0 {
		return candidates, false
	}
	return atlas.Nearby(plz), true
}

// RegionsNamed returns the Kreise and Länder that words name, which are understood as u. A place within a sentence („Hilfe in Bad Sassendorf")
// counts only where the words led nowhere else, a name that is only nearly so not where they led to what they say.
func RegionsNamed(atlas *gazetteer.Gazetteer, words string, u Understanding, led Elsewhere) Regions {
	matches := atlas.Place(words)
	at := Regions{Certain: true, Exact: exact(matches), Asked: words}
	if !at.Exact && led == Nothing {
		if place := u.Place; place.Name != "" && !place.Near {
			return place.regions()
		}
	}
	for _, m := range matches {
		if m.Similar {
			if led == Matching {
				return Regions{Exact: at.Exact, Asked: words}
			}
			at.Near, at.Certain = true, false
		}
		code := m.Kreis
		if m.Kind == gazetteer.KindLand {
			code = m.AGS
		}
		if code == "" || slices.Contains(at.Codes, code) {
			continue
		}
		at.Certain = at.Certain && m.Certain
		at.Codes = append(at.Codes, code)
	}
	at.Codes = at.Codes[:min(len(at.Codes), mostChoices)]
	return at
}

// exact reports whether matches are of a name as it is, and not of one that is nearly so.
func exact(matches []gazetteer.Match) bool { return len(matches) > 0 && !matches[0].Similar }

// regions are those that a place among other words may lie in: never certain.
func (p Place) regions() Regions {
	at := Regions{Asked: p.Name}
	switch {
	case p.Land != "":
		at.Codes = []string{p.Land}
	case len(p.Districts) > 0:
		at.Codes = slices.Clone(p.Districts)
	}
	for _, c := range p.Choices {
		at.Codes = append(at.Codes, c.AGS)
	}
	at.Codes = at.Codes[:min(len(at.Codes), mostChoices)]
	return at
}
