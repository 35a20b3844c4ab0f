package desk

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) networkRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke", serve(d.ShowNetworks))
	r.Get("/verwaltung/netzwerke.csv", serve(d.ExportNetworks))
	r.Get("/verwaltung/neues-netzwerk", serve(d.ShowNewNetwork))
	r.Post("/verwaltung/neues-netzwerk", serve(d.AddNetwork))
	r.Get("/verwaltung/netzwerke/{key}/entfernung", serve(d.ShowRemoval))
	r.Post("/verwaltung/netzwerke/{key}/entfernung", serve(d.RemoveNetwork))
	r.Post("/verwaltung/entfernte-netzwerke/{id}", serve(d.TakeNetworkBack))
}

// ShowNetworks serves GET /verwaltung/netzwerke: how up to date the networks are that the account coordinates, or for the
// operator all. ?land=05 shows those of one Land, ?sortierung= orders them.
func (d *Desk) ShowNetworks(w http.ResponseWriter, r *http.Request) error {
	table, err := d.networksWithRemoved(r)
	if err != nil {
		return err
	}
	p := d.page(r, "Netzwerke")
	p.Done = doneNotice(r)
	return web.Render(w, r, http.StatusOK, deskpages.NetworksPage(p, table))
}

// ExportNetworks serves GET /verwaltung/netzwerke.csv: the same for a spreadsheet.
func (d *Desk) ExportNetworks(w http.ResponseWriter, r *http.Request) error {
	table, err := d.networks(r)
	if err != nil {
		return err
	}
	return web.CSV(w, "netzwerke", table.Table(d.page(r, "")))
}

// networksWithRemoved is networks, for the operator with what can be taken back.
func (d *Desk) networksWithRemoved(r *http.Request) (deskpages.Networks, error) {
	table, err := d.networks(r)
	if err != nil || !table.Operator {
		return table, err
	}
	removed, err := d.editor.Removed(r.Context(), user(r), d.pages.Now())
	for _, n := range removed {
		table.Removed = append(table.Removed, deskpages.RemovedNetwork(n))
	}
	return table, err
}

func (d *Desk) networks(r *http.Request) (deskpages.Networks, error) {
	a, query := user(r), r.URL.Query()
	table := deskpages.Networks{
		Operator: a.May(account.ManageNetworks, account.Scope{}), State: query.Get("land"), Order: query.Get("sortierung"),
	}
	which := store.Which{All: table.Operator, Networks: a.Networks()}
	if !which.All && len(which.Networks) == 0 {
		return table, fmt.Errorf("networks: %w", fault.Forbidden)
	}
	if table.State != "" && directory.States[table.State] == "" {
		return table, fault.Malformed("land")
	}
	if !deskpages.IsNetworkOrder(table.Order) {
		return table, fault.Malformed("sortierung")
	}
	networks, err := d.store.Freshness(r.Context(), which, d.pages.Now())
	if err != nil {
		return table, err
	}
	table.Put(networks)
	return table, nil
}
