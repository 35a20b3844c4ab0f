package site

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// ShowRegion serves GET /regionen/{code}: a Kreis (five digits) or a Land (two) with its networks or the nearest ones.
func (s *Site) ShowRegion(w http.ResponseWriter, r *http.Request) error {
	code := chi.URLParam(r, "code")
	region, ok := s.regionOf(code)
	if !ok {
		return fmt.Errorf("region: %w", fault.NotFound)
	}
	networks, err := s.store.Networks(r.Context())
	if err != nil {
		return err
	}
	s.fill(&region, networks)
	page := s.pages.Titled(r, region.Title)
	if len(region.Networks) > 0 {
		page.Feeds = templates.Feeds{Calendar: "/regionen/" + code + "/termine.ics", Atom: "/regionen/" + code + "/neues.atom"}
	}
	return web.Render(w, r, http.StatusOK, templates.RegionPage(page, region))
}

// regionOf returns the Kreis or Land with this code.
func (s *Site) regionOf(code string) (templates.Region, bool) {
	if name, ok := directory.States[code]; ok {
		return templates.Region{Code: code, Title: name}, true
	}
	k, ok := s.atlas.Kreis(code)
	return templates.Region{Code: code, Title: k.Title, Land: directory.States[k.Land]}, ok
}

// nearestCount is how many networks are offered where there is none.
const nearestCount = 3

// fill finds the networks of a region, or the nearest ones.
func (s *Site) fill(region *templates.Region, networks []directory.Listed) {
	if len(region.Code) == 2 {
		for _, n := range networks {
			if n.Region.State == region.Code {
				region.Networks = append(region.Networks, n)
			}
		}
	} else {
		stated := false
		for _, n := range networks {
			for _, d := range n.Region.Districts {
				if d.AGS == region.Code {
					region.Networks = append(region.Networks, n)
					stated = stated || !d.Inferred
				}
			}
		}
		region.Inferred = len(region.Networks) > 0 && !stated
	}
	if len(region.Networks) == 0 {
		region.Nearest = s.nearest(region.Code, networks)
	}
}

// nearest returns the networks whose regions are nearest to a Kreis or Land, as the crow flies from middle to middle.
func (s *Site) nearest(code string, networks []directory.Listed) []templates.Distant {
	var here directory.Region
	for _, k := range s.atlas.Kreise() {
		if k.AGS == code || k.Land == code {
			here.Districts = append(here.Districts, directory.District{AGS: k.AGS})
		}
	}
	lat, lon, ok := s.middle(here)
	if !ok {
		return nil
	}
	var all []templates.Distant
	for _, n := range networks {
		if toLat, toLon, ok := s.middle(n.Region); ok {
			all = append(all, templates.Distant{Listed: n, Kilometres: int(gazetteer.Distance(lat, lon, toLat, toLon) + 0.5)})
		}
	}
	slices.SortStableFunc(all, func(a, b templates.Distant) int { return a.Kilometres - b.Kilometres })
	return all[:min(len(all), nearestCount)]
}
