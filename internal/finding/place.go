package finding

import (
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// Place is where somebody looks, or the places that they may mean.
type Place struct {
	Lat, Lon  float64
	Districts []string // official keys of the Kreise it may lie in; none: nowhere in particular
	Name      string   // as people know it: „59494 (Soest)", „Bad Sassendorf"
	Choices   []Choice // to ask which one is meant; then there are no Districts
	Near      bool     // nothing is called so, only nearly so
	Unknown   string   // what was typed and is neither a place nor a filter
}

// Choice is a Kreis that may be meant.
type Choice struct{ AGS, Name string }

var postcode = regexp.MustCompile(`(?:^|[^0-9])([0-9]{5})(?:$|[^0-9])`)

// Resolve finds the place and the filters in what was typed. Filters that were chosen stay as they were chosen; words
// that meant a filter are chosen now and stand in Words no more. They may be in any of the languages of names.
func (q *Query) Resolve(atlas *gazetteer.Gazetteer, names ...Names) Place {
	var at Place
	if plz := Postcode(q.Words); plz != "" {
		at = byPostcode(atlas, plz)
		left := plain(q.filters(strings.Replace(q.Words, plz, " ", 1), names))
		if left != "" && !exact(atlas.Place(left)) { // „59494 Soest" is said twice
			at.Unknown = left
		}
		q.Words = strings.TrimSpace(plz + " " + left)
	} else if q.Words != "" {
		at = q.byName(atlas, q.Words, names)
	}
	if k, ok := atlas.Kreis(q.District); ok {
		at.Choices, at.Near = nil, false
		at.Districts = []string{k.AGS}
		if at.Lat == 0 {
			at.Lat, at.Lon, at.Name = k.Lat, k.Lon, k.Title
		}
	}
	return at
}

func byPostcode(atlas *gazetteer.Gazetteer, plz string) Place {
	at := Place{Name: plz}
	var candidates []gazetteer.Candidate
	candidates, at.Near = candidatesOf(atlas, plz)
	for _, c := range candidates {
		at.Districts = append(at.Districts, c.AGS)
	}
	if len(at.Districts) == 0 {
		return Place{Unknown: plz}
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

// byName looks for a place in the words: in all of them, or in those that are no filters.
func (q *Query) byName(atlas *gazetteer.Gazetteer, words string, names []Names) Place {
	whole := atlas.Place(words)
	if exact(whole) {
		return q.chosen(atlas, words, whole)
	}
	left := q.filters(words, names)
	left = plain(left)
	q.Words = left
	if left == "" {
		return Place{}
	}
	matches := atlas.Place(left)
	if !exact(matches) {
		if before, end, inner := placeAtEnd(atlas, left); end != "" { // „Hilfe gesucht Bad Sassendorf"
			at := q.chosen(atlas, end, inner)
			at.Unknown = before
			return at
		}
	}
	if len(matches) == 0 {
		return Place{Unknown: left}
	}
	return q.chosen(atlas, left, matches)
}

func plain(text string) string {
	text = " " + text + " "
	for small.MatchString(text) { // two in a row share a blank
		text = small.ReplaceAllString(text, " ")
	}
	return strings.TrimSpace(text)
}

// small are words around a place that say nothing.
var small = regexp.MustCompile(`(?i) (?:in|im|bei|um|und|für|mit|aus|der|die|das|raum|nähe|gewalt|hilfe|beratung|angebote?|near|and|for|with|the|help) `)

// chosen makes a place of what a name may mean. The largest is meant where it is certain or where one Kreis has them all.
func (q *Query) chosen(atlas *gazetteer.Gazetteer, name string, matches []gazetteer.Match) Place {
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
	if len(choices) == 0 { // a Land
		return Place{Unknown: name}
	}
	first := matches[slices.IndexFunc(matches, func(m gazetteer.Match) bool { return m.Kreis != "" })]
	if len(choices) == 1 && !first.Similar {
		return Place{Lat: first.Lat, Lon: first.Lon, Districts: []string{first.Kreis}, Name: first.Name}
	}
	at := Place{Name: name, Near: first.Similar, Choices: choices[:min(len(choices), mostChoices)]}
	if n := slices.IndexFunc(matches, func(m gazetteer.Match) bool { return m.Kreis != "" && m.Kreis == q.District }); n >= 0 {
		at.Lat, at.Lon, at.Name = matches[n].Lat, matches[n].Lon, matches[n].Name
	}
	return at
}

// mostChoices is how many places people are asked about.
const mostChoices = 12

// Names are the words that people know filters by, in one language.
type Names interface {
	T(id string, pairs ...any) string
}

// filters takes the words that mean a filter out of a text, and returns the rest.
func (q *Query) filters(text string, names []Names) string {
	var left []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '+' }) {
		if !q.filter(directory.Fold(word), names) {
			left = append(left, word)
		}
	}
	return strings.Join(left, " ")
}
