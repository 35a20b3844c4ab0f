package finding

import (
	"slices"
	"strings"

	"rundtisch/internal/gazetteer"
)

// Place is where somebody looks, or the places that they may mean.
type Place struct {
	Lat, Lon  float64
	Postcode  string   // if one was typed that is known
	Districts []string // official keys of the Kreise it may lie in; none: nowhere in particular
	Land      string   // official key of the Land that is meant as a whole; then Districts are all in it
	Name      string   // as people know it: „59494 (Soest)", „Bad Sassendorf"
	Choices   []Choice // to ask which one is meant; then there are no Districts
	Near      bool     // nothing is called so, only nearly so
}

// Choice is a Kreis that may be meant.
type Choice struct{ AGS, Name string }

// Wide reports whether a Land or a whole region is meant, of which no point is the middle.
func (p Place) Wide() bool { return p.Land != "" || len(p.Districts) > mostOfATown && p.Postcode == "" }

// mostOfATown is in how many Kreise a town or postcode lies at most.
const mostOfATown = 4

// mostChoices is how many places people are asked about.
const mostChoices = 12

func byPostcode(atlas *gazetteer.Gazetteer, plz string) Place {
	at := Place{Name: plz, Postcode: plz}
	candidates := atlas.Postcode(plz)
	for _, c := range candidates {
		at.Districts = append(at.Districts, c.AGS)
	}
	if len(at.Districts) == 0 {
		return Place{}
	}
	var ok bool
	if at.Lat, at.Lon, ok = atlas.PostcodePoint(plz); !ok {
		k, _ := atlas.Kreis(at.Districts[0])
		at.Lat, at.Lon = k.Lat, k.Lon
	}
	if places := atlas.PostcodePlaces(plz); len(places) == 1 {
		at.Name = plz + " " + places[0]
	} else if len(candidates) == 1 {
		at.Name = plz + " (" + candidates[0].Name + ")"
	}
	return at
}

// placeOf makes a place of what a name may mean. It is certain where one Kreis has all of that name.
func placeOf(atlas *gazetteer.Gazetteer, name string, matches []gazetteer.Match) Place {
	if m := matches[0]; m.Kind == gazetteer.KindLand {
		at := Place{Lat: m.Lat, Lon: m.Lon, Name: m.Name, Land: m.AGS}
		for _, k := range atlas.Kreise() {
			if k.Land == m.AGS {
				at.Districts = append(at.Districts, k.AGS)
			}
		}
		return at
	}
	var choices []Choice
	for _, m := range matches {
		if m.Kreis == "" || slices.ContainsFunc(choices, func(c Choice) bool { return c.AGS == m.Kreis }) {
			continue
		}
		k, _ := atlas.Kreis(m.Kreis)
		label := k.Title
		if m.Kind == gazetteer.KindPlace && m.Name != k.Name {
			label = m.Name + " (" + k.Title + ")"
		}
		choices = append(choices, Choice{m.Kreis, label})
	}
	if len(choices) == 0 {
		return Place{}
	}
	first := matches[slices.IndexFunc(matches, func(m gazetteer.Match) bool { return m.Kreis != "" })]
	if len(choices) == 1 && !first.Similar {
		return Place{Lat: first.Lat, Lon: first.Lon, Districts: []string{first.Kreis}, Name: first.Name}
	}
	return Place{Name: name, Near: first.Similar, Choices: choices[:min(len(choices), mostChoices)]}
}

// decide chooses among the choices the Kreis that was picked, if it is one of them.
func (p Place) decide(atlas *gazetteer.Gazetteer, ags string) Place {
	k, ok := atlas.Kreis(ags)
	if !ok {
		return p
	}
	name := k.Title
	for _, m := range atlas.Named(p.Name) {
		if m.Kreis == ags {
			return Place{Lat: m.Lat, Lon: m.Lon, Name: m.Name, Districts: []string{ags}}
		}
	}
	if slices.Contains(p.Districts, ags) && p.Land == "" {
		p.Districts = []string{ags}
		return p
	}
	return Place{Lat: k.Lat, Lon: k.Lon, Name: name, Districts: []string{ags}}
}

// regionNamed makes a place of a region that is no Kreis: „Ruhrgebiet".
func regionNamed(atlas *gazetteer.Gazetteer, name, keys string) Place {
	at := Place{Name: name, Districts: strings.Fields(keys)}
	n := 0.0
	for _, ags := range at.Districts {
		if k, ok := atlas.Kreis(ags); ok {
			n++
			at.Lat += (k.Lat - at.Lat) / n
			at.Lon += (k.Lon - at.Lon) / n
		}
	}
	return at
}
