package desk

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// WriteLetter returns the yearly question as a member gets it, signed and in the words of a network.
type WriteLetter func(by store.Signature, words directory.Letter) (subject, text string, err error)

func (d *Desk) letterRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/anschreiben", serve(d.ShowLetter))
	r.Post("/verwaltung/netzwerke/{key}/anschreiben", serve(d.SaveLetter))
}

// ShowLetter serves GET /verwaltung/netzwerke/{key}/anschreiben: the yearly question, and its words to change.
func (d *Desk) ShowLetter(w http.ResponseWriter, r *http.Request) error {
	return d.showLetter(w, r, http.StatusOK, nil, deskpages.Letter{})
}

// showLetter shows what is stored or, with typed, what was typed.
func (d *Desk) showLetter(w http.ResponseWriter, r *http.Request, status int, typed *directory.Letter, page deskpages.Letter) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	id := o.Published.Network.ID()
	by, err := d.store.Signature(r.Context(), id)
	if err != nil {
		return err
	}
	stored, err := d.store.Letter(r.Context(), id)
	if err != nil {
		return err
	}
	shown := stored
	if typed != nil {
		shown = *typed
	}
	page.Network, page.Seen = o.network, stored
	page.Subject, page.Words, page.Office, page.Phone, page.Email = shown.Subject, shown.Words, by.Office, by.Phone, by.Email
	preview := shown
	if len(page.Faults) > 0 {
		preview = stored
	}
	if page.Preview.Subject, page.Preview.Text, err = d.write(by, preview); err != nil {
		return err
	}
	p := d.page(r, "Jährliche Frage")
	p.Done = doneNotice(r)
	return web.Render(w, r, status, deskpages.LetterPage(p, page))
}

// SaveLetter serves POST /verwaltung/netzwerke/{key}/anschreiben; with „vorschau" it only shows the letter.
func (d *Desk) SaveLetter(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	unix := func(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
	seen := directory.Letter{Subject: web.Legible(form.Get("_betreff")), Words: unix(web.Legible(form.Get("_worte")))}
	typed := directory.Letter{Subject: form.Get("betreff"), Words: unix(form.Get("worte"))}
	checked, err := typed.Checked()
	if err == nil && form.Get("vorschau") == "ja" {
		return d.showLetter(w, r, http.StatusOK, &checked, deskpages.Letter{Unsaved: true})
	}
	if err == nil {
		err = d.editor.SetLetter(r.Context(), user(r), key, seen, checked)
	}
	again := directory.Letter{Subject: web.Legible(typed.Subject), Words: web.Legible(typed.Words)}
	var invalid fault.Invalid
	switch {
	case errors.As(err, &invalid):
		return d.showLetter(w, r, http.StatusUnprocessableEntity, &again, deskpages.Letter{Faults: invalid.InForm()})
	case isStale(err):
		return d.showLetter(w, r, http.StatusConflict, &again, deskpages.Letter{Stale: true})
	case err != nil:
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key+"/anschreiben", "anschreiben", "")
}
