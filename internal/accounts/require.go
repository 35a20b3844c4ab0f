package accounts

import (
	"net/http"
	"strings"

	"rundtisch/internal/account"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// Require lets only those through who are signed in. Everybody else is led to the sign-in, and comes back afterwards to
// the page that they wanted.
func (a *Accounts) Require(next http.Handler) http.Handler {
	return a.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		if _, ok := account.From(r.Context()); ok {
			next.ServeHTTP(w, r)
			return nil
		}
		if crossSite(r) {
			return a.reload(w, r)
		}
		if r.Method == http.MethodPost {
			return a.returnForm(w, r)
		}
		if err := a.gate.RememberPage(r, a.visitor(r)); err != nil {
			return err
		}
		return a.redirect(w, r, "/anmelden")
	})
}

// crossSite reports whether another site led here. The browser then does not say who somebody is (SameSite=Strict).
func crossSite(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Sec-Fetch-Site"), "cross-site")
}

// reload answers with a page that asks for the same address again, as a page of ours.
func (a *Accounts) reload(w http.ResponseWriter, r *http.Request) error {
	page := a.page(r, "Einen Moment")
	page.Again = true
	return web.Render(w, r, http.StatusOK, accountpages.ReloadPage(page))
}
