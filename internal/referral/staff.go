package referral

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/finding"
	"rundtisch/internal/web"
	"rundtisch/templates/inside"
	"rundtisch/templates/referralpages"
)

// Routes adds the addresses of counselling staff. The server mounts them below accounts.Require.
func (f *Referral) Routes(r chi.Router) {
	serve := f.pages.Serve
	r.Group(func(r chi.Router) {
		r.Use(f.requireStaff)
		r.Get("/vermittlung", serve(f.ShowSearch))
		r.Post("/vermittlung", serve(f.Search))
		r.Get("/vermittlung/suche/{word}", serve(f.ShowFound))
		r.Get("/vermittlung/angebote/{id}", serve(f.ShowOffer))
		f.collectionRoutes(r)
	})
}

// requireStaff lets only those through who may read what is meant for staff.
func (f *Referral) requireStaff(next http.Handler) http.Handler {
	return f.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		if a, ok := account.From(r.Context()); !ok || !a.MayReadStaff() {
			return fmt.Errorf("staff level: %w", fault.Forbidden)
		}
		next.ServeHTTP(w, r)
		return nil
	})
}

// lastSearch is the name of the last search in the session: there it survives a reload without being part of an address.
const lastSearch = "suche"

// ShowSearch serves GET /vermittlung: the form, and what the last search of the session finds now.
func (f *Referral) ShowSearch(w http.ResponseWriter, r *http.Request) error {
	form, err := url.ParseQuery(f.gate.Get(r, lastSearch))
	if err != nil {
		form = url.Values{} // an older version stored something else
	}
	return f.showSearch(w, r, form)
}

// Search serves POST /vermittlung: it stores the search in the session and redirects to its results.
func (f *Referral) Search(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	wanted, bad := finding.Read(form)
	if len(bad) > 0 {
		return f.showSearch(w, r, form)
	}
	query := ""
	if !wanted.Empty() {
		query = wanted.Values().Encode()
	}
	f.gate.Put(r, lastSearch, query)
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	to := "/vermittlung"
	if query != "" {
		word, err := f.answers.Address(r.Context(), wanted.Values())
		if err != nil {
			return err
		}
		to += "/suche/" + word + "#ergebnis"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// ShowFound serves GET /vermittlung/suche/{word}: a search that „Zurück" led to is the last one of the session again. After
// ten minutes the last one stands there.
func (f *Referral) ShowFound(w http.ResponseWriter, r *http.Request) error {
	form, err := f.answers.Asked(r.Context(), chi.URLParam(r, "word"))
	if errors.Is(err, fault.NotFound) {
		http.Redirect(w, r, "/vermittlung", http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	if last := f.gate.Get(r, lastSearch); last != "" && last != form.Encode() {
		f.gate.Put(r, lastSearch, form.Encode())
	}
	return f.showSearch(w, r, form)
}

func (f *Referral) showSearch(w http.ResponseWriter, r *http.Request, form url.Values) error {
	page := f.page(r, "Vermittlung")
	page.Find = true
	found, err := f.answers.Find(r.Context(), f.staff, form, page.Page)
	if err != nil {
		return err
	}
	found.Action = "/vermittlung"
	collected, err := f.collected(r)
	if err != nil {
		return err
	}
	found.Collected = map[directory.ID]bool{}
	for _, c := range collected {
		found.Collected[c.Service] = true
	}
	if len(found.At.Districts) > 0 && !found.At.Wide() {
		responsible, err := f.staff.Responsible(r.Context(), found.At.Districts)
		if err != nil {
			return err
		}
		found.Responsible = &responsible
	}
	if err := f.gate.Save(w, r); err != nil { // the notice is shown once
		return err
	}
	return web.Render(w, r, status(found), referralpages.FindPage(page, found))
}

// ShowOffer serves GET /vermittlung/angebote/{id}.
func (f *Referral) ShowOffer(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r)
	if err != nil {
		return err
	}
	o, err := f.offer(r.Context(), id)
	if err != nil {
		return err
	}
	collected, err := f.collected(r)
	if err != nil {
		return err
	}
	page := f.page(r, "Angebot")
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, referralpages.OfferPage(page, referralpages.Offer{
		Offer: o, Collected: contains(collected, id), Count: len(collected),
	}))
}

func idParam(r *http.Request) (directory.ID, error) {
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil || id == (directory.ID{}) {
		return id, fault.NotFound
	}
	return id, nil
}

func offerIn(offers map[directory.ID]directory.Offer, id directory.ID) (directory.Offer, error) {
	o, ok := offers[id]
	if !ok {
		return o, fmt.Errorf("service: %w", fault.NotFound)
	}
	return o, nil
}

func (f *Referral) page(r *http.Request, title string) inside.Page {
	a, _ := account.From(r.Context())
	page := inside.Page{Page: f.pages.Titled(r, title), Account: a, Done: f.gate.TakeNotice(r)}
	page.Staff = true
	return page
}
