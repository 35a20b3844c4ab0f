package site

import (
	"context"
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
	number := pageNumber(r.URL.Query())
	networks, err := s.networksOf(r.Context(), []string{code}, number == 1)
	if err != nil {
		return err
	}
	if s.fill(&region, networks); number == 1 {
		s.around(&region, networks)
		if region.Found == 0 && len(region.Nearest) < nearestCount { // hardly anybody works together for miles around
			if networks, err = s.networksFrom(r.Context(), []string{code}, maxKilometres); err != nil {
				return err
			}
			s.around(&region, networks)
		}
	}
	if err := s.help(r.Context(), &region); err != nil {
		return err
	}
	if region.Networks, region.Pager, err = pageOf(region.Networks, "/regionen/"+code, number, networksPerPage); err != nil {
		return err
	}
	page := s.pages.Titled(r, region.Title)
	if region.Found > 0 {
		page.Feeds = templates.Feeds{Calendar: "/regionen/" + code + "/termine.ics", Atom: "/regionen/" + code + "/neues.atom"}
	}
	return web.Render(w, r, http.StatusOK, templates.RegionPage(page, region))
}

// maxKilometres is farther than anything in Germany is from anything else.
const maxKilometres = 1000

// networksOf returns the networks of Kreise and Länder, and where nearby is set at least the nearest of those around them that
// one still goes to.
func (s *Site) networksOf(ctx context.Context, codes []string, nearby bool) ([]directory.Listed, error) {
	if !nearby {
		return s.networksFrom(ctx, codes, 0)
	}
	// The middle of a region of several Kreise may be nearer than that of any of them.
	return s.networksFrom(ctx, codes, 2*directory.NearKilometres)
}

// networksFrom returns the networks of Kreise and Länder, and the first ones of each Kreis whose middle is at most so far from
// theirs.
func (s *Site) networksFrom(ctx context.Context, codes []string, kilometres float64) ([]directory.Listed, error) {
	var kreise, laender, near []string
	from := map[string][2]float64{} // their middles
	for _, code := range codes {
		if len(code) == 2 {
			laender = append(laender, code)
		} else {
			kreise = append(kreise, code)
		}
		if lat, lon, ok := s.middleOf(code); ok && kilometres > 0 {
			from[code] = [2]float64{lat, lon}
		}
	}
	for _, k := range s.atlas.Kreise() {
		for code, at := range from {
			if code != k.AGS && code != k.Land && gazetteer.Distance(at[0], at[1], k.Lat, k.Lon) <= kilometres {
				near = append(near, k.AGS)
				break
			}
		}
	}
	return s.store.NetworksAround(ctx, kreise, laender, near, neighbourCount)
}

// regionOf returns the Kreis or Land with this code.
func (s *Site) regionOf(code string) (templates.Region, bool) {
	if name, ok := directory.States[code]; ok {
		return templates.Region{Code: code, Title: name}, true
	}
	k, ok := s.atlas.Kreis(code)
	return templates.Region{Code: code, Title: k.Title, Land: directory.States[k.Land]}, ok
}

// help finds who helps in a Kreis. A Land is too large for one list of them: it has the numbers that hold everywhere.
func (s *Site) help(ctx context.Context, region *templates.Region) error {
	if len(region.Code) == 2 || len(region.Networks) == 0 {
		return nil
	}
	keys := make([]string, len(region.Networks))
	for i, n := range region.Networks {
		keys[i] = n.Key
	}
	helping, err := s.store.Helping(ctx, keys)
	region.Help = templates.NewHelpHere(helping)
	return err
}

// nearestCount is how many networks are offered where there is none.
const nearestCount = 3

// fill finds the networks of a region.
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
	region.Found = len(region.Networks)
}

// around finds the networks next to a Kreis; where a region has none, the nearest, however far.
func (s *Site) around(region *templates.Region, networks []directory.Listed) {
	switch {
	case len(region.Networks) == 0:
		all := s.nearest(region.Code, networks)
		region.Nearest = all[:min(len(all), nearestCount)]
	case len(region.Code) > 2:
		region.Nearest = s.neighbours(*region, networks)
	}
}

// neighbours returns the networks next to a Kreis or Land that are not at work in it: those of places that one still goes to.
func (s *Site) neighbours(region templates.Region, networks []directory.Listed) (near []templates.Distant) {
	for _, n := range s.nearest(region.Code, networks) {
		own := slices.ContainsFunc(region.Networks, func(o directory.Listed) bool { return o.Key == n.Key })
		if n.Kilometres <= directory.NearKilometres && !own {
			near = append(near, n)
		}
	}
	return near[:min(len(near), neighbourCount)]
}

// neighbourCount is how many networks next to a place are shown.
const neighbourCount = 6

// nearest returns the networks by how near their regions are to a Kreis or Land, as the crow flies from middle to middle.
func (s *Site) nearest(code string, networks []directory.Listed) []templates.Distant {
	lat, lon, ok := s.middleOf(code)
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
	return all
}

// middleOf returns the middle of a Kreis or Land.
func (s *Site) middleOf(code string) (lat, lon float64, ok bool) {
	var here directory.Region
	for _, k := range s.atlas.Kreise() {
		if k.AGS == code || k.Land == code {
			here.Districts = append(here.Districts, directory.District{AGS: k.AGS})
		}
	}
	return s.middle(here)
}

// regionsWithNetworks returns those Kreise of a region in which somebody works together, with the first network of each.
func (s *Site) regionsWithNetworks(codes []string, networks []directory.Listed) (all []templates.Region) {
	for _, code := range codes {
		if region, ok := s.regionOf(code); ok {
			if s.fill(&region, networks); region.Found > 0 {
				region.Networks = region.Networks[:1]
				all = append(all, region)
			}
		}
	}
	return all
}
