package gazetteer

import (
	_ "embed" // the areas
	"sync"
)

// Written by tools/gazetteer.
//
//go:embed data/areas.tsv
var areasFile string

var embeddedAreas = sync.OnceValue(func() map[string]string {
	areas := make(map[string]string, 400)
	rows(areasFile, func(f []string) { areas[f[0]] = f[1] })
	return areas
})

// Area returns where a Kreis lies as an SVG path in ViewBox. Where official shapes were imported it is the shape, and
// official is true. Else it is what is nearer to the places of the Kreis than to others of its Land: about its size and
// place, but no border, and it reaches a few units beyond the Land, whose outline it is to be cut at.
func (g *Gazetteer) Area(ags string) (path string, official bool) {
	if path, ok := g.Shape(ags); ok {
		return path, true
	}
	return embeddedAreas()[ags], false
}
