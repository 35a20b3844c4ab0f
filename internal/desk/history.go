package desk

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/days"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/deskpages"
)

func (d *Desk) historyRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/verlauf", serve(d.ShowHistory))
	r.Get("/verwaltung/netzwerke/{key}/verlauf/{number}", serve(d.ShowRevision))
	r.Post("/verwaltung/netzwerke/{key}/verlauf/{number}/ruecknahme", serve(d.UndoRevision))
	r.Post("/verwaltung/netzwerke/{key}/verlauf/{number}/wiederherstellung", serve(d.RestoreRevision))
	r.Get("/verwaltung/netzwerke/{key}/stand", serve(d.ShowState))
}

// revisionsPerPage is how many revisions the history shows at a time.
const revisionsPerPage = 20

// editableID returns the ID of the network in the address, for somebody who may edit it.
func (d *Desk) editableID(r *http.Request) (directory.ID, error) {
	id, err := d.store.NetworkID(r.Context(), chi.URLParam(r, "key"))
	if err == nil && !user(r).MayEdit(id) {
		err = fmt.Errorf("network %q: %w", chi.URLParam(r, "key"), fault.Forbidden)
	}
	return id, err
}

// parseNumber parses a positive number in its only canonical form, small enough for the database; "" is 0.
func parseNumber(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	number, err := strconv.ParseInt(text, 10, 32)
	if err != nil || number < 1 || text != strconv.FormatInt(number, 10) {
		return 0, fmt.Errorf("number: %w", fault.NotFound)
	}
	return number, nil
}

// ShowHistory serves GET /verwaltung/netzwerke/{key}/verlauf; ?vor=N shows the revisions before N.
func (d *Desk) ShowHistory(w http.ResponseWriter, r *http.Request) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	below, err := parseNumber(r.URL.Query().Get("vor"))
	if err != nil {
		return err
	}
	revisions, err := d.store.Revisions(r.Context(), id, below, revisionsPerPage+1)
	if err != nil {
		return err
	}
	more := len(revisions) > revisionsPerPage
	return web.Render(w, r, http.StatusOK, deskpages.HistoryPage(d.page(r, "Verlauf"), deskpages.History{
		Network: chi.URLParam(r, "key"), Revisions: revisions[:min(len(revisions), revisionsPerPage)], More: more, First: below == 0,
	}))
}

// ShowRevision serves GET /verwaltung/netzwerke/{key}/verlauf/{number}.
func (d *Desk) ShowRevision(w http.ResponseWriter, r *http.Request) error {
	return d.showRevision(w, r, http.StatusOK, asked{}, "")
}

func (d *Desk) showRevision(w http.ResponseWriter, r *http.Request, status int, open asked, wrong string) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	number, err := parseNumber(chi.URLParam(r, "number"))
	if err != nil {
		return err
	}
	revision, err := d.store.Revision(r.Context(), id, number)
	if err != nil {
		return err
	}
	newest, err := d.store.Revisions(r.Context(), id, 0, 1)
	if err != nil {
		return err
	}
	page := d.page(r, "Änderung")
	if r.URL.Query().Get("gespeichert") != "" {
		page.Done = published
	}
	return web.Render(w, r, status, deskpages.RevisionPage(page, deskpages.OneRevision{
		Network: chi.URLParam(r, "key"), Revision: revision, Newest: newest[0].Number == number,
		Conflicts: open.conflicts, Decided: open.decided, Wrong: wrong,
	}))
}

// asked is what is to be decided between two changes, and what has been.
type asked struct {
	conflicts []history.Conflict
	decided   map[string]history.Side
}

// chosenSides reads how conflicts between two changes were resolved.
func chosenSides(form map[string][]string) map[string]history.Side {
	sides := map[string]history.Side{}
	for name, values := range form {
		if id, ok := strings.CutPrefix(name, "entscheidung-"); ok && len(values) > 0 {
			switch values[0] {
			case "heute":
				sides[id] = history.Ours
			case "andere":
				sides[id] = history.Theirs
			}
		}
	}
	return sides
}

// UndoRevision serves POST /verwaltung/netzwerke/{key}/verlauf/{number}/ruecknahme.
func (d *Desk) UndoRevision(w http.ResponseWriter, r *http.Request) error {
	number, err := parseNumber(chi.URLParam(r, "number"))
	if err != nil {
		return err
	}
	form, err := web.FormUpTo(w, r, maxDecisions*100, maxDecisions)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	decided := chosenSides(form)
	saved, conflicts, err := d.withAnswers(r).Undo(r.Context(), user(r), key, number, decided, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/verlauf"); asked {
		return err
	}
	if wrong, ok := reason(err); ok {
		return d.showRevision(w, r, http.StatusUnprocessableEntity, asked{}, wrong)
	}
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return d.showRevision(w, r, http.StatusConflict, asked{conflicts, decided}, "")
	}
	return d.redirectToRevision(w, r, key, saved.Number)
}

// RestoreRevision serves POST /verwaltung/netzwerke/{key}/verlauf/{number}/wiederherstellung.
func (d *Desk) RestoreRevision(w http.ResponseWriter, r *http.Request) error {
	number, err := parseNumber(chi.URLParam(r, "number"))
	if err != nil {
		return err
	}
	if _, err := web.Form(w, r); err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	saved, err := d.withAnswers(r).Restore(r.Context(), user(r), key, number, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/verlauf"); asked {
		return err
	}
	if wrong, ok := reason(err); ok {
		return d.showRevision(w, r, http.StatusUnprocessableEntity, asked{}, wrong)
	}
	if err != nil {
		return err
	}
	return d.redirectToRevision(w, r, key, saved.Number)
}

// redirectToRevision redirects to a new revision, or to the history if nothing has changed.
func (d *Desk) redirectToRevision(w http.ResponseWriter, r *http.Request, key string, number int64) error {
	to := "/verwaltung/netzwerke/" + key + "/verlauf"
	if number > 0 {
		to += "/" + strconv.FormatInt(number, 10) + "?gespeichert=1"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// ShowState serves GET /verwaltung/netzwerke/{key}/stand?am=2026-03-01: the network at the end of that day.
func (d *Desk) ShowState(w http.ResponseWriter, r *http.Request) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	now := d.pages.Now()
	state := deskpages.State{Network: chi.URLParam(r, "key"), Day: r.URL.Query().Get("am"), Today: now.In(web.Berlin).Format(time.DateOnly)}
	status := http.StatusOK
	if state.Day != "" {
		if read, wrong := days.Read(directory.Cleaned(state.Day), now.In(web.Berlin), days.Last); wrong == "" {
			state.Day = read.Date
		}
		day, err := time.ParseInLocation(time.DateOnly, state.Day, web.Berlin)
		switch {
		case err != nil:
			state.Wrong, status = noDay, http.StatusUnprocessableEntity
		case day.After(now):
			state.Wrong, status = dayToCome, http.StatusUnprocessableEntity
		default:
			dossier, err := d.editor.StateAt(r.Context(), user(r), state.Network, day.AddDate(0, 0, 1).Add(-time.Second), now)
			if err != nil && !isNotFound(err) {
				return err
			}
			state.Known, state.At = err == nil, day
			page := d.page(r, "")
			state.Content = templates.NetworkContent(page.Page, templates.NewNetwork(directory.NetworkPage{Dossier: dossier}, day))
		}
	}
	first, err := d.store.FirstRevision(r.Context(), id)
	if err != nil {
		return err
	}
	state.Since = first.In(web.Berlin)
	return web.Render(w, r, status, deskpages.StatePage(d.page(r, "Stand an einem Tag"), state))
}
