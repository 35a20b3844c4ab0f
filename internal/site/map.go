package site

import (
	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/templates"
)

// draw marks the region of every network on the map of the Länder. Only regions are drawn, never institutions.
func (s *Site) draw(networks []directory.Listed) templates.Map {
	m := templates.Map{ViewBox: gazetteer.ViewBox}
	for _, o := range s.atlas.Outlines() {
		m.Lands = append(m.Lands, templates.Outline{Name: o.Name, Path: o.Path})
	}
	for _, n := range networks {
		for _, d := range n.Region.Districts {
			if path, ok := s.atlas.Shape(d.AGS); ok {
				m.Shapes = append(m.Shapes, templates.Outline{Name: n.Region.Called(), Path: path})
			}
		}
		lat, lon, ok := s.middle(n.Region)
		if !ok {
			continue
		}
		x, y := s.atlas.Project(lat, lon)
		m.Marks = append(m.Marks, templates.Mark{X: x, Y: y, Name: n.Region.Called(), Path: "/netzwerke/" + n.Key})
	}
	return placeLabels(m)
}

// middle returns the mean of the middles of a region's Kreise; a city state without Kreise is its own middle.
func (s *Site) middle(r directory.Region) (lat, lon float64, ok bool) {
	n := 0.0
	for _, d := range r.Districts {
		if k, known := s.atlas.Kreis(d.AGS); known {
			n++
			lat += (k.Lat - lat) / n
			lon += (k.Lon - lon) / n
		}
	}
	return lat, lon, n > 0
}

// Sizes in units of the map: a letter of a label, its height, and how far it is from its mark.
const (
	letterWidth = 15.0
	labelHeight = 24
	markRadius  = 10
	mapWidth    = 586
)

type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// placeLabels puts each name beside, above or below its mark, where it meets no other mark or name and stays on the map.
func placeLabels(m templates.Map) templates.Map {
	var taken []box
	for _, k := range m.Marks {
		taken = append(taken, box{k.X - markRadius, k.Y - markRadius, k.X + markRadius, k.Y + markRadius})
	}
	for i := range m.Marks {
		k := &m.Marks[i]
		width := letterWidth * float64(len([]rune(k.Name)))
		const gap = markRadius + 4
		for _, try := range []struct {
			label templates.Label
			left  float64
		}{
			{templates.Label{X: k.X + gap, Y: k.Y + 8, Anchor: "start"}, k.X + gap},
			{templates.Label{X: k.X - gap, Y: k.Y + 8, Anchor: "end"}, k.X - gap - width},
			{templates.Label{X: k.X, Y: k.Y - gap, Anchor: "middle"}, k.X - width/2},
			{templates.Label{X: k.X, Y: k.Y + gap + 16, Anchor: "middle"}, k.X - width/2},
		} {
			space := box{try.left, try.label.Y - labelHeight + 4, try.left + width, try.label.Y + 4}
			if space.left >= 0 && space.right <= mapWidth && !meetsAny(space, taken, i) {
				k.Label = try.label
				taken = append(taken, space)
				break
			}
		}
	}
	return m
}

// meetsAny reports whether space meets one of the boxes other than that of its own mark.
func meetsAny(space box, taken []box, own int) bool {
	for i, b := range taken {
		if i != own && space.meets(b) {
			return true
		}
	}
	return false
}
