package desk

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
)

// areasAtHand are the areas that a form offers to tick: the Kreise of the region, its Land, all of Germany.
func areasAtHand(words wording.Words, region directory.Region) []parts.Option {
	var keys []string
	for _, k := range region.Districts {
		keys = append(keys, k.AGS)
	}
	var options []parts.Option
	for _, key := range append(keys, region.State, directory.AreaEverywhere) {
		if directory.ValidArea(key) {
			options = append(options, parts.Option{Value: key, Label: areaName(words, key)})
		}
	}
	return options
}

// areaName returns in words which area an official key means, and of a Land that all of it is meant.
func areaName(words wording.Words, key string) string {
	if directory.States[key] != "" {
		return "ganzes Land: " + words.Area(key)
	}
	return words.Area(key)
}
