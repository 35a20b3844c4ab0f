package main

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// An outline is the border of one Land: closed rings on the source's drawing area.
type outline struct {
	code, name string
	rings      [][]xy
}

// An xy is a point on the drawing area, y growing downwards.
type xy struct{ x, y float64 }

func (a xy) to(b xy) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }

// laender maps the ids of the source to the official codes and German names.
var laender = map[string]outline{
	"sh": {code: "01", name: "Schleswig-Holstein"}, "hh": {code: "02", name: "Hamburg"},
	"ni": {code: "03", name: "Niedersachsen"}, "hb": {code: "04", name: "Bremen"},
	"nw": {code: "05", name: "Nordrhein-Westfalen"}, "he": {code: "06", name: "Hessen"},
	"rp": {code: "07", name: "Rheinland-Pfalz"}, "bw": {code: "08", name: "Baden-Württemberg"},
	"by": {code: "09", name: "Bayern"}, "sl": {code: "10", name: "Saarland"},
	"be": {code: "11", name: "Berlin"}, "bb": {code: "12", name: "Brandenburg"},
	"mv": {code: "13", name: "Mecklenburg-Vorpommern"}, "sn": {code: "14", name: "Sachsen"},
	"st": {code: "15", name: "Sachsen-Anhalt"}, "th": {code: "16", name: "Thüringen"},
}

// readOutlines reads germany.svg of @svg-maps/germany and simplifies it.
func readOutlines(content []byte) ([]outline, error) {
	var svg struct {
		Paths []struct {
			ID string `xml:"id,attr"`
			D  string `xml:"d,attr"`
		} `xml:"path"`
	}
	if err := xml.Unmarshal(content, &svg); err != nil {
		return nil, fmt.Errorf("germany.svg: %w", err)
	}
	var all []outline
	for _, path := range svg.Paths {
		o, ok := laender[path.ID]
		if !ok {
			return nil, fmt.Errorf("germany.svg: %q is no Land", path.ID)
		}
		rings, err := readPath(path.D)
		if err != nil {
			return nil, fmt.Errorf("germany.svg: %s: %w", path.ID, err)
		}
		o.rings = rings
		all = append(all, o)
	}
	if len(all) != len(laender) {
		return nil, fmt.Errorf("germany.svg: %d Länder", len(all))
	}
	slices.SortFunc(all, func(a, b outline) int { return strings.Compare(a.code, b.code) })
	return simplify(all), nil
}

// readPath reads the rings of an SVG path that is made of nothing but "m", pairs of numbers, and "z".
func readPath(d string) (rings [][]xy, err error) {
	var pen xy
	var ring []xy
	for word := range strings.FieldsSeq(strings.NewReplacer("m", " m ", "z", " z ").Replace(d)) {
		switch word {
		case "m":
		case "z":
			if len(ring) == 0 {
				return nil, fmt.Errorf("an empty ring")
			}
			rings, pen, ring = append(rings, ring), ring[0], nil
		default:
			left, right, _ := strings.Cut(word, ",")
			x, errX := strconv.ParseFloat(left, 64)
			y, errY := strconv.ParseFloat(right, 64)
			if errX != nil || errY != nil {
				return nil, fmt.Errorf("%q is no pair of numbers", word)
			}
			pen = xy{pen.x + x, pen.y + y}
			ring = append(ring, pen)
		}
	}
	return rings, nil
}

// format writes the rings as a path of whole numbers, relative ones where they are shorter.
func (o outline) format() string {
	var b strings.Builder
	for _, ring := range o.rings {
		var x, y int
		for i, p := range ring {
			toX, toY := int(math.Round(p.x)), int(math.Round(p.y))
			switch {
			case i == 0:
				fmt.Fprintf(&b, "M%d %dl", toX, toY)
			case toX != x || toY != y:
				if i > 1 && toX >= x {
					b.WriteByte(' ')
				}
				fmt.Fprintf(&b, "%d", toX-x)
				if toY >= y {
					b.WriteByte(' ')
				}
				fmt.Fprintf(&b, "%d", toY-y)
			}
			x, y = toX, toY
		}
		b.WriteByte('z')
	}
	return b.String()
}
