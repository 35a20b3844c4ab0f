// Package desk is the pages of those who are signed in: what is to do, editing, history, pasted lists, accounts.
package desk

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// Desk serves the pages of those who are signed in. Its store is the owner's: every handler asks what the account may.
type Desk struct {
	store   *store.Store
	readers Readers
	editor  *editing.Editor
	gate    *signin.Gate
	pages   *web.Pages
	atlas   *gazetteer.Gazetteer
}

// New returns the desk on the owner's store.
func New(owner *store.Store, readers Readers, editor *editing.Editor, gate *signin.Gate, pages *web.Pages, atlas *gazetteer.Gazetteer) *Desk {
	return &Desk{store: owner, readers: readers, editor: editor, gate: gate, pages: pages, atlas: atlas}
}

// OpenRoutes adds the addresses at which nobody needs to be known.
func (d *Desk) OpenRoutes(r chi.Router) {
	r.Get("/weg", d.Leave)
}

// Routes adds the addresses of the desk, and those of others for which somebody must be signed in, too. What stands
// around them puts the account into the context.
func (d *Desk) Routes(r chi.Router, others ...func(chi.Router)) {
	r.Group(d.signIn)
	r.Use(d.requireAccount)
	d.todoRoutes(r)
	d.ownAccount(r)
	d.accounts(r)
	d.entryRoutes(r)
	d.ownServiceRoutes(r)
	d.mergeRoutes(r)
	d.internRoutes(r)
	for _, add := range others {
		add(r)
	}
	d.meetingRoutes(r)
	d.gapRoutes(r)
	r.Post("/verwaltung/einrichtungen/{key}/bestaetigung", d.pages.Serve(d.AskInstitution))
	r.Group(func(r chi.Router) {
		r.Use(d.requireEditor)
		d.formRoutes(r)
		d.pasteRoutes(r)
		d.serviceListRoutes(r)
		d.exportRoutes(r)
		d.checkRoutes(r)
		d.inboxRoutes(r)
		d.harvestRoutes(r)
		d.historyRoutes(r)
		d.draftRoutes(r)
		d.embedRoutes(r)
	})
}

// requireEditor lets only those come to the addresses of a network who may edit it, before anything that they sent is
// read. The use cases ask again, in the transaction of the change.
func (d *Desk) requireEditor(next http.Handler) http.Handler {
	return d.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		key := chi.URLParam(r, "key")
		id, err := d.store.NetworkID(r.Context(), key)
		var moved fault.Moved
		if errors.As(err, &moved) { // a form may have been open while the key changed
			id, err = d.store.NetworkID(r.Context(), moved.To)
		}
		if err == nil && !by(r).MayEdit(id) {
			err = fmt.Errorf("network %q: %w", key, fault.Forbidden)
		}
		if err != nil {
			return err
		}
		next.ServeHTTP(w, r)
		return nil
	})
}

// requireAccount leads everybody to the sign-in who is not signed in, and keeps which page they wanted.
func (d *Desk) requireAccount(next http.Handler) http.Handler {
	return d.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		if _, ok := account.From(r.Context()); ok {
			next.ServeHTTP(w, r)
			return nil
		}
		if fromElsewhere(r) {
			return d.pass(w, r)
		}
		if r.Method == http.MethodPost {
			return d.holdOn(w, r)
		}
		if err := d.gate.Returning(r, d.visitor(r)); err != nil {
			return err
		}
		return d.to(w, r, "/anmelden")
	})
}

// by returns the account that is signed in; requireAccount has seen to it that there is one.
func by(r *http.Request) account.Account {
	a, _ := account.From(r.Context())
	return a
}

// visitor is where a request comes from, for the limits of the sign-in.
func (d *Desk) visitor(r *http.Request) signin.Visitor {
	return signin.Visitor{At: d.pages.Visitor(r), Shared: d.pages.Shared(r)}
}

// page returns what every page of the desk shows.
func (d *Desk) page(r *http.Request, title string) deskpages.Page {
	return deskpages.Page{Page: d.pages.Titled(r, title), Account: by(r)}
}
