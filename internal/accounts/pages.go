package accounts

import (
	"errors"
	"math"
	"net/http"
	"strconv"

	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// serve shows the error page for what a handler could not do, and for what was tried too often the page that says to wait.
func (a *Accounts) serve(h web.Handler) http.HandlerFunc {
	return a.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		err := h(w, r)
		var many signin.TooManyError
		if !errors.As(err, &many) {
			return err
		}
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(many.Wait.Seconds()))))
		return web.Render(w, r, http.StatusTooManyRequests, accountpages.TooManyPage(a.page(r, "Bitte warten"), accountpages.TooMany{
			What: tooMany[many.What], Minutes: int(math.Ceil(many.Wait.Minutes())), Passkeys: a.gate.OffersPasskeys(),
		}))
	})
}

// tooMany says in words what was tried too often.
var tooMany = map[signin.Limited]accountpages.TriedOften{
	signin.LinksPerAddress: accountpages.LinksToOne, signin.LinksPerBlock: accountpages.LinksByMany, signin.Guesses: accountpages.Guesses,
	signin.Codes: accountpages.Codes, signin.Invitations: accountpages.Invitations,
}

// redirect saves the session and leads to another page of ours.
func (a *Accounts) redirect(w http.ResponseWriter, r *http.Request, path string) error {
	if err := a.gate.Save(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

// done says on the page that it leads to what was done.
func (a *Accounts) done(w http.ResponseWriter, r *http.Request, sentence, path string) error {
	a.gate.SetNotice(r, sentence)
	return a.redirect(w, r, path)
}

// signInFailed saves the session, shows why somebody is not signed in, and passes on every error that is no such reason.
func (a *Accounts) signInFailed(w http.ResponseWriter, r *http.Request, err error) error {
	why, ok := map[error]accountpages.LinkFailed{
		signin.ErrUnknown: accountpages.LinkExpired, signin.ErrExpired: accountpages.LinkExpired, signin.ErrUsed: accountpages.LinkUsed,
		signin.ErrOtherBrowser: accountpages.LinkOtherBrowser,
	}[err]
	if !ok {
		return err
	}
	return a.showFailed(w, r, why)
}

// showFailed shows why somebody is not signed in: 410 for what is over, 403 for what is refused.
func (a *Accounts) showFailed(w http.ResponseWriter, r *http.Request, why accountpages.LinkFailed) error {
	if err := a.gate.Save(w, r); err != nil {
		return err
	}
	status := http.StatusForbidden
	switch why {
	case accountpages.LinkExpired, accountpages.LinkUsed, accountpages.CodeExpired, accountpages.PasskeyExpired:
		status = http.StatusGone
	}
	page := a.page(r, "Anmelden")
	page.Passkeys = a.gate.OffersPasskeys()
	return web.Render(w, r, status, accountpages.SignInFailedPage(page, why, a.pages.Origin))
}
