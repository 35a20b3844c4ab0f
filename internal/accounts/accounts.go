// Package accounts is the pages on which people sign in and out, look after their own account, and invite others.
package accounts

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/inside"
)

// Accounts serves these pages. Its store is the owner's: signin.Gate asks what the account may.
type Accounts struct {
	store *store.Store
	gate  *signin.Gate
	pages *web.Pages
}

// New returns the pages on the owner's store.
func New(owner *store.Store, gate *signin.Gate, pages *web.Pages) *Accounts {
	return &Accounts{store: owner, gate: gate, pages: pages}
}

// ExitRoutes adds the way out, which does not ask who somebody is.
func (a *Accounts) ExitRoutes(r chi.Router) {
	r.Get("/weg", a.Leave)
}

// SignInRoutes adds the addresses of those who are not signed in yet. The server mounts them below Identify.
func (a *Accounts) SignInRoutes(r chi.Router) {
	r.Get("/anmelden", a.serve(a.ShowSignIn))
	r.Post("/anmelden", a.serve(a.RequestLink))
	r.Get("/anmelden/gesendet", a.serve(a.ShowLinkSent))
	r.Get("/anmelden/link/{token}", a.serve(a.ShowLink))
	r.Post("/anmelden/link/{token}", a.serve(a.UseLink))
	r.Get("/anmelden/code", a.serve(a.ShowCode))
	r.Post("/anmelden/code", a.serve(a.SubmitCode))
	r.Post("/anmelden/passkey", a.serve(a.BeginPasskey))
	r.Get("/anmelden/passkey", a.serve(a.ShowPasskey))
	r.Post("/anmelden/passkey/antwort", a.serve(a.UsePasskey))
	r.Post("/abmelden", a.serve(a.SignOut))
}

// Routes adds the addresses of the user's own account and of the accounts of others. The server mounts them below Require.
func (a *Accounts) Routes(r chi.Router) {
	a.ownRoutes(r)
	a.listRoutes(r)
}

// user returns the account that is signed in; the zero account on the pages before the sign-in.
func user(r *http.Request) account.Account {
	signedIn, _ := account.From(r.Context())
	return signedIn
}

// visitor is where a request comes from, for the limits of the sign-in.
func (a *Accounts) visitor(r *http.Request) signin.Visitor {
	return signin.Visitor{Addr: a.pages.Visitor(r), Shared: a.pages.Shared(r)}
}

// page returns what every page of this package shows.
func (a *Accounts) page(r *http.Request, title string) inside.Page {
	return inside.Page{Page: a.pages.Titled(r, title), Account: user(r)}
}
