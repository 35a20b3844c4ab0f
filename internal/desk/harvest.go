package desk

import (
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/intake"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) harvestRoutes(r chi.Router) {
	serve := d.pages.Serve
	const elsewhere = "/verwaltung/netzwerke/{key}/abgleich"
	r.Get(elsewhere, serve(d.ShowElsewhere))
	r.Get(elsewhere+"/{id}", serve(d.ShowElsewhereRecord))
	r.Post(elsewhere+"/{id}/aufnahme", serve(d.AdmitElsewhere))
	r.Post(elsewhere+"/{id}/ablehnung", serve(d.RefuseElsewhere))
}

const (
	elsewherePerPage  = 50
	elsewhereServices = 40  // shown at a time
	elsewhereAsked    = 500 // looked through for them
	alikeShown        = 8
)

// ShowElsewhere serves GET /verwaltung/netzwerke/{key}/abgleich: what other directories have that this network does not;
// ?alle=1 beyond its region, too, ?seite=N more.
func (d *Desk) ShowElsewhere(w http.ResponseWriter, r *http.Request) error {
	return d.showElsewhere(w, r, http.StatusOK, "")
}

func (d *Desk) showElsewhere(w http.ResponseWriter, r *http.Request, status int, wrong string) error {
	id, err := d.mine(r)
	if err != nil {
		return err
	}
	number, err := numberIn(r.URL.Query().Get("seite"))
	if err != nil || number > 1_000_000 {
		return fault.NotFound
	}
	n, err := d.store.Dossier(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	view := deskpages.Elsewhere{Network: deskpages.Network{Key: n.Network.Key, Name: n.Network.Name}, All: r.URL.Query().Get("alle") == "1", Page: max(int(number), 1), Wrong: wrong}
	sources, err := d.store.HarvestSources(r.Context())
	if err != nil {
		return err
	}
	for _, s := range sources {
		view.Sources = append(view.Sources, directory.Elsewhere{Name: s.Name, Address: s.Address, ReadAt: s.ReadAt})
	}
	services, err := d.store.HarvestedServices(r.Context(), id, elsewhereAsked)
	if err != nil {
		return err
	}
	for _, row := range services {
		i, _ := n.Institution(row.MeansKey)
		if one, differs := elsewhereService(i, row); differs {
			if len(view.Services) == elsewhereServices {
				view.ManyBeside = true
				break
			}
			view.Services = append(view.Services, one)
		}
	}
	list, near, total, err := d.store.UnknownHarvested(r.Context(), id, view.All, elsewherePerPage, (view.Page-1)*elsewherePerPage)
	if err != nil {
		return err
	}
	count := near
	if view.All {
		count = total
	}
	view.Near, view.Total, view.Pages = near, total, (count+elsewherePerPage-1)/elsewherePerPage
	for _, row := range list {
		view.Institutions = append(view.Institutions, elsewhereInstitution(row))
	}
	if view.Page > 1 && len(list) == 0 {
		view.Beyond, status = true, http.StatusNotFound
	}
	p := d.page(r, "Andere Verzeichnisse")
	p.Done = doneIn(r)
	return web.Render(w, r, status, deskpages.ElsewherePage(p, view))
}

func elsewhereInstitution(row store.Harvested) deskpages.ElsewhereInstitution {
	return deskpages.ElsewhereInstitution{ID: row.ID.String(), Sum: row.Sum, Institution: row.Institution, Suspected: row.Suspected, LeftOut: row.LeftOut, Origin: row.Origin}
}

// elsewhereService is what a source says of a service, beside that of an institution of ours; it reports whether there is
// anything in it to decide on.
func elsewhereService(i directory.Institution, row store.Harvested) (deskpages.ElsewhereService, bool) {
	ours := editing.MeantService(i, row)
	one := deskpages.ElsewhereService{ID: row.ID.String(), Sum: row.Sum, Stand: editing.ServiceStand(ours), Institution: i.Name, Name: row.Service.Name, Origin: row.Origin, New: ours == nil, LeftOut: row.LeftOut}
	if ours == nil {
		for _, f := range differing(i, servicelist.Proposal{After: row.Service}) {
			one.Fields = append(one.Fields, deskpages.ElsewhereField{Field: f})
		}
		return one, true
	}
	for _, key := range intake.Otherwise(*ours, row.Service) {
		after, _ := intake.Take(*ours, row.Service, []string{key})
		for n, f := range differing(i, servicelist.Proposal{Before: ours, After: after}) {
			if n == 0 {
				one.Fields = append(one.Fields, deskpages.ElsewhereField{Key: key, Field: f})
			}
		}
	}
	return one, len(one.Fields) > 0
}

// recordAsked returns the record that the address names.
func (d *Desk) recordAsked(r *http.Request) (store.Harvested, error) {
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return store.Harvested{}, fault.NotFound
	}
	return d.store.HarvestedRecord(r.Context(), id)
}

// ShowElsewhereRecord serves GET /verwaltung/netzwerke/{key}/abgleich/{id}: an institution of another directory.
func (d *Desk) ShowElsewhereRecord(w http.ResponseWriter, r *http.Request) error {
	row, err := d.recordAsked(r)
	if err == nil && row.Kind != store.HarvestedInstitution {
		err = fault.NotFound
	}
	if err != nil {
		return err
	}
	a := deskpages.Admitting{Sector: row.Institution.Sectors[0]}
	if a.Sector == directory.SectorMiscellaneous { // nothing was recognized; that is for people to say
		a.Sector = ""
	}
	return d.showElsewhereRecord(w, r, http.StatusOK, row, a)
}

func (d *Desk) showElsewhereRecord(w http.ResponseWriter, r *http.Request, status int, row store.Harvested, a deskpages.Admitting) error {
	_, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	network.Draft = false // what is admitted here is public at once
	a.Network, a.Record, a.Taken = network, elsewhereInstitution(row), row.Means != (directory.ID{})
	services, err := d.store.ServicesOfHarvested(r.Context(), row.ID)
	if err != nil {
		return err
	}
	for _, s := range services {
		one, _ := elsewhereService(directory.Institution{}, s)
		a.Record.Services = append(a.Record.Services, one)
	}
	if a.Alike, err = d.store.SimilarInstitutions(r.Context(), seen(by(r)), append([]string{row.Institution.Name}, row.Institution.Aliases...), alikeShown); err != nil {
		return err
	}
	if a.Chosen != "" && !slices.ContainsFunc(a.Alike, func(k directory.KnownInstitution) bool { return k.Key == a.Chosen }) {
		a.Chosen = ""
	}
	return web.Render(w, r, status, deskpages.AdmittingPage(d.page(r, "Einrichtung aus einem anderen Verzeichnis"), a))
}
