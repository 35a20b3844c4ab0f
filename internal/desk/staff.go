package desk

import (
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/deskpages"
	"rundtisch/templates/inside"
)

// Readers are the stores of the levels, which cannot return what their level may not read.
type Readers struct{ Public, Staff, Coordination *store.Store }

func (d *Desk) staffRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/intern", serve(d.ListForStaff))
	r.Get("/intern/netzwerke/{key}", serve(d.ShowNetworkForStaff))
	r.Get("/intern/einrichtungen/{key}", serve(d.ShowInstitutionForStaff))
}

// reader returns the store of the level that the account may read. Coordinators read everything of their networks.
func (d *Desk) reader(r *http.Request, networks ...directory.ID) (*store.Store, error) {
	account := user(r)
	for _, id := range networks {
		if account.MayEdit(id) {
			return d.readers.Coordination, nil
		}
	}
	if account.MayReadStaff() {
		return d.readers.Staff, nil
	}
	return nil, fmt.Errorf("staff level: %w", fault.Forbidden)
}

// ListForStaff serves GET /intern.
func (d *Desk) ListForStaff(w http.ResponseWriter, r *http.Request) error {
	reader, err := d.reader(r)
	if err != nil {
		return err
	}
	networks, err := reader.Networks(r.Context())
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, deskpages.StaffListPage(d.staffPage(r, "Netzwerke"), networks))
}

// ShowNetworkForStaff serves GET /intern/netzwerke/{key}.
func (d *Desk) ShowNetworkForStaff(w http.ResponseWriter, r *http.Request) error {
	key := chi.URLParam(r, "key")
	id, err := d.store.NetworkID(r.Context(), key)
	if err != nil {
		return err
	}
	reader, err := d.reader(r, id)
	if err != nil {
		return err
	}
	n, err := reader.NetworkPage(r.Context(), key)
	if err != nil {
		return err
	}
	page := d.staffPage(r, "Netzwerk "+n.Region.Called())
	content := templates.NetworkContent(page.Page, templates.NewNetwork(n, page.Now))
	return web.Render(w, r, http.StatusOK, deskpages.StaffPage(page, key, user(r).MayEdit(id), content))
}

// ShowInstitutionForStaff serves GET /intern/einrichtungen/{key}.
func (d *Desk) ShowInstitutionForStaff(w http.ResponseWriter, r *http.Request) error {
	i, _, err := d.readInstitution(r, chi.URLParam(r, "key"))
	if err != nil {
		return err
	}
	page := d.staffPage(r, "Einrichtung")
	return web.Render(w, r, http.StatusOK, deskpages.StaffPage(page, "", false, templates.InstitutionContent(page.Page, i)))
}

// readInstitution returns an institution as the user may read it, and the networks that have it.
func (d *Desk) readInstitution(r *http.Request, key string) (directory.InstitutionPage, []directory.ID, error) {
	networks, err := d.store.NetworksOf(r.Context(), key)
	if err != nil {
		return directory.InstitutionPage{}, nil, err
	}
	reader, err := d.reader(r, networks...)
	if err != nil {
		return directory.InstitutionPage{}, nil, err
	}
	i, err := reader.InstitutionPage(r.Context(), key)
	return i, networks, err
}

// visibleTo returns which networks an account reads completely.
func visibleTo(a account.Account) store.Seen {
	return store.Seen{All: a.Is(account.Operator), Networks: a.Networks()}
}

// staffPage is page with links to pages for staff.
func (d *Desk) staffPage(r *http.Request, title string) inside.Page {
	page := d.page(r, title)
	page.Staff = true
	return page
}
