package gazetteer

import (
	"math"
	"slices"
)

// ViewBox is the drawing area of all outlines and shapes, as SVG wants it: 586 wide, 793 high, y downwards.
const ViewBox = "0 0 586 793"

// An Outline is the border of a Land as an SVG path in ViewBox, to be filled.
// All sixteen together are 12 KB of path text, and a few times that if others have been imported.
type Outline struct {
	Code, Name, Path string
}

// projection is a Mercator map fitted to the outlines' extreme points.
type projection struct{ x0, scaleX, y0, scaleY float64 }

// embeddedOutlines reads outlines.tsv.
func embeddedOutlines() (projection, []Outline) {
	var p projection
	var all []Outline
	rows(outlinesFile, func(f []string) {
		if len(f) == 5 {
			p = projection{number(f[1]), number(f[2]), number(f[3]), number(f[4])}
			return
		}
		all = append(all, Outline{f[0], f[1], f[2]})
	})
	return p, all
}

// Outlines returns the outlines of the Länder by code.
func (g *Gazetteer) Outlines() []Outline { return slices.Clone(g.outlines) }

// Project returns where a point in degrees lies in ViewBox. Points in Germany lie within it;
// the embedded outlines' edges lie 0.4 units (of 1.1 km) from there on average, 3 at most.
func (g *Gazetteer) Project(lat, lon float64) (x, y float64) { return g.projection.project(lat, lon) }

func (p projection) project(lat, lon float64) (x, y float64) {
	mercator := math.Log(math.Tan(math.Pi/4+lat*math.Pi/360)) * 180 / math.Pi
	return p.x0 + p.scaleX*lon, p.y0 - p.scaleY*mercator
}

// Shape returns the outline of a Kreis as an SVG path in ViewBox. ok is false if no shapes were imported.
func (g *Gazetteer) Shape(ags string) (path string, ok bool) {
	path, ok = g.shapes[ags]
	return path, ok
}
