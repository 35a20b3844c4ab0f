package main

import "math"

const (
	sameCorner = 0.2 // units: nearer corners are one and the same, drawn twice
	tolerance  = 1.3 // units: how far a border may move
	smallest   = 6   // square units: smaller islands are left out
)

// simplify leaves out what cannot be seen. A border between two Länder is simplified once, for both:
// else there would be gaps between them.
func simplify(all []outline) []outline {
	snap(all)
	owners := map[xy]map[string]bool{}
	for _, o := range all {
		for _, ring := range o.rings {
			for _, p := range ring {
				if owners[p] == nil {
					owners[p] = map[string]bool{}
				}
				owners[p][o.code] = true
			}
		}
	}
	for i, o := range all {
		var rings [][]xy
		for _, ring := range o.rings {
			if area(ring) >= smallest {
				rings = append(rings, simplifyRing(ring, owners))
			}
		}
		all[i].rings = rings
	}
	return all
}

// snap gives corners that are the same but for rounding the very same coordinates.
func snap(all []outline) {
	var corners []xy
	for _, o := range all {
		for _, ring := range o.rings {
			for i, p := range ring {
				known := false
				for _, c := range corners {
					if c.to(p) < sameCorner {
						ring[i], known = c, true
						break
					}
				}
				if !known {
					corners = append(corners, p)
				}
			}
		}
	}
}

// simplifyRing simplifies the ring piece by piece, a piece being what it shares with the same other Länder.
func simplifyRing(ring []xy, owners map[xy]map[string]bool) []xy {
	var ends []int // where pieces meet
	n := len(ring)
	for i, p := range ring {
		if len(owners[p]) != len(owners[ring[(i+1)%n]]) || len(owners[p]) != len(owners[ring[(i+n-1)%n]]) {
			ends = append(ends, i)
		}
	}
	if len(ends) < 2 { // an island, or a Land within another: cut in two at corners both would choose
		ends = []int{extreme(ring, 1), extreme(ring, -1)}
		if ends[0] > ends[1] {
			ends[0], ends[1] = ends[1], ends[0]
		}
	}
	var out []xy
	for i, from := range ends {
		to := ends[(i+1)%len(ends)]
		if to <= from {
			to += n
		}
		var piece []xy
		for j := from; j <= to; j++ {
			piece = append(piece, ring[j%n])
		}
		kept := thin(piece, tolerance)
		out = append(out, kept[:len(kept)-1]...)
	}
	return out
}

// extreme returns the corner furthest to the right (sign 1) or left (sign -1).
func extreme(ring []xy, sign float64) int {
	best := 0
	for i, p := range ring {
		if sign*p.x > sign*ring[best].x || p.x == ring[best].x && p.y > ring[best].y {
			best = i
		}
	}
	return best
}

// thin keeps the ends of the line and what is further than tolerance from the simplified line (Douglas and Peucker).
func thin(line []xy, tolerance float64) []xy {
	a, b := line[0], line[len(line)-1]
	far, furthest := 0, tolerance
	for i := 1; i < len(line)-1; i++ {
		if d := offLine(line[i], a, b); d > furthest {
			far, furthest = i, d
		}
	}
	if far == 0 {
		return []xy{a, b}
	}
	left, right := thin(line[:far+1], tolerance), thin(line[far:], tolerance)
	return append(left[:len(left)-1:len(left)-1], right...)
}

// offLine returns the distance of p to the line through a and b, or to a where these are one.
func offLine(p, a, b xy) float64 {
	length := a.to(b)
	if length == 0 {
		return p.to(a)
	}
	return math.Abs((b.x-a.x)*(a.y-p.y)-(a.x-p.x)*(b.y-a.y)) / length
}

// area returns the ring's area.
func area(ring []xy) float64 {
	var sum float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return math.Abs(sum) / 2
}
