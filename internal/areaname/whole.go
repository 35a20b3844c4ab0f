package areaname

import (
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

func wholeKreis(k gazetteer.Kreis) area {
	typed := k.Title
	if directory.States[k.Land] == k.Title {
		typed = "Stadt " + k.Title
	}
	return area{Name: k.Title, Typed: typed, Kreise: []gazetteer.Kreis{k}}
}

func wholeLand(all []gazetteer.Kreis, l gazetteer.Land) area {
	kreise := kreiseWhere(all, func(k gazetteer.Kreis) bool { return k.Land == l.Code })
	return area{Name: l.Name, Typed: "Land " + l.Name, Kreise: kreise, Land: len(kreise) > 1}
}

func landNamed(atlas *gazetteer.Gazetteer, name string) (gazetteer.Land, bool) {
	for _, l := range atlas.Laender() {
		if directory.Fold(l.Name) == directory.Fold(name) || l.Short == name || name == "NRW" && l.Short == "NW" {
			return l, true
		}
	}
	return gazetteer.Land{}, false
}

func kreiseWhere(all []gazetteer.Kreis, is func(gazetteer.Kreis) bool) []gazetteer.Kreis {
	return slices.DeleteFunc(slices.Clone(all), func(k gazetteer.Kreis) bool { return !is(k) })
}
