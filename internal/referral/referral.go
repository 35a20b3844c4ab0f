// Package referral helps to find the right contact and to pass it on: everybody gets what is public, counselling staff also what is
// meant for them and a collection of services.
package referral

import (
	"context"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates"
)

// Referral serves the search for services, the collection, and the handouts made from it.
type Referral struct {
	public *store.Store // of the public level
	staff  *store.Store // of the level of counselling staff
	owner  *store.Store // for the collection
	gate   *signin.Gate
	pages  *web.Pages
	atlas  *gazetteer.Gazetteer
}

// New returns the pages on stores of the public and the staff level, and on the owner's.
func New(public, staff, owner *store.Store, gate *signin.Gate, pages *web.Pages, atlas *gazetteer.Gazetteer) *Referral {
	return &Referral{public, staff, owner, gate, pages, atlas}
}

// PublicRoutes adds the public addresses, in every language.
func (f *Referral) PublicRoutes(r chi.Router) {
	r.Get("/angebote", f.pages.Serve(f.ShowOffers))
	r.Post("/angebote", f.pages.Serve(f.FindOffers))
}

// ShowOffers serves GET /angebote: the empty form. A search is never part of an address.
func (f *Referral) ShowOffers(w http.ResponseWriter, r *http.Request) error {
	page := f.pages.Page(r, "find.title")
	empty := finding.Query{Radius: finding.UsualRadius, Page: 1}
	return web.Render(w, r, http.StatusOK, templates.FindPage(page, templates.Find{Action: "/angebote", Query: empty}))
}

// FindOffers serves POST /angebote. It answers without a redirect, so that no address remains in the browser history.
func (f *Referral) FindOffers(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	page := f.pages.Page(r, "find.title")
	found, err := f.find(r.Context(), f.public, form, page)
	if err != nil {
		return err
	}
	found.Action = "/angebote"
	return web.Render(w, r, status(found), templates.FindPage(page, found))
}

func status(found templates.Find) int {
	if len(found.Faults) > 0 {
		return http.StatusUnprocessableEntity
	}
	return http.StatusOK
}

// find searches by a form. If Faults says what is wrong with it, nothing was searched.
func (f *Referral) find(ctx context.Context, from *store.Store, form url.Values, page templates.Page) (templates.Find, error) {
	wanted, bad := finding.Read(form)
	found := templates.Find{Query: wanted, Faults: bad}
	if len(bad) > 0 || wanted.Empty() {
		return found, nil
	}
	found.Searched = true
	found.At = found.Resolve(f.atlas)
	if len(found.At.Choices) > 0 {
		return found, nil
	}
	found.First = (found.Page - 1) * templates.HitsAPage
	var err error
	found.Findings, err = from.Offers(ctx, found.Wanted(found.At, page.Now), page.Now, found.First, templates.HitsAPage)
	return found, err
}

// offer returns one service as staff may read it, or fault.NotFound.
func (f *Referral) offer(ctx context.Context, id directory.ID) (directory.Offer, error) {
	offers, err := f.staff.OffersByID(ctx, []directory.ID{id})
	if err != nil {
		return directory.Offer{}, err
	}
	return offerIn(offers, id)
}
