package site

import (
	"bytes"
	"fmt"
	"net/http"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/templates"
)

const viewBox = gazetteer.ViewBox

// landSpots are where on the map the number of a Land stands: inside it, and no two nearer than a finger is wide.
var landSpots = map[string][2]int{
	"01": {232, 104}, "02": {272, 168}, "03": {290, 243}, "04": {186, 211}, "05": {107, 379}, "06": {221, 457},
	"07": {93, 493}, "08": {216, 690}, "09": {380, 590}, "10": {62, 588}, "11": {482, 275}, "12": {516, 345},
	"13": {415, 143}, "14": {476, 425}, "15": {357, 307}, "16": {322, 425},
}

// landMarks are the numbers on the map, of the Länder with a network.
func landMarks(lands []templates.Land) []templates.Mark {
	var marks []templates.Mark
	for _, l := range lands {
		if spot, ok := landSpots[l.Code]; ok && l.Networks > 0 {
			marks = append(marks, templates.Mark{Land: l, X: spot[0], Y: spot[1]})
		}
	}
	return marks
}

// town is a town whose name helps to find one's way on the map.
type town struct {
	name, kreis string
	dx, dy      int // from the town to its name
	anchor      string
}

// towns lie in all parts of the country, and far enough from each other and from the numbers for their names.
var towns = []town{
	{name: "Hamburg", kreis: "02000", dx: 27, dy: 0, anchor: "start"},
	{name: "Rostock", kreis: "13003", dx: 0, dy: -12, anchor: "middle"},
	{name: "Berlin", kreis: "11000", dx: 0, dy: -26, anchor: "middle"},
	{name: "Köln", kreis: "05315", dx: 0, dy: 26, anchor: "middle"},
	{name: "Leipzig", kreis: "14713", dx: -9, dy: 26, anchor: "middle"},
	{name: "Frankfurt", kreis: "06412", dx: 0, dy: 27, anchor: "middle"},
	{name: "Stuttgart", kreis: "08111", dx: 0, dy: -12, anchor: "middle"},
	{name: "München", kreis: "09162", dx: 0, dy: 27, anchor: "middle"},
}

// colours of the map. A picture knows nothing of the page's own: they are the same as in site.css.
type colours struct{ paper, land, line, known, ink string }

var (
	light = colours{paper: "#faf8f4", land: "#e6dfd1", line: "#faf8f4", known: "#8db5b8", ink: "#1d2730"}
	dark  = colours{paper: "#14191d", land: "#2c373f", line: "#14191d", known: "#3f7480", ink: "#ece8e0"}
)

// ShowMap serves GET /karte.svg: Germany with the Kreise in which a network works. It shows areas of networks, never where
// an institution is.
func (s *Site) ShowMap(w http.ResponseWriter, r *http.Request) error { return s.drawMap(w, r, light) }

// ShowDarkMap serves GET /karte-dunkel.svg: the same for dark screens.
func (s *Site) ShowDarkMap(w http.ResponseWriter, r *http.Request) error {
	return s.drawMap(w, r, dark)
}

func (s *Site) drawMap(w http.ResponseWriter, r *http.Request, c colours) error {
	covered, err := s.store.Covered(r.Context())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	_, _ = w.Write(s.draw(covered, c)) // the visitor may have left
	return nil
}

// draw returns the map with these Kreise filled.
func (s *Site) draw(covered []string, c colours) []byte {
	known := map[string]bool{}
	for _, ags := range covered {
		known[ags] = true
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox=%q>`, viewBox)
	for _, land := range s.atlas.Outlines() {
		fmt.Fprintf(&b, `<defs><path id="l%s" d="%s"/></defs><clipPath id="c%s"><use href="#l%s"/></clipPath><g clip-path="url(#c%s)">`,
			land.Code, land.Path, land.Code, land.Code, land.Code)
		fmt.Fprintf(&b, `<use href="#l%s" fill="%s"/>`, land.Code, c.land)
		for _, filled := range []bool{false, true} {
			fill := c.land
			if filled {
				fill = c.known
			}
			fmt.Fprintf(&b, `<path fill="%s" stroke="%s" stroke-width="1.2" d="`, fill, c.line)
			for _, k := range s.atlas.Kreise() {
				if k.Land == land.Code && known[k.AGS] == filled {
					path, _ := s.atlas.Area(k.AGS)
					b.WriteString(path)
				}
			}
			b.WriteString(`"/>`)
		}
		fmt.Fprintf(&b, `</g><use href="#l%s" fill="none" stroke="%s" stroke-width="3" stroke-linejoin="round"/>`, land.Code, c.line)
	}
	fmt.Fprintf(&b, `<g fill="%s" stroke="%s" stroke-width="5" paint-order="stroke" `, c.ink, c.paper)
	b.WriteString(`font-family="system-ui, sans-serif" font-size="20" font-weight="600">`)
	for _, t := range towns {
		k, ok := s.atlas.Kreis(t.kreis)
		if !ok {
			continue
		}
		x, y := s.atlas.Project(k.Lat, k.Lon)
		fmt.Fprintf(&b, `<circle cx="%.0f" cy="%.0f" r="4.5" stroke-width="2"/><text x="%.0f" y="%.0f" text-anchor="%s">%s</text>`,
			x, y, x+float64(t.dx), y+float64(t.dy), t.anchor, t.name)
	}
	b.WriteString(`</g></svg>`)
	return b.Bytes()
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
