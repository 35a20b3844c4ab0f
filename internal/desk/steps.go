package desk

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) stepRoutes(r chi.Router) {
	r.Get("/verwaltung/netzwerke/{key}/schritte", d.pages.Serve(d.ShowSteps))
}

// stepPages are where each step is taken, below the address of the network.
var stepPages = map[string]string{
	"mitglieder": "/mitglieder/einfuegen", "nummern": "/nummern?ohne=nummer", "e-mail": "/adressen",
	"koordination": "/kontakte/neu",
	"termin":       "/termine/neu", "profil": "/netzwerk", "ziele": "/ziele/neu", "angebote": "/angebote", "pruefung": "/pruefung",
	"vereinbarung": "/vereinbarungen/neu", "schirmherrschaft": "/schirmherrschaft/neu",
}

// ShowSteps serves GET /verwaltung/netzwerke/{key}/schritte: what makes a network complete, a step at a time. Nothing of it is
// stored: whoever leaves and comes back finds what is still missing.
func (d *Desk) ShowSteps(w http.ResponseWriter, r *http.Request) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	overviews, _, err := d.store.Overviews(r.Context(), store.Which{Networks: []directory.ID{id}}, d.pages.Now(), 1, 0)
	if err != nil {
		return err
	}
	begun, err := d.store.Beginnings(r.Context(), []directory.ID{id}, d.pages.Now())
	if err != nil {
		return err
	}
	if len(overviews) == 0 {
		return fault.NotFound
	}
	o := overviews[0]
	view := deskpages.Steps{Network: deskpages.Network{Key: o.Key, Name: o.Name}, Steps: directory.FirstSteps(o, begun[id])}
	view.Pages = map[string]string{}
	for key, page := range stepPages {
		view.Pages[key] = "/verwaltung/netzwerke/" + o.Key + page
	}
	return web.Render(w, r, http.StatusOK, deskpages.StepsPage(d.page(r, stepByStep), view))
}
