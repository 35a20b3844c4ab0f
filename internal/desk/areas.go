package desk

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/parts"
)

// areasAtHand are the areas that a form offers to tick: the Kreise of the region, its Land, all of Germany.
func areasAtHand(atlas *gazetteer.Gazetteer, region directory.Region) []parts.Option {
	var keys []string
	for _, k := range region.Districts {
		keys = append(keys, k.AGS)
	}
	var options []parts.Option
	for _, key := range append(keys, region.State, directory.AreaEverywhere) {
		if directory.ValidArea(key) {
			options = append(options, parts.Option{Value: key, Label: areaName(atlas, key)})
		}
	}
	return options
}

// areaName returns in words which area an official key means; the key where nobody knows it.
func areaName(atlas *gazetteer.Gazetteer, key string) string {
	if key == directory.AreaEverywhere {
		return "ganz Deutschland"
	}
	if land := directory.States[key]; land != "" {
		return "ganzes Land: " + land
	}
	if k, ok := atlas.Kreis(key); ok {
		return k.Title
	}
	return key
}
