// Package feedback is what people say without an account: institutions that confirm or correct their own entry by the
// link they were mailed, and visitors who report an error without naming themselves.
package feedback

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
)

// Feedback serves these pages. What it reads comes from a store of the public level, what it writes goes to the editor.
type Feedback struct {
	public *store.Store
	editor *editing.Editor
	pages  *web.Pages
}

// New returns the pages.
func New(public *store.Store, editor *editing.Editor, pages *web.Pages) *Feedback {
	return &Feedback{public, editor, pages}
}

// Routes adds the addresses that exist in every language.
func (f *Feedback) Routes(r chi.Router) {
	for _, of := range []subjects{{"/netzwerke/", f.public.NetworkSubject, true}, {"/einrichtungen/", f.public.InstitutionSubject, false}} {
		path := of.path + "{key}/hinweis"
		r.Get(path, f.serve(f.showReport(of)))
		r.Post(path, f.serve(f.sendReport(of)))
		r.Get(path+"/danke", f.serve(f.showThanks(of)))
	}
	r.Get("/einrichtungen/{key}/eintrag", f.serve(f.ShowClaim))
	r.Post("/einrichtungen/{key}/eintrag", f.serve(f.SendClaim))
	r.Get("/einrichtungen/{key}/eintrag/danke", f.serve(f.ShowClaimed))
}

// LinkRoutes adds the addresses in e-mails. Their pages are in German only.
func (f *Feedback) LinkRoutes(r chi.Router) {
	r.Get("/bestaetigung/danke", f.serve(f.ShowAnswered))
	r.Get("/bestaetigung/{token}", f.serve(f.ShowEntry))
	r.Post("/bestaetigung/{token}", f.serve(f.AnswerEntry))
	r.Get("/bestaetigung/emails/{token}", f.serve(f.ShowTellings))
	r.Post("/bestaetigung/emails/{token}", f.serve(f.SaveTellings))
}

// serve redirects to the new address of what has another key now. The key is not the last part of these addresses.
func (f *Feedback) serve(h web.Handler) http.HandlerFunc {
	return f.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		err := h(w, r)
		var moved fault.Moved
		if errors.As(err, &moved) {
			http.Redirect(w, r, strings.Replace(r.URL.Path, "/"+chi.URLParam(r, "key")+"/", "/"+moved.To+"/", 1), http.StatusMovedPermanently)
			return nil
		}
		return err
	})
}

// unixLines replaces the line breaks of forms by those that we store.
func unixLines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
