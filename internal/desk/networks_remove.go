package desk

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// ShowRemoval serves GET /verwaltung/netzwerke/{key}/entfernung: what goes with a network, and what stays.
func (d *Desk) ShowRemoval(w http.ResponseWriter, r *http.Request) error {
	return d.showRemoval(w, r, http.StatusOK, deskpages.NetworkRemoval{})
}

func (d *Desk) showRemoval(w http.ResponseWriter, r *http.Request, status int, shown deskpages.NetworkRemoval) error {
	if !user(r).May(account.ManageNetworks, account.Scope{}) {
		return fmt.Errorf("remove: %w", fault.Forbidden)
	}
	n, err := d.store.NetworkPage(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	shown.Network = deskpages.Network{Key: n.Network.Key, Name: n.Network.Name}
	shown.Members, shown.Events, shown.Notices = len(n.Members), len(n.Events), len(n.Notices)
	if shown.Others, err = d.store.ReferringTo(r.Context(), n.Network.ID()); err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.NetworkRemovalPage(d.page(r, "Netzwerk entfernen"), shown))
}

// RemoveNetwork serves POST /verwaltung/netzwerke/{key}/entfernung with the „name" of the network.
func (d *Desk) RemoveNetwork(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = d.editor.Remove(r.Context(), user(r), chi.URLParam(r, "key"), form.Get("name"), d.pages.Now())
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return d.showRemoval(w, r, http.StatusUnprocessableEntity, deskpages.NetworkRemoval{
			Typed: web.Legible(form.Get("name")), Fault: invalid.InForm()["name"],
		})
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke", "netzwerk-entfernt", "")
}

// TakeNetworkBack serves POST /verwaltung/entfernte-netzwerke/{id}.
func (d *Desk) TakeNetworkBack(w http.ResponseWriter, r *http.Request) error {
	if _, err := web.Form(w, r); err != nil {
		return err
	}
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return fmt.Errorf("removed network: %w", fault.NotFound)
	}
	key, err := d.editor.TakeBack(r.Context(), user(r), id, d.pages.Now())
	if wrong, ok := reason(err); ok {
		table, err := d.networksWithRemoved(r)
		if err != nil {
			return err
		}
		table.Wrong = wrong
		return web.Render(w, r, http.StatusUnprocessableEntity, deskpages.NetworksPage(d.page(r, "Netzwerke"), table))
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, "/verwaltung/netzwerke/"+key, "zurueckgeholt", "")
}
