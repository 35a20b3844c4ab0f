package accounts

import (
	"context"
	"net/http"
	"time"

	"rundtisch/internal/web"
)

// clearSite lets the browser forget what it keeps of us.
const clearSite = `"cookies", "storage", "cache"`

// SignOut serves POST /abmelden.
func (a *Accounts) SignOut(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.End(r.Context(), w, r); err != nil {
		return err
	}
	w.Header().Set("Clear-Site-Data", clearSite)
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// patience is how long the way out waits for the database. Whoever leaves in a hurry leaves.
const patience = time.Second

// Leave serves GET /weg: it ends the session and leads to the neutral site, whatever else fails.
func (a *Accounts) Leave(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), patience)
	defer cancel()
	if err := a.gate.End(ctx, w, r); err != nil {
		a.pages.Log.WarnContext(r.Context(), "a session was left but not ended", "request", web.RequestID(r.Context()), "err", err)
	}
	w.Header().Set("Clear-Site-Data", clearSite)
	http.Redirect(w, r, a.pages.ExitURL, http.StatusSeeOther)
}
