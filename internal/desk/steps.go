package desk

import (
	"net/http"
	"net/url"
	"strings"

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
	at := "/verwaltung/netzwerke/" + o.Key
	for key, page := range stepPages {
		view.Pages[key] = at + page
	}
	if view.Missing, err = d.missing(r, id, at); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, deskpages.StepsPage(d.page(r, stepByStep), view))
}

// missing returns what each step lacks by name, with the way to its form; at is the address of the network.
func (d *Desk) missing(r *http.Request, id directory.ID, at string) (map[string][]deskpages.StepLink, error) {
	lacking, err := d.store.Lacking(r.Context(), id, d.pages.Now())
	if err != nil {
		return nil, err
	}
	found := map[string][]deskpages.StepLink{}
	add := func(step string, lacks bool, name, path string) {
		if lacks {
			found[step] = append(found[step], deskpages.StepLink{Name: name, Path: at + path})
		}
	}
	for _, i := range lacking {
		add("nummern", i.Number, i.Name, "/nummern/"+i.Key+"/neu")
		add("e-mail", i.Mail, i.Name, "/nummern/"+i.Key+"/neu")
		add("angebote", i.Offer, i.Name, "/angebote/neu?einrichtung="+url.QueryEscape(i.Key))
	}
	stalest, err := d.store.Stalest(r.Context(), []directory.ID{id}, d.pages.Now(), mostNamedStale)
	if err != nil {
		return nil, err
	}
	for _, c := range stalest[id] {
		add("pruefung", true, strings.TrimSuffix(c.Name+" · "+c.Value, " · "), "/pruefung")
	}
	return found, nil
}

// mostNamedStale is how many of the entries that are to be checked are named.
const mostNamedStale = 10
