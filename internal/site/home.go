package site

import (
	"net/http"

	"rundtisch/internal/directory"
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
	page := s.pages.Page(r, "title.home")
	page.Feeds = templates.Feeds{Calendar: "/termine.ics", Atom: "/neues.atom"}
	return web.Render(w, r, http.StatusOK, templates.HomePage(page, home))
}

// ListNetworks serves GET /netzwerke.
func (s *Site) ListNetworks(w http.ResponseWriter, r *http.Request) error {
	networks, err := s.store.Networks(r.Context())
	if err != nil {
		return err
	}
	return web.Render(
		w, r, http.StatusOK, templates.NetworksPage(s.pages.Page(r, "networks.title"), templates.Home{States: byState(networks)}),
	)
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
