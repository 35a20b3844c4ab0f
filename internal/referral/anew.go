package referral

import (
	"net/http"

	"rundtisch/internal/directory"
	"rundtisch/internal/web"
	"rundtisch/templates/referralpages"
)

// AskAnew serves GET /vermittlung/neu: it asks whether the collection may go, and changes nothing.
func (f *Referral) AskAnew(w http.ResponseWriter, r *http.Request) error {
	collected, err := f.collected(r)
	if err != nil {
		return err
	}
	view := referralpages.Anew{Entries: len(collected)}
	for _, c := range collected {
		if c.Note != "" {
			view.Notes++
		}
	}
	page := f.page(r, "Neue Suche")
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, referralpages.AnewPage(page, view))
}

// BeginAnew serves POST /vermittlung/neu: nothing of the last person is there for the next. Where something was put aside, it
// asks first.
func (f *Referral) BeginAnew(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	collected, err := f.collected(r)
	if err != nil {
		return err
	}
	if len(collected) > 0 {
		if form.Get("sicher") != "ja" {
			return f.redirect(w, r, "/vermittlung/neu")
		}
		if err := f.owner.Discard(r.Context(), f.gate.SessionID(r), directory.ID{}); err != nil {
			return err
		}
	}
	f.gate.Put(r, lastSearch, "")
	f.gate.SetNotice(r, sayAnew)
	return f.redirect(w, r, "/vermittlung")
}
