package desk

import (
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/deskpages"
)

func (d *Desk) draftRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/entwurf", serve(d.ShowDraft))
	r.Get("/verwaltung/netzwerke/{key}/entwurf/vorschau", serve(d.PreviewDraft))
	r.Post("/verwaltung/netzwerke/{key}/entwurf/veroeffentlichung", serve(d.PublishDraft))
	r.Get("/verwaltung/netzwerke/{key}/entwurf/verwerfung", serve(d.AskDiscarding))
	r.Post("/verwaltung/netzwerke/{key}/entwurf/verwerfung", serve(d.DiscardDraft))
}

// ShowDraft serves GET /verwaltung/netzwerke/{key}/entwurf.
func (d *Desk) ShowDraft(w http.ResponseWriter, r *http.Request) error {
	return d.showDraft(w, r, http.StatusOK, asked{}, "")
}

func (d *Desk) showDraft(w http.ResponseWriter, r *http.Request, status int, open asked, wrong string) error {
	working, err := d.editor.Working(r.Context(), user(r), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	draft := deskpages.Draft{Network: chi.URLParam(r, "key"), Conflicts: open.conflicts, Decided: open.decided, Wrong: wrong}
	if working.Draft != nil {
		draft.Waiting, draft.Version, draft.By, draft.At = true, working.Draft.Version, working.Draft.By, working.Draft.ChangedAt
		draft.Changes = history.Diff(working.Published, working.Dossier)
	}
	return web.Render(w, r, status, deskpages.DraftPage(d.page(r, "Entwurf"), draft))
}

// PreviewDraft serves GET /verwaltung/netzwerke/{key}/entwurf/vorschau: the page as it would be.
func (d *Desk) PreviewDraft(w http.ResponseWriter, r *http.Request) error {
	working, err := d.editor.Working(r.Context(), user(r), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	page := d.page(r, "Vorschau")
	content := templates.NetworkContent(page.Page, templates.NewNetwork(directory.NetworkPage{Dossier: working.Dossier}, page.Now))
	return web.Render(w, r, http.StatusOK, deskpages.PreviewPage(page, chi.URLParam(r, "key"), working.Draft != nil, content))
}

// PublishDraft serves POST /verwaltung/netzwerke/{key}/entwurf/veroeffentlichung.
func (d *Desk) PublishDraft(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxDecisions*100, maxDecisions)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	seen, err := strconv.ParseInt(form.Get("fassung"), 10, 64)
	if err != nil {
		return fault.Malformed("fassung")
	}
	decided := chosenSides(form)
	saved, conflicts, err := d.withAnswers(r).Publish(r.Context(), user(r), key, seen, decided, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/entwurf"); asked {
		return err
	}
	if wrong, ok := reason(err); ok {
		return d.showDraft(w, r, http.StatusUnprocessableEntity, asked{}, wrong)
	}
	if isStale(err) {
		return d.showDraft(w, r, http.StatusConflict, asked{}, draftChanged)
	}
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return d.showDraft(w, r, http.StatusConflict, asked{conflicts, decided}, "")
	}
	return d.redirectToRevision(w, r, key, saved.Number)
}

// AskDiscarding serves GET /verwaltung/netzwerke/{key}/entwurf/verwerfung: whether the draft is really to go.
func (d *Desk) AskDiscarding(w http.ResponseWriter, r *http.Request) error {
	working, err := d.editor.Working(r.Context(), user(r), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	draft := deskpages.Draft{Network: working.Published.Network.Key}
	if working.Draft != nil {
		draft.Waiting, draft.Version = true, working.Draft.Version
	}
	draft.Changes = history.Diff(working.Published, working.Dossier)
	return web.Render(w, r, http.StatusOK, deskpages.DiscardPage(d.page(r, "Entwurf verwerfen"), draft))
}

// DiscardDraft serves POST /verwaltung/netzwerke/{key}/entwurf/verwerfung.
func (d *Desk) DiscardDraft(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	seen, err := strconv.ParseInt(form.Get("fassung"), 10, 64)
	if err != nil {
		return fault.Malformed("fassung")
	}
	err = d.editor.Discard(r.Context(), user(r), key, seen)
	if isStale(err) {
		return d.showDraft(w, r, http.StatusConflict, asked{}, draftChanged)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key, "verworfen", "")
}
