package desk

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) entryRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/einrichtungen/{key}", serve(d.ShowOwnEntry))
	r.Post("/verwaltung/einrichtungen/{key}", serve(d.AnswerOwnEntry))
}

// ShowOwnEntry serves GET /verwaltung/einrichtungen/{key}: the entry of an institution, for those who are responsible for it.
func (d *Desk) ShowOwnEntry(w http.ResponseWriter, r *http.Request) error {
	own, err := d.editor.EntryOf(r.Context(), user(r), chi.URLParam(r, "key"), d.pages.Now())
	if err != nil {
		return err
	}
	return d.showEntry(w, r, http.StatusOK, deskpages.NewEntry(own, editing.EntryFingerprint(own)))
}

// AnswerOwnEntry serves POST /verwaltung/einrichtungen/{key}.
func (d *Desk) AnswerOwnEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, editing.ReplyBytes, editing.ReplyFields)
	if err != nil {
		return err
	}
	key, reply := chi.URLParam(r, "key"), editing.ReplyFrom(form)
	err = d.editor.Answer(r.Context(), user(r), key, reply, d.pages.Now())
	var invalid fault.Invalid
	status := http.StatusConflict
	if errors.As(err, &invalid) {
		status = http.StatusUnprocessableEntity
	} else if !isStale(err) {
		if err != nil {
			return err
		}
		http.Redirect(w, r, "/verwaltung?erledigt=geantwortet", http.StatusSeeOther)
		return nil
	}
	own, err := d.editor.EntryOf(r.Context(), user(r), key, d.pages.Now())
	if err != nil {
		return err
	}
	return d.showEntry(w, r, status, deskpages.NewEntry(own, editing.EntryFingerprint(own)).Again(web.LegibleValues(reply.Values),
		reply.Gone, web.Legible(reply.Text), invalid.InForm()))
}

func (d *Desk) showEntry(w http.ResponseWriter, r *http.Request, status int, entry deskpages.Entry) error {
	entry.Action = r.URL.Path
	return web.Render(w, r, status, deskpages.EntryPage(d.page(r, "Ihr Eintrag"), entry))
}
