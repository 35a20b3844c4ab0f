package desk

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/addresslist"
	"rundtisch/internal/editing"
	"rundtisch/internal/takeover"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// Limits of the form: a pasted text, and the rows of a network of many hundred members.
const (
	maxAddressForm   = 1 << 20
	maxAddressFields = 8000
)

func (d *Desk) addressRoutes(r chi.Router) {
	serve := d.pages.Serve
	const addresses = "/verwaltung/netzwerke/{key}/adressen"
	r.Get(addresses, serve(d.ShowAddresses))
	r.Post(addresses, serve(d.SaveAddresses))
	r.Get(addresses+"/{token}", serve(d.ShowPastedAddresses))
}

// ShowAddresses serves GET /verwaltung/netzwerke/{key}/adressen: the e-mail addresses of all members in one table.
func (d *Desk) ShowAddresses(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	return d.showAddresses(w, r, http.StatusOK, deskpages.Addresses{
		Network: o.network, Sheet: addresslist.NewSheet(o.Dossier, d.pages.Now()), Done: doneNotice(r),
	})
}

// ShowPastedAddresses serves GET /verwaltung/netzwerke/{key}/adressen/{token}: the table with what was pasted.
func (d *Desk) ShowPastedAddresses(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	view := deskpages.Addresses{
		Network: o.network, Sheet: addresslist.NewSheet(o.Dossier, d.pages.Now()), Pasted: true, Done: doneNotice(r),
	}
	l, err := d.kept(r.Context(), user(r).ID, o.Published.Network.ID(), chi.URLParam(r, "token"))
	switch {
	case isNotFound(err):
		view.Problems, view.Pasted = []deskpages.Problem{{Target: "einfuegen", Text: listGone}}, false
		return d.showAddresses(w, r, http.StatusNotFound, view)
	case err != nil:
		return err
	}
	view.Sheet.Fill(l.Form)
	return d.showAddresses(w, r, http.StatusOK, view)
}

// SaveAddresses serves POST /verwaltung/netzwerke/{key}/adressen: it saves the table, or puts a pasted text into it.
func (d *Desk) SaveAddresses(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxAddressForm, maxAddressFields)
	if err != nil {
		return err
	}
	for _, texts := range form { // all of it is shown again
		for i, text := range texts {
			texts[i] = web.Legible(text)
		}
	}
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	view := deskpages.Addresses{Network: o.network, Sheet: addresslist.NewSheet(o.Dossier, d.pages.Now()), Text: form.Get("einfuegen")}
	view.Sheet.Fill(form)
	if strings.TrimSpace(view.Text) != "" {
		return d.pasteAddresses(w, r, &o, view)
	}
	changes, ok := view.Sheet.Decide()
	if ok && len(changes) == 0 && form.Has("_zuordnen") { // the first button is what Enter in a field of the table presses, too
		return d.pasteAddresses(w, r, &o, view)
	}
	if !ok {
		return d.showAddresses(w, r, http.StatusUnprocessableEntity, view)
	}
	var moved map[string]string
	word, err := d.change(r, &o, o.Draft != nil, "mailadressen", func(work *editing.Work) error {
		if moved = addresslist.Apply(&work.Dossier, changes, view.Sheet.Level, editing.NewKey); len(moved) > 0 {
			return errRefused
		}
		return nil
	})
	view.Places = placeQuestions(err)
	switch wrong, invalid := reason(err); {
	case errors.Is(err, errRefused):
		view.Sheet.Moved(moved)
		return d.showAddresses(w, r, http.StatusConflict, view)
	case len(view.Places.Questions) > 0:
		return d.showAddresses(w, r, http.StatusUnprocessableEntity, view)
	case invalid:
		view.Problems = []deskpages.Problem{{Text: wrong}}
		return d.showAddresses(w, r, http.StatusUnprocessableEntity, view)
	case err != nil:
		return err
	}
	done := "?" + url.Values{"erledigt": {word}}.Encode()
	if !view.Sheet.Settle() {
		http.Redirect(w, r, "/verwaltung/netzwerke/"+o.network.Key+"/adressen"+done, http.StatusSeeOther)
		return nil
	}
	left := addresslist.NewSheet(o.Dossier, d.pages.Now())
	left.Open, left.Level = view.Sheet.Open, view.Sheet.Level
	return d.keepAddresses(w, r, &o, left, done)
}

// pasteAddresses puts a pasted text into the table; nothing of it is stored in the directory.
func (d *Desk) pasteAddresses(w http.ResponseWriter, r *http.Request, o *opened, view deskpages.Addresses) error {
	refuse := func(text string) error {
		view.Problems = []deskpages.Problem{{Target: "einfuegen", Text: text}}
		return d.showAddresses(w, r, http.StatusUnprocessableEntity, view)
	}
	if len(view.Text) > addresslist.MaxText {
		return refuse(addressesTooLong)
	}
	found, fits := view.Sheet.Paste(takeover.NormalizeBreaks(view.Text), o.Dossier.Region.Called())
	switch {
	case !found:
		return refuse(noAddresses)
	case !fits:
		return refuse(tooManyAddresses)
	}
	return d.keepAddresses(w, r, o, view.Sheet, "")
}

// keepAddresses keeps a table as it was filled in, and leads to it.
func (d *Desk) keepAddresses(w http.ResponseWriter, r *http.Request, o *opened, sheet *addresslist.Sheet, query string) error {
	word := rand.Text()
	if err := d.keep(r, o.Published.Network.ID(), word, keptList{Form: sheet.Values()}); err != nil {
		return err
	}
	to := "/verwaltung/netzwerke/" + o.network.Key + "/adressen/" + url.PathEscape(word) + query
	http.Redirect(w, r, to+"#zugeordnet", http.StatusSeeOther)
	return nil
}

func (d *Desk) showAddresses(w http.ResponseWriter, r *http.Request, status int, view deskpages.Addresses) error {
	page := d.page(r, "E-Mail-Adressen")
	page.Done = view.Done
	return web.Render(w, r, status, deskpages.AddressesPage(page, view))
}
