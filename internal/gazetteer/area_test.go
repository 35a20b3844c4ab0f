package gazetteer

import "testing"

// Every Kreis has an area, its own middle lies in it, and no other Kreis of the Land has its middle there.
func TestEveryKreisHasAnAreaAroundItsMiddle(t *testing.T) {
	g := open(t, "")
	for _, k := range g.Kreise() {
		path, official := g.Area(k.AGS)
		if path == "" || official {
			t.Errorf("%s: area %q, official %v", k.Title, path, official)
			continue
		}
		drawn := rings(t, path)
		for _, other := range g.Kreise() {
			if other.Land != k.Land {
				continue
			}
			x, y := g.Project(other.Lat, other.Lon)
			// a corner may have moved by a unit and a half: the middle of a small town lies in its area or beside it
			if in := inside(drawn, x, y); in && other.AGS != k.AGS && !beside(drawn, x, y) || !in && other.AGS == k.AGS && !beside(drawn, x, y) {
				t.Errorf("the middle of %s in the area of %s: %v", other.Title, k.Title, in)
			}
		}
	}
}

// beside reports whether a point is as near to a border as simplifying may have moved it.
func beside(drawn [][]corner, x, y float64) bool {
	at := inside(drawn, x, y)
	for _, d := range [][2]float64{{3, 0}, {-3, 0}, {0, 3}, {0, -3}} {
		if inside(drawn, x+d[0], y+d[1]) != at {
			return true
		}
	}
	return false
}
