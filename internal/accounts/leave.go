package accounts

import (
	"context"
	"net/http"
	"time"

	"rundtisch/internal/web"
)

// clearSite tells the browser to delete what it has stored of this site.
const clearSite = `"cookies", "storage", "cache"`

// SignOut serves POST /abmelden, and says that it happened.
func (a *Accounts) SignOut(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.End(r.Context(), w, r); err != nil {
		return err
	}
	w.Header().Set("Clear-Site-Data", clearSite)
	http.Redirect(w, r, "/anmelden?abgemeldet=ja", http.StatusSeeOther)
	return nil
}

// exitTimeout is how long leaving waits for the database. Whoever is in a hurry must not wait.
const exitTimeout = time.Second

// Leave serves GET /weg: it ends the session and redirects to a neutral site, whatever else fails.
func (a *Accounts) Leave(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), exitTimeout)
	defer cancel()
	if err := a.gate.End(ctx, w, r); err != nil {
		a.pages.Log.WarnContext(r.Context(), "leaving: session not ended", "request", web.RequestID(r.Context()), "err", err)
	}
	w.Header().Set("Clear-Site-Data", clearSite)
	http.Redirect(w, r, a.pages.ExitURL, http.StatusSeeOther)
}
