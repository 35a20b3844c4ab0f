package desk

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) ownServiceRoutes(r chi.Router) {
	serve := d.pages.Serve
	const services = "/verwaltung/einrichtungen/{key}/angebote"
	r.Get(services, serve(d.ShowOwnServices))
	r.Get(services+"/neu", serve(d.NewOwnService))
	r.Post(services+"/neu", serve(d.AddOwnService))
	r.Get(services+"/{service}", serve(d.EditOwnService))
	r.Post(services+"/{service}", serve(d.SaveOwnService))
	r.Get(services+"/{service}/loeschung", serve(d.AskOwnRemoval))
	r.Post(services+"/{service}/loeschung", serve(d.RemoveOwnService))
}

// openOwn is openPart for institutions that edit their own services.
func (d *Desk) openOwn(r *http.Request) (*opened, error) {
	key := chi.URLParam(r, "key")
	dossier, err := d.editor.OwnServices(r.Context(), user(r), key)
	if err != nil {
		return nil, err
	}
	own, _ := dossier.Institution(key)
	part, _ := parts.Named("angebote")
	return &opened{
		Working: editing.Working{Dossier: dossier, Published: dossier}, part: part.ForOwner(),
		path: "/verwaltung/einrichtungen/" + key + "/angebote", own: directory.Named{Key: key, Name: own.Name},
	}, nil
}

// ownKey returns the key of the service in the address, as the part has it.
func (o *opened) ownKey(r *http.Request) string {
	return parts.JoinKey(o.own.Key, chi.URLParam(r, "service"))
}

func (d *Desk) openOwnEntry(r *http.Request) (*opened, parts.Entry, error) {
	o, err := d.openOwn(r)
	if err != nil {
		return nil, parts.Entry{}, err
	}
	entry, ok := o.part.Find(&o.Dossier, o.ownKey(r))
	if !ok {
		return nil, parts.Entry{}, fault.NotFound
	}
	return o, entry, nil
}

// ShowOwnServices serves GET /verwaltung/einrichtungen/{key}/angebote.
func (d *Desk) ShowOwnServices(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openOwn(r)
	if err != nil {
		return err
	}
	page := d.page(r, "Ihre Angebote")
	page.Done = doneNotice(r)
	var lines []deskpages.Line
	for _, e := range o.part.Entries(&o.Dossier) {
		_, key := parts.SplitKey(e.Key())
		line := deskpages.Line{Key: key, Name: e.Name(&o.Dossier), Level: effectiveLevel(&o.Dossier, e)}
		for _, detail := range e.Details(&o.Dossier) {
			line.Details = append(line.Details, inWords(page, detail))
		}
		lines = append(lines, line)
	}
	return web.Render(w, r, http.StatusOK, deskpages.OwnServicesPage(page, o.own, o.path, lines))
}

// NewOwnService serves GET /verwaltung/einrichtungen/{key}/angebote/neu.
func (d *Desk) NewOwnService(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openOwn(r)
	if err != nil {
		return err
	}
	var empty directory.Dossier
	entry := o.part.Add(&empty, "")
	return d.showForm(w, r, http.StatusOK, o, formState{entry: entry, owner: o.own.Key, shown: entry.Values(), isNew: true})
}

// EditOwnService serves GET /verwaltung/einrichtungen/{key}/angebote/{service}.
func (d *Desk) EditOwnService(w http.ResponseWriter, r *http.Request) error {
	o, entry, err := d.openOwnEntry(r)
	if err != nil {
		return err
	}
	return d.showForm(w, r, http.StatusOK, o, formState{entry: entry, shown: entry.Values()})
}
