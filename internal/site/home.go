package site

import (
	"net/http"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// ShowHome serves GET /.
func (s *Site) ShowHome(w http.ResponseWriter, r *http.Request) error {
	tallies, err := s.store.Tallies(r.Context())
	if err != nil {
		return err
	}
	lands := s.lands(tallies)
	_, official := s.atlas.Area(anyKreis)
	home := templates.Home{Lands: lands, Map: templates.Map{ViewBox: viewBox, Marks: landMarks(lands), Official: official}}
	page := s.pages.Page(r, "title.home")
	page.Feeds = templates.Feeds{Calendar: "/termine.ics", Atom: "/neues.atom"}
	return web.Render(w, r, http.StatusOK, templates.HomePage(page, home))
}

// anyKreis is one that is asked whether official shapes were imported.
const anyKreis = "05158"

// lands returns all sixteen Länder by name, with how many networks each has.
func (s *Site) lands(tallies []directory.Tally) []templates.Land {
	count := map[string]int{}
	for _, t := range tallies {
		count[t.State] += t.Count
	}
	var lands []templates.Land
	for _, l := range s.atlas.Laender() {
		lands = append(lands, templates.Land{Code: l.Code, Name: l.Name, Networks: count[l.Code]})
	}
	slices.SortFunc(lands, func(a, b templates.Land) int { return strings.Compare(a.Name, b.Name) })
	return lands
}
