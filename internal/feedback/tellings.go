package feedback

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// ShowTellings serves GET /bestaetigung/emails/{token}: which e-mails a coordination gets, by the link in one of them. It
// changes nothing.
func (f *Feedback) ShowTellings(w http.ResponseWriter, r *http.Request) error {
	return f.showTellings(w, r, false)
}

// SaveTellings serves POST /bestaetigung/emails/{token}: from the form with „auswahl", what is ticked; from a mail program,
// which sends „List-Unsubscribe=One-Click" and follows no redirect (RFC 8058), and from anybody else: none of them any more.
func (f *Feedback) SaveTellings(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormWithFiles(w, r, web.MaxForm, 10)
	if err != nil {
		return err
	}
	var wanted store.Tellings
	if form.Get("auswahl") == "ja" {
		wanted = store.Tellings{Waiting: form.Get("neues") == "ja", Quarterly: form.Get("quartal") == "ja"}
	}
	err = f.editor.SetTellings(r.Context(), chi.URLParam(r, "token"), wanted)
	if err != nil && !errors.Is(err, fault.NotFound) {
		return err
	}
	return f.showTellings(w, r, err == nil)
}

func (f *Feedback) showTellings(w http.ResponseWriter, r *http.Request, saved bool) error {
	page := f.page(r, "E-Mails an Sie")
	now, err := f.editor.Tellings(r.Context(), chi.URLParam(r, "token"))
	if errors.Is(err, fault.NotFound) {
		return web.Render(w, r, http.StatusNotFound, deskpages.TellingsGonePage(page))
	}
	if err != nil {
		return err
	}
	shown := deskpages.Tellings{Action: r.URL.Path, Waiting: now.Waiting, Quarterly: now.Quarterly, Saved: saved}
	return web.Render(w, r, http.StatusOK, deskpages.TellingsPage(page, shown))
}
