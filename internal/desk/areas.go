package desk

import (
	"cmp"
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/wording"
	"slices"
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

// areaOptions are all areas by the names under which people look for them: Kreise, Länder, all of Germany.
func (d *Desk) areaOptions(words wording.Words) []parts.Option {
	options := []parts.Option{{Value: directory.AreaEverywhere, Label: areaName(words, directory.AreaEverywhere)}}
	for key := range directory.States {
		options = append(options, parts.Option{Value: key, Label: areaName(words, key)})
	}
	for _, k := range d.atlas.Kreise() {
		options = append(options, parts.Option{Value: k.AGS, Label: k.Title})
	}
	slices.SortFunc(options, func(a, b parts.Option) int {
		return cmp.Compare(len(a.Value), len(b.Value))*2 + cmp.Compare(a.Label, b.Label)
	})
	return options
}

// areaName returns in words which area an official key means, and of a Land that all of it is meant.
func areaName(words wording.Words, key string) string {
	if directory.States[key] != "" {
		return "ganzes Land: " + words.Area(key)
	}
	return words.Area(key)
}
