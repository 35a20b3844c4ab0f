package referral

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/discreet"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/handouts"
	"rundtisch/templates/referralpages"
)

func (f *Referral) collectionRoutes(r chi.Router) {
	serve := f.pages.Serve
	r.Get("/vermittlung/merkliste", serve(f.ShowCollection))
	r.Post("/vermittlung/merkliste", serve(f.Collect))
	r.Post("/vermittlung/merkliste/leerung", serve(f.EmptyCollection))
	r.Post("/vermittlung/merkliste/notizen", serve(f.KeepNotes))
	r.Post("/vermittlung/merkliste/{id}", serve(f.ChangeCollected))
	r.Get("/vermittlung/neu", serve(f.AskAnew))
	r.Post("/vermittlung/neu", serve(f.BeginAnew))
	f.handoverRoutes(r)
}

// collected returns the collection of the session; it is empty without one.
func (f *Referral) collected(r *http.Request) ([]store.Collected, error) {
	session := f.gate.SessionID(r)
	if session == (directory.ID{}) {
		return nil, nil
	}
	return f.owner.Collected(r.Context(), session)
}

func contains(collected []store.Collected, id directory.ID) bool {
	return slices.ContainsFunc(collected, func(c store.Collected) bool { return c.Service == id })
}

// session returns the session of a request, or fault.NotFound without one.
func (f *Referral) session(r *http.Request) (directory.ID, error) {
	session := f.gate.SessionID(r)
	if session == (directory.ID{}) {
		return session, fmt.Errorf("no session: %w", fault.NotFound)
	}
	return session, nil
}

// ShowCollection serves GET /vermittlung/merkliste.
func (f *Referral) ShowCollection(w http.ResponseWriter, r *http.Request) error {
	return f.showCollection(w, r, http.StatusOK, typedNotes{})
}

// showCollection shows the collection, with notes as they were typed and what is wrong with them instead of those that are stored.
func (f *Referral) showCollection(w http.ResponseWriter, r *http.Request, status int, typed typedNotes) error {
	entries, gone, err := f.entries(r)
	if err != nil {
		return err
	}
	for i := range entries {
		if note, ok := typed.notes[entries[i].ID]; ok {
			entries[i].Note, entries[i].Fault = note, typed.faults[entries[i].ID]
		}
	}
	labels := map[directory.ID]string{}
	for _, e := range discreet.Entries(offersOf(handoutEntries(entries))) {
		labels[e.ID] = e.Label
	}
	for i := range entries {
		entries[i].Label = labels[entries[i].ID]
	}
	words, err := handouts.Open()
	if err != nil {
		return err
	}
	view := referralpages.Collection{Entries: entries, Gone: gone}
	for _, lang := range handouts.Languages {
		view.Languages = append(view.Languages, referralpages.Language{Lang: lang, Name: words[lang].Name})
	}
	page := f.page(r, "Merkliste")
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, referralpages.CollectionPage(page, view))
}

// entries returns the collection in order, as staff may read it today, and how many services no longer exist.
func (f *Referral) entries(r *http.Request) ([]referralpages.Collected, int, error) {
	collected, err := f.collected(r)
	if err != nil || len(collected) == 0 {
		return nil, 0, err
	}
	ids := make([]directory.ID, len(collected))
	for i, c := range collected {
		ids[i] = c.Service
	}
	offers, err := f.staff.OffersByID(r.Context(), ids)
	if err != nil {
		return nil, 0, err
	}
	var entries []referralpages.Collected
	for _, c := range collected {
		if o, ok := offers[c.Service]; ok {
			entries = append(entries, referralpages.Collected{ID: c.Service, Offer: o, Note: c.Note})
		}
	}
	return entries, len(collected) - len(entries), nil
}

// Collect serves POST /vermittlung/merkliste: it adds a service and redirects to where it was seen.
func (f *Referral) Collect(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	session, err := f.session(r)
	if err != nil {
		return err
	}
	id, err := uuid.Parse(form.Get("angebot"))
	if err != nil {
		return fault.NotFound
	}
	if _, err := f.offer(r.Context(), id); err != nil {
		return err
	}
	added, err := f.owner.Collect(r.Context(), session, id)
	if err != nil {
		return err
	}
	if added {
		f.gate.SetNotice(r, sayCollected)
	} else {
		f.gate.SetNotice(r, fmt.Sprintf(sayCollectionFull, store.MostCollected))
	}
	to := "/vermittlung#angebot-" + id.String()
	if form.Get("von") == "angebot" {
		to = "/vermittlung/angebote/" + id.String()
	}
	return f.redirect(w, r, to)
}

func (f *Referral) redirect(w http.ResponseWriter, r *http.Request, to string) error {
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// EmptyCollection serves POST /vermittlung/merkliste/leerung.
func (f *Referral) EmptyCollection(w http.ResponseWriter, r *http.Request) error {
	if _, err := web.Form(w, r); err != nil {
		return err
	}
	session, err := f.session(r)
	if err != nil {
		return err
	}
	if err := f.owner.Discard(r.Context(), session, directory.ID{}); err != nil {
		return err
	}
	f.gate.SetNotice(r, sayCollectionEmptied)
	return f.redirect(w, r, "/vermittlung/merkliste")
}
