package desk

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"

	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// serve shows the error page for what a handler could not do, and for what was tried too often the page that says to wait.
func (d *Desk) serve(h web.Handler) http.HandlerFunc {
	return d.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		err := h(w, r)
		var many signin.TooMany
		if !errors.As(err, &many) {
			return err
		}
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(many.Wait.Seconds()))))
		return web.Render(w, r, http.StatusTooManyRequests, deskpages.TooManyPage(d.page(r, "Bitte warten"), deskpages.TooMany{What: tooMany[many.What], Minutes: int(math.Ceil(many.Wait.Minutes())), Passkeys: d.gate.OffersPasskeys()}))
	})
}

// tooMany says in words what was tried too often.
var tooMany = map[signin.Limited]deskpages.TriedOften{
	signin.LinksToOne: deskpages.LinksToOne, signin.LinksByMany: deskpages.LinksByMany, signin.Guesses: deskpages.Guesses,
	signin.Codes: deskpages.Codes, signin.Invitations: deskpages.Invitations,
}

// to keeps the session and leads to another page of ours.
func (d *Desk) to(w http.ResponseWriter, r *http.Request, path string) error {
	if err := d.gate.Save(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

// signInFailed keeps the session, shows why somebody is not signed in, and passes on every error that is no such reason.
func (d *Desk) signInFailed(w http.ResponseWriter, r *http.Request, err error) error {
	why, ok := map[error]deskpages.LinkFailed{
		signin.ErrUnknown: deskpages.LinkExpired, signin.ErrExpired: deskpages.LinkExpired, signin.ErrUsed: deskpages.LinkUsed,
		signin.ErrOtherBrowser: deskpages.LinkOtherBrowser,
	}[err]
	if !ok {
		return err
	}
	return d.showFailed(w, r, why)
}

// showFailed shows why somebody is not signed in: 410 for what is over, 403 for what is refused.
func (d *Desk) showFailed(w http.ResponseWriter, r *http.Request, why deskpages.LinkFailed) error {
	if err := d.gate.Save(w, r); err != nil {
		return err
	}
	status := http.StatusForbidden
	switch why {
	case deskpages.LinkExpired, deskpages.LinkUsed, deskpages.CodeExpired, deskpages.PasskeyExpired:
		status = http.StatusGone
	}
	page := d.page(r, "Anmelden")
	page.Passkeys = d.gate.OffersPasskeys()
	return web.Render(w, r, status, deskpages.SignInFailedPage(page, why, d.pages.Origin))
}

// fromElsewhere reports whether another site led here. The browser then does not say who somebody is (SameSite=Strict).
func fromElsewhere(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Sec-Fetch-Site"), "cross-site")
}

// pass answers with a page that asks for the same address again, as a page of ours.
func (d *Desk) pass(w http.ResponseWriter, r *http.Request) error {
	page := d.page(r, "Einen Moment")
	page.Again = true
	return web.Render(w, r, http.StatusOK, deskpages.PassingPage(page))
}
