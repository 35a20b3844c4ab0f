// Package desk is the pages of those who are signed in: what is to do, editing, history, pasted lists.
package desk

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/inside"
)

// Desk serves the pages of those who are signed in. Its store is the owner's: every handler asks what the account may.
type Desk struct {
	store   *store.Store
	readers Readers
	editor  *editing.Editor
	pages   *web.Pages
	atlas   *gazetteer.Gazetteer
	write   WriteLetter
}

// New returns the desk on the owner's store.
func New(
	owner *store.Store, readers Readers, editor *editing.Editor, pages *web.Pages, atlas *gazetteer.Gazetteer, write WriteLetter,
) *Desk {
	return &Desk{store: owner, readers: readers, editor: editor, pages: pages, atlas: atlas, write: write}
}

// Routes adds the addresses of the desk. The server mounts them below accounts.Require.
func (d *Desk) Routes(r chi.Router) {
	d.todoRoutes(r)
	d.entryRoutes(r)
	d.ownServiceRoutes(r)
	d.mergeRoutes(r)
	d.staffRoutes(r)
	d.meetingRoutes(r)
	d.gapRoutes(r)
	d.networkRoutes(r)
	r.Post("/verwaltung/einrichtungen/{key}/bestaetigung", d.pages.Serve(d.AskInstitution))
	r.Group(func(r chi.Router) {
		r.Use(d.requireEditor)
		d.formRoutes(r)
		d.numberRoutes(r)
		d.addressRoutes(r)
		d.stepRoutes(r)
		d.pasteRoutes(r)
		d.serviceListRoutes(r)
		d.exportRoutes(r)
		d.reportRoutes(r)
		d.checkRoutes(r)
		d.letterRoutes(r)
		d.inboxRoutes(r)
		d.harvestRoutes(r)
		d.historyRoutes(r)
		d.draftRoutes(r)
		d.embedRoutes(r)
	})
}

// requireEditor lets only those through who may edit the network in the address, before it reads what they sent. The editor
// asks again, in the transaction of the change.
func (d *Desk) requireEditor(next http.Handler) http.Handler {
	return d.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		key := chi.URLParam(r, "key")
		id, err := d.store.NetworkID(r.Context(), key)
		var moved fault.Moved
		if errors.As(err, &moved) { // the key changed while a form was open
			id, err = d.store.NetworkID(r.Context(), moved.To)
		}
		if err == nil && !user(r).MayEdit(id) {
			err = fmt.Errorf("network %q: %w", key, fault.Forbidden)
		}
		if err != nil {
			return err
		}
		next.ServeHTTP(w, r)
		return nil
	})
}

// user returns the account that is signed in. accounts.Require ensures that there is one.
func user(r *http.Request) account.Account {
	a, _ := account.From(r.Context())
	return a
}

// page returns what every page of the desk shows.
func (d *Desk) page(r *http.Request, title string) inside.Page {
	return inside.Page{Page: d.pages.Titled(r, title), Account: user(r), Next: stepsAfter(r)}
}

// stepsAfter is where somebody who has just saved something of a network goes on with its steps; "" on any other page, and on
// those that lead there already.
func stepsAfter(r *http.Request) string {
	query, network := r.URL.Query(), "/verwaltung/netzwerke/"+chi.URLParam(r, "key")
	saved := query.Get("gespeichert") != "" || slices.Contains([]string{"gespeichert", "geprueft"}, query.Get("erledigt"))
	if !saved || query.Has("ohne") || chi.URLParam(r, "key") == "" || !strings.HasPrefix(r.URL.Path, network) {
		return ""
	}
	return network + "/schritte"
}
