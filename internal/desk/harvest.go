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
	const path = "/verwaltung/netzwerke/{key}/abgleich"
	r.Get(path, serve(d.ShowHarvest))
	r.Get(path+"/{id}", serve(d.ShowHarvested))
	r.Post(path+"/{id}/aufnahme", serve(d.AdmitHarvested))
	r.Post(path+"/{id}/ablehnung", serve(d.RefuseHarvested))
}

const (
	harvestPerPage   = 50
	harvestServices  = 40  // on the page
	harvestCompared  = 500 // compared at most
	similarHarvested = 8
)

// ShowHarvest serves GET /verwaltung/netzwerke/{key}/abgleich: what other directories have and this network does not, with
// ?alle=1 also beyond its region, ?seite=N for further pages.
func (d *Desk) ShowHarvest(w http.ResponseWriter, r *http.Request) error {
	return d.showHarvest(w, r, http.StatusOK, "")
}

func (d *Desk) showHarvest(w http.ResponseWriter, r *http.Request, status int, wrong string) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	number, err := parseNumber(r.URL.Query().Get("seite"))
	if err != nil || number > 1_000_000 {
		return fault.NotFound
	}
	n, err := d.store.Dossier(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	view := deskpages.Harvest{
		Network: deskpages.Network{Key: n.Network.Key, Name: n.Network.Name}, All: r.URL.Query().Get("alle") == "1",
		Page: max(int(number), 1), Wrong: wrong,
	}
	sources, err := d.store.HarvestSources(r.Context())
	if err != nil {
		return err
	}
	for _, s := range sources {
		view.Sources = append(view.Sources, directory.Elsewhere{Name: s.Name, Address: s.Address, ReadAt: s.ReadAt})
	}
	services, err := d.store.HarvestedServices(r.Context(), id, harvestCompared)
	if err != nil {
		return err
	}
	for _, row := range services {
		i, _ := n.Institution(row.MatchedKey)
		if one, differs := harvestedService(i, row); differs {
			if len(view.Services) == harvestServices {
				view.ManyBeside = true
				break
			}
			view.Services = append(view.Services, one)
		}
	}
	list, near, total, err := d.store.UnknownHarvested(r.Context(), id, view.All, harvestPerPage, (view.Page-1)*harvestPerPage)
	if err != nil {
		return err
	}
	count := near
	if view.All {
		count = total
	}
	view.Near, view.Total, view.Pages = near, total, (count+harvestPerPage-1)/harvestPerPage
	for _, row := range list {
		view.Institutions = append(view.Institutions, harvestedInstitution(row))
	}
	if view.Page > 1 && len(list) == 0 {
		view.Beyond, status = true, http.StatusNotFound
	}
	p := d.page(r, "Andere Verzeichnisse")
	p.Done = doneNotice(r)
	return web.Render(w, r, status, deskpages.HarvestPage(p, view))
}

func harvestedInstitution(row store.Harvested) deskpages.HarvestedInstitution {
	return deskpages.HarvestedInstitution{
		ID: row.ID.String(), Sum: row.Sum, Institution: row.Institution, Suspected: row.Suspected, LeftOut: row.LeftOut,
		Origin: row.Origin,
	}
}

// harvestedService compares a service of another directory with that of our institution; it reports whether there is anything
// to decide.
func harvestedService(i directory.Institution, row store.Harvested) (deskpages.HarvestedService, bool) {
	ours := editing.MatchingService(i, row)
	one := deskpages.HarvestedService{
		ID: row.ID.String(), Sum: row.Sum, Stand: editing.ServiceFingerprint(ours), Institution: i.Name, Name: row.Service.Name,
		Origin: row.Origin, New: ours == nil, LeftOut: row.LeftOut,
	}
	if ours == nil {
		for _, f := range changedFields(i, servicelist.Proposal{After: row.Service}) {
			one.Fields = append(one.Fields, deskpages.HarvestedField{Field: f})
		}
		return one, true
	}
	for _, key := range intake.ChangedFields(*ours, row.Service) {
		after, _ := intake.TakeFields(*ours, row.Service, []string{key})
		for n, f := range changedFields(i, servicelist.Proposal{Before: ours, After: after}) {
			if n == 0 {
				one.Fields = append(one.Fields, deskpages.HarvestedField{Key: key, Field: f})
			}
		}
	}
	return one, len(one.Fields) > 0
}

// recordParam returns the record in the address.
func (d *Desk) recordParam(r *http.Request) (store.Harvested, error) {
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return store.Harvested{}, fault.NotFound
	}
	return d.store.HarvestedRecord(r.Context(), id)
}

// ShowHarvested serves GET /verwaltung/netzwerke/{key}/abgleich/{id}: an institution of another directory.
func (d *Desk) ShowHarvested(w http.ResponseWriter, r *http.Request) error {
	row, err := d.recordParam(r)
	if err == nil && row.Kind != store.HarvestedInstitution {
		err = fault.NotFound
	}
	if err != nil {
		return err
	}
	a := deskpages.Admission{Sector: row.Institution.Sectors[0]}
	if a.Sector == directory.SectorMiscellaneous { // not recognized: people have to choose
		a.Sector = ""
	}
	return d.showHarvested(w, r, http.StatusOK, row, a)
}

func (d *Desk) showHarvested(w http.ResponseWriter, r *http.Request, status int, row store.Harvested, a deskpages.Admission) error {
	_, network, err := d.published(r)
	if err != nil {
		return err
	}
	network.Draft = false // an admission is public at once
	a.Network, a.Record, a.Known = network, harvestedInstitution(row), row.Matched != (directory.ID{})
	services, err := d.store.ServicesOfHarvested(r.Context(), row.ID)
	if err != nil {
		return err
	}
	for _, s := range services {
		one, _ := harvestedService(directory.Institution{}, s)
		a.Record.Services = append(a.Record.Services, one)
	}
	if a.Similar, err = d.find(r.Context(), visibleTo(user(r)), directory.Dossier{},
		append([]string{row.Institution.Name}, row.Institution.Aliases...), similarHarvested); err != nil {
		return err
	}
	if a.Chosen != "" && !slices.ContainsFunc(a.Similar, func(k directory.KnownInstitution) bool { return k.Key == a.Chosen }) {
		a.Chosen = ""
	}
	return web.Render(w, r, status, deskpages.AdmissionPage(d.page(r, "Einrichtung aus einem anderen Verzeichnis"), a))
}
