// Package areaname reads where a network works as people write it: „Sachsen-Anhalt", „Kreis Soest, Hochsauerlandkreis", „Lippstadt".
package areaname

import (
	"regexp"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// area is what one name may mean: a Land, a Kreis, or a town or municipality within a Kreis.
type area struct {
	Name   string // as it is called in a list: "Sachsen-Anhalt", "Kreis Soest", "Lippstadt"
	Typed  string // what means it and nothing else
	Kreise []gazetteer.Kreis
	Part   bool // it lies in its Kreis and is not all of it
	Land   bool // it is a whole Land of several Kreise
}

// What people put before a name, and not everywhere the right one.
var (
	wordOfLand   = regexp.MustCompile(`(?i)^(ganz|land|bundesland|freistaat)\s+`)
	wordOfKreis  = regexp.MustCompile(`(?i)^(landkreis|lkr\.?|lk|kreis)\s+`)
	wordOfRegion = regexp.MustCompile(`(?i)^(region|städteregion|regionalverband)\s+`)
	wordOfTown   = regexp.MustCompile(`(?i)^(kreisfreie stadt|(große )?kreisstadt|hansestadt|stadt|markt|` +
		`(samt|verbands)?gemeinde)\s+`)
)

// areasMeant returns what a name or an official key may mean, best first; one where it is clear.
func areasMeant(atlas *gazetteer.Gazetteer, typed string) []area {
	kreise := atlas.Kreise()
	if k, ok := atlas.Kreis(typed); ok {
		return []area{wholeKreis(k)}
	}
	if name := wordOfLand.ReplaceAllString(typed, ""); name != typed {
		if l, ok := landNamed(atlas, name); ok {
			return []area{wholeLand(kreise, l)}
		}
	}
	titled := kreiseWhere(kreise, func(k gazetteer.Kreis) bool {
		return directory.Fold(k.Title) == directory.Fold(typed) || directory.Fold("Stadt "+k.Title) == directory.Fold(typed)
	})
	var found []area
	if l, ok := landNamed(atlas, typed); ok { // „Bremen“ is a Land and a town of it, „Berlin“ is one thing
		if land := wholeLand(kreise, l); len(titled) == 0 || land.Land {
			found = append(found, land)
		}
	}
	for _, k := range titled {
		found = append(found, wholeKreis(k))
	}
	if len(found) > 0 {
		return found
	}
	asKreis, asTown := wordOfKreis.ReplaceAllString(typed, ""), wordOfTown.ReplaceAllString(typed, "")
	if asTown == typed {
		for _, k := range kreiseWhere(kreise, func(k gazetteer.Kreis) bool {
			bare := wordOfRegion.ReplaceAllString(k.Name, "")
			return directory.Fold(k.Name) == directory.Fold(asKreis) || directory.Fold(bare) == directory.Fold(asKreis)
		}) {
			found = append(found, wholeKreis(k))
		}
	}
	if asKreis == typed {
		found = append(found, townsNamed(atlas, asTown)...)
	}
	return distinctAreas(found)
}

// areasLike returns what somebody may have meant by a name that means nothing.
func areasLike(atlas *gazetteer.Gazetteer, typed string) []area {
	var found []area
	for _, m := range atlas.Place(typed) {
		found = append(found, areaOf(atlas, m))
	}
	return distinctAreas(found)
}

// townsNamed returns the towns and municipalities of this name; „Neustadt (Hessen)“ and „Soest (Kreis Soest)“ say where one lies.
func townsNamed(atlas *gazetteer.Gazetteer, name string) []area {
	matches := func(name string) []gazetteer.Match {
		return slices.DeleteFunc(atlas.Named(name), func(m gazetteer.Match) bool { return m.Kind != gazetteer.KindPlace })
	}
	all := matches(name)
	if before, within, ok := cutLast(name); ok {
		here := slices.DeleteFunc(matches(before), func(m gazetteer.Match) bool {
			return directory.Fold(m.KreisTitle) != directory.Fold(within)
		})
		if exactly := spelt(here, before); len(exactly) > 0 {
			here = exactly
		}
		if len(here) > 0 {
			all = here
		}
	}
	if exactly := spelt(all, name); len(exactly) == 1 && strings.ContainsAny(name, " (/") {
		all = exactly // „Neustadt an der Weinstraße“
	}
	var found []area
	for _, m := range all {
		found = append(found, areaOf(atlas, m))
	}
	return found
}

func spelt(matches []gazetteer.Match, name string) []gazetteer.Match {
	return slices.DeleteFunc(slices.Clone(matches), func(m gazetteer.Match) bool { return directory.Fold(m.Name) != directory.Fold(name) })
}

// cutLast cuts what is in brackets from the end of a name: „Nienburg (Landkreis Nienburg (Weser))“ lies in „Landkreis Nienburg (Weser)“.
func cutLast(name string) (before, within string, ok bool) {
	open := 0
	for at := len(name) - 1; at > 0; at-- {
		switch name[at] {
		case ')':
			open++
		case '(':
			open--
		}
		if open == 0 {
			return strings.TrimSpace(name[:at]), strings.TrimSuffix(name[at+1:], ")"), strings.HasSuffix(name, ")") && name[at] == '('
		}
	}
	return name, "", false
}

func areaOf(atlas *gazetteer.Gazetteer, m gazetteer.Match) area {
	k, _ := atlas.Kreis(m.Kreis)
	switch {
	case m.Kind == gazetteer.KindLand:
		l, _ := atlas.Land(m.AGS)
		return wholeLand(atlas.Kreise(), l)
	case m.Kind == gazetteer.KindKreis, m.AGS == k.AGS+"000" && directory.Fold(m.Name) == directory.Fold(k.Name):
		return wholeKreis(k) // a kreisfreie Stadt is one
	}
	return area{Name: m.Name, Typed: m.Name + " (" + k.Title + ")", Kreise: []gazetteer.Kreis{k}, Part: true}
}

func distinctAreas(found []area) []area {
	seen := map[string]bool{}
	return slices.DeleteFunc(found, func(a area) bool {
		again := seen[a.Typed]
		seen[a.Typed] = true
		return again
	})
}
