package desk

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) mergeRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/einrichtungen/{key}/zusammenfuehrung", serve(d.ShowMerge))
	r.Post("/verwaltung/einrichtungen/{key}/zusammenfuehrung", serve(d.MergeInstitutions))
}

// similarToMerge is how many similar institutions are offered.
const similarToMerge = 12

// ShowMerge serves GET /verwaltung/einrichtungen/{key}/zusammenfuehrung: the institutions that may be the same; with ?mit=KEY,
// a preview of the merge.
func (d *Desk) ShowMerge(w http.ResponseWriter, r *http.Request) error {
	return d.showMerge(w, r, http.StatusOK, r.URL.Query().Get("mit"), r.URL.Query().Get("name"), "")
}

func (d *Desk) showMerge(w http.ResponseWriter, r *http.Request, status int, with, name, wrong string) error {
	if a := user(r); !a.Is(account.Operator) && !a.Is(account.Coordinator) {
		return fmt.Errorf("merge: %w", fault.Forbidden)
	}
	keep, _, err := d.readInstitution(r, chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	m := deskpages.Merge{Keep: keep, Name: name, Wrong: wrong}
	if with != "" {
		drop, networks, err := d.readInstitution(r, with)
		if err != nil {
			return err
		}
		m.Drop, m.Chosen = drop, true
		m.May = !slices.ContainsFunc(networks, func(id directory.ID) bool { return !user(r).MayEdit(id) })
		return web.Render(w, r, status, deskpages.MergePage(d.page(r, "Einrichtungen zusammenführen"), m))
	}
	names := append([]string{keep.Name}, keep.Aliases...)
	if name != "" {
		names = []string{name}
	}
	known, err := d.find(r.Context(), visibleTo(user(r)), directory.Dossier{}, names, similarToMerge)
	if err != nil {
		return err
	}
	m.Known = slices.DeleteFunc(known, func(k directory.KnownInstitution) bool { return k.Key == keep.Key })
	return web.Render(w, r, status, deskpages.MergePage(d.page(r, "Einrichtungen zusammenführen"), m))
}

// MergeInstitutions serves POST /verwaltung/einrichtungen/{key}/zusammenfuehrung.
func (d *Desk) MergeInstitutions(w http.ResponseWriter, r *http.Request) error {
	if a := user(r); !a.Is(account.Operator) && !a.Is(account.Coordinator) {
		return fmt.Errorf("merge: %w", fault.Forbidden)
	}
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	key, with := chi.URLParam(r, "key"), form.Get("mit")
	if !directory.ValidKey(with) {
		return d.showMerge(w, r, http.StatusUnprocessableEntity, "", "", whichIsTheSame)
	}
	_, err = d.withAnswers(r).Merge(r.Context(), user(r), key, with, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/einrichtungen/"+key+"/zusammenfuehrung"); asked {
		return err
	}
	if wrong, ok := reason(err); ok {
		return d.showMerge(w, r, http.StatusUnprocessableEntity, "", "", wrong)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/intern/einrichtungen/"+key, http.StatusSeeOther)
	return nil
}
