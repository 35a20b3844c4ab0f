package site

import (
	"net/http"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// ShowHome serves GET /.
func (s *Site) ShowHome(w http.ResponseWriter, r *http.Request) error {
	networks, err := s.store.Networks(r.Context())
	if err != nil {
		return err
	}
	home := templates.Home{Map: s.draw(networks), States: byState(networks)}
	return web.Render(w, r, http.StatusOK, templates.HomePage(s.pages.Page(r, "title.home"), home))
}

// ListNetworks serves GET /netzwerke.
func (s *Site) ListNetworks(w http.ResponseWriter, r *http.Request) error {
	networks, err := s.store.Networks(r.Context())
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.NetworksPage(s.pages.Page(r, "networks.title"), templates.Home{States: byState(networks)}))
}

// byState groups networks by Land; they come in that order.
func byState(networks []directory.Listed) []templates.StateNetworks {
	var states []templates.StateNetworks
	for _, n := range networks {
		if len(states) == 0 || states[len(states)-1].Code != n.Region.State {
			states = append(states, templates.StateNetworks{Code: n.Region.State, Name: directory.States[n.Region.State]})
		}
		last := &states[len(states)-1]
		last.Networks = append(last.Networks, n)
	}
	return states
}

// draw marks the region of every network on the map of the Länder. Only regions are drawn, never institutions.
func (s *Site) draw(networks []directory.Listed) templates.Map {
	m := templates.Map{ViewBox: gazetteer.ViewBox}
	for _, o := range s.atlas.Outlines() {
		m.Lands = append(m.Lands, templates.Outline{Name: o.Name, Path: o.Path})
	}
	for _, n := range networks {
		for _, d := range n.Region.Districts {
			if path, ok := s.atlas.Shape(d.AGS); ok {
				m.Shapes = append(m.Shapes, templates.Outline{Name: n.Region.ShortName, Path: path})
			}
		}
		lat, lon, ok := s.middle(n.Region)
		if !ok {
			continue
		}
		x, y := s.atlas.Project(lat, lon)
		m.Marks = append(m.Marks, templates.Mark{X: x, Y: y, Name: n.Region.ShortName, Path: "/netzwerke/" + n.Key})
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

// placeLabels puts names to the left of marks where one to the right would run into another mark or off the map.
func placeLabels(m templates.Map) templates.Map {
	for i := range m.Marks {
		mark := &m.Marks[i]
		width := 15 + 11*float64(len([]rune(mark.Name)))
		mark.LabelLeft = mark.X+width > 586
		for j, other := range m.Marks {
			if j != i && other.Y > mark.Y-14 && other.Y < mark.Y+14 && other.X > mark.X && other.X < mark.X+width {
				mark.LabelLeft = true
			}
		}
	}
	return m
}
