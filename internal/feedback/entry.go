package feedback

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/deskpages"
)

// ShowEntry serves GET /bestaetigung/{token}: the entry of an institution, by the link that it was mailed. It changes nothing.
func (f *Feedback) ShowEntry(w http.ResponseWriter, r *http.Request) error {
	own, err := f.editor.Entry(r.Context(), chi.URLParam(r, "token"), f.pages.Now())
	if err != nil {
		return f.showClosed(w, r, err)
	}
	return f.show(w, r, http.StatusOK, deskpages.NewEntry(own, editing.EntryFingerprint(own)))
}

// AnswerEntry serves POST /bestaetigung/{token}.
func (f *Feedback) AnswerEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, editing.ReplyBytes, editing.ReplyFields)
	if err != nil {
		return err
	}
	reply := editing.ReplyFrom(form)
	err = f.editor.AnswerByMail(r.Context(), chi.URLParam(r, "token"), reply, f.pages.Now())
	var invalid fault.Invalid
	if !errors.As(err, &invalid) && !errors.Is(err, fault.Stale) {
		if err != nil {
			return f.showClosed(w, r, err)
		}
		http.Redirect(w, r, "/bestaetigung/danke", http.StatusSeeOther)
		return nil
	}
	own, again := f.editor.Entry(r.Context(), chi.URLParam(r, "token"), f.pages.Now())
	if again != nil {
		return f.showClosed(w, r, again)
	}
	status := http.StatusUnprocessableEntity
	if invalid == nil {
		status = http.StatusConflict
	}
	return f.show(w, r, status, deskpages.NewEntry(own, editing.EntryFingerprint(own)).Again(web.LegibleValues(reply.Values), reply.Gone,
		web.Legible(reply.Text), invalid.InForm()))
}

func (f *Feedback) show(w http.ResponseWriter, r *http.Request, status int, entry deskpages.Entry) error {
	entry.Action = r.URL.Path
	return web.Render(w, r, status, deskpages.EntryByMailPage(f.page(r, "Ihr Eintrag"), entry))
}

// ShowAnswered serves GET /bestaetigung/danke.
func (f *Feedback) ShowAnswered(w http.ResponseWriter, r *http.Request) error {
	return web.Render(w, r, http.StatusOK, deskpages.AnsweredPage(f.page(r, "Vielen Dank")))
}

// showClosed shows why a link does not open an entry.
func (f *Feedback) showClosed(w http.ResponseWriter, r *http.Request, err error) error {
	status, why := http.StatusGone, deskpages.EntryLinkUsed
	switch {
	case errors.Is(err, editing.ErrLinkUsed):
	case errors.Is(err, editing.ErrLinkExpired):
		why = deskpages.EntryLinkExpired
	case errors.Is(err, fault.NotFound):
		status, why = http.StatusNotFound, deskpages.EntryLinkUnknown
	default:
		return err
	}
	return web.Render(w, r, status, deskpages.EntryClosedPage(f.page(r, "Ihr Eintrag"), why))
}

// page returns what every page here shows: German only, and with the exit of the public pages, as there is no session to end.
func (f *Feedback) page(r *http.Request, title string) templates.Page {
	page := f.pages.Titled(r, title)
	page.SignedIn, page.Path = true, "/"
	return page
}
