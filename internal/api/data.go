package api

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/web"
	"rundtisch/templates"
)

// PageRoutes adds the page for people; it exists in every language.
func (a *API) PageRoutes(r chi.Router) {
	r.Get("/daten", a.pages.Serve(a.ShowData))
}

// ShowData serves GET /daten: what programs can have here, with examples of a network that is really there.
func (a *API) ShowData(w http.ResponseWriter, r *http.Request) error {
	networks, err := a.store.Networks(r.Context())
	if err != nil {
		return err
	}
	data := templates.Data{Origin: a.pages.Origin, PerMinute: 300, PerPage: 500}
	if len(networks) > 0 {
		n := networks[0]
		data.Network = templates.Example{Key: n.Key, Name: n.Name, State: n.Region.State}
	}
	return web.Render(w, r, http.StatusOK, templates.DataPage(a.pages.Page(r, "data.title"), data))
}
