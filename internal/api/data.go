package api

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// PageRoutes adds the page for people; it exists in every language.
func (a *API) PageRoutes(r chi.Router) {
	r.Get("/daten", a.pages.Serve(a.ShowData))
}

// ShowData serves GET /daten: what programs can have here, with examples of a network that is really there.
func (a *API) ShowData(w http.ResponseWriter, r *http.Request) error {
	data := templates.Data{Origin: a.pages.Origin, PerMinute: RequestsPerMinute, PerPage: MostPerPage, PerPageWhole: MostWhole}
	n, err := a.store.ExampleNetwork(r.Context())
	if err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	data.Network = templates.Example{Key: n.Key, Name: n.Name, State: n.State, Term: n.ID.String()}
	file, err := a.store.Download(r.Context())
	switch {
	case err == nil:
		data.Download = &templates.Download{DataOf: file.DataOf.In(web.Berlin), Bytes: file.Size, SHA256: file.SHA256,
			Networks: file.Counts["netzwerke"], Institutions: file.Counts["einrichtungen"], Services: file.Counts["angebote"]}
	case !errors.Is(err, fault.NotFound):
		return err
	}
	return web.Render(w, r, http.StatusOK, templates.DataPage(a.pages.Page(r, "data.title"), data))
}
