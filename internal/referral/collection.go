package referral

import (
	"fmt"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
	"rundtisch/templates/handouts"
)

func (f *Referral) collectionRoutes(r chi.Router) {
	serve := f.pages.Serve
	r.Get("/vermittlung/merkliste", serve(f.ShowCollection))
	r.Post("/vermittlung/merkliste", serve(f.Collect))
	r.Post("/vermittlung/merkliste/leerung", serve(f.EmptyCollection))
	r.Post("/vermittlung/merkliste/{id}", serve(f.ChangeCollected))
	f.handoverRoutes(r)
}

// maxNote is how many characters a note may have.
const maxNote = 500

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
	return f.showCollection(w, r, http.StatusOK, directory.ID{}, "", "")
}

// showCollection shows the collection; for the entry id, if wrong is set, with the note as typed and what is wrong with it.
func (f *Referral) showCollection(w http.ResponseWriter, r *http.Request, status int, id directory.ID, typed, wrong string) error {
	entries, gone, err := f.entries(r)
	if err != nil {
		return err
	}
	for i := range entries {
		if wrong != "" && entries[i].ID == id {
			entries[i].Note, entries[i].Fault = typed, wrong
		}
	}
	words, err := handouts.Open()
	if err != nil {
		return err
	}
	view := deskpages.Collection{Entries: entries, Gone: gone}
	for _, lang := range handouts.Languages {
		view.Languages = append(view.Languages, deskpages.Language{Lang: lang, Name: words[lang].Name})
	}
	page := f.page(r, "Merkliste")
	if err := f.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.CollectionPage(page, view))
}

// entries returns the collection in order, as staff may read it today, and how many services no longer exist.
func (f *Referral) entries(r *http.Request) ([]deskpages.Collected, int, error) {
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
	var entries []deskpages.Collected
	for _, c := range collected {
		if o, ok := offers[c.Service]; ok {
			entries = append(entries, deskpages.Collected{ID: c.Service, Offer: o, Note: c.Note})
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

// ChangeCollected serves POST /vermittlung/merkliste/{id}: it changes a note, moves or removes an entry.
func (f *Referral) ChangeCollected(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	session, err := f.session(r)
	if err != nil {
		return err
	}
	id, err := idParam(r)
	if err != nil {
		return err
	}
	ctx, to := r.Context(), "/vermittlung/merkliste#angebot-"+id.String()
	switch form.Get("tun") {
	case "hinauf":
		err = f.owner.MoveCollected(ctx, session, id, -1)
	case "hinunter":
		err = f.owner.MoveCollected(ctx, session, id, 1)
	case "entfernen":
		to = "/vermittlung/merkliste"
		switch form.Get("von") {
		case "suche":
			to = "/vermittlung#angebot-" + id.String()
		case "angebot":
			to = "/vermittlung/angebote/" + id.String()
		}
		err = f.owner.Discard(ctx, session, id)
	default:
		note, ok := directory.CleanText(form.Get("notiz"))
		switch {
		case !ok:
			return f.showCollection(w, r, http.StatusUnprocessableEntity, id, web.Legible(form.Get("notiz")), sayNoteUnreadable)
		case utf8.RuneCountInString(note) > maxNote:
			return f.showCollection(w, r, http.StatusUnprocessableEntity, id, note, fmt.Sprintf(sayNoteLong, maxNote))
		}
		err = f.owner.NoteCollected(ctx, session, id, note)
		f.gate.SetNotice(r, sayNoted)
	}
	if err != nil {
		return err
	}
	return f.redirect(w, r, to)
}
