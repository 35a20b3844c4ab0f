package desk

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

const maxHarvestForm = 256 << 10

// AdmitHarvested serves POST /verwaltung/netzwerke/{key}/abgleich/{id}/aufnahme: an institution becomes a member, or chosen
// fields of a service are imported.
func (d *Desk) AdmitHarvested(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxHarvestForm, 1000)
	if err != nil {
		return err
	}
	row, err := d.recordParam(r)
	if err != nil {
		return err
	}
	if row.Kind == store.HarvestedService {
		return d.takeService(w, r, row, form)
	}
	key := chi.URLParam(r, "key")
	a := editing.Admission{Seen: form.Get("gesehen"), Known: form.Get("einrichtung"), Sector: directory.Sector(form.Get("art"))}
	shown := deskpages.Admission{Chosen: a.Known, Sector: a.Sector, Ticked: map[string]bool{}}
	for _, text := range form["angebot"] {
		id, err := uuid.Parse(text)
		if err != nil {
			return fault.Malformed("angebot")
		}
		if !shown.Ticked[id.String()] {
			a.Services = append(a.Services, id)
		}
		shown.Ticked[id.String()] = true
	}
	if a.Known != "" && !d.maySee(r, a.Known) {
		return fault.NotFound
	}
	_, err = d.withAnswers(r).Admit(r.Context(), user(r), key, row.ID, a, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/abgleich"); asked {
		return err
	}
	if text, ok := reason(err); ok {
		shown.Wrong = text
		return d.showHarvested(w, r, http.StatusUnprocessableEntity, row, shown)
	}
	if errors.Is(err, fault.Stale) {
		if row, err = d.recordParam(r); err != nil {
			return err
		}
		shown.Wrong = proposalsChanged
		return d.showHarvested(w, r, http.StatusConflict, row, shown)
	}
	if err != nil {
		return err
	}
	if a.Known != "" {
		return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/abgleich", "zugeordnet", "")
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/abgleich", "aufgenommen", "")
}

// maySee reports whether the user may know that an institution with this key exists.
func (d *Desk) maySee(r *http.Request, key string) bool {
	if !directory.ValidKey(key) {
		return false
	}
	line, err := d.store.InstitutionLine(r.Context(), key)
	if err != nil {
		return false
	}
	if line[0].Visibility.OrPublic() != directory.Coordination {
		return true
	}
	networks, err := d.store.NetworksOf(r.Context(), key)
	if err != nil {
		return false
	}
	for _, id := range networks {
		if user(r).MayEdit(id) {
			return true
		}
	}
	return false
}

func (d *Desk) takeService(w http.ResponseWriter, r *http.Request, row store.Harvested, form url.Values) error {
	key := chi.URLParam(r, "key")
	o := editing.Offering{Seen: form.Get("gesehen"), Fingerprint: form.Get("stand"), Fields: form["feld"]}
	_, err := d.withAnswers(r).TakeService(r.Context(), user(r), key, row.ID, o, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/abgleich"); asked {
		return err
	}
	if text, ok := reason(err); ok {
		return d.showHarvest(w, r, http.StatusUnprocessableEntity, row.Service.Name+": "+text)
	}
	if errors.Is(err, fault.Stale) {
		return d.showHarvest(w, r, http.StatusConflict, proposalsChanged)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/abgleich", "aufgenommen", "")
}

// RefuseHarvested serves POST /verwaltung/netzwerke/{key}/abgleich/{id}/ablehnung.
func (d *Desk) RefuseHarvested(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxHarvestForm, 1000)
	if err != nil {
		return err
	}
	row, err := d.recordParam(r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	err = d.editor.RefuseRecord(r.Context(), user(r), key, row.ID, form.Get("gesehen"), d.pages.Now())
	if errors.Is(err, fault.Stale) {
		return d.showHarvest(w, r, http.StatusConflict, proposalsChanged)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/abgleich", "abgelehnt", "")
}
