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

// serve shows the error page for what a handler could not do; if something was tried too often, the page that says to wait.
func (a *Accounts) serve(h web.Handler) http.HandlerFunc {
	return a.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		err := h(w, r)
		var tooMany signin.TooManyAttemptsError
		if !errors.As(err, &tooMany) {
			return err
		}
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(tooMany.Wait.Seconds()))))
		return web.Render(w, r, http.StatusTooManyRequests, accountpages.TooManyPage(a.page(r, "Bitte warten"), accountpages.TooMany{
			What: limited[tooMany.What], Minutes: int(math.Ceil(tooMany.Wait.Minutes())), Passkeys: a.gate.OffersPasskeys(),
		}))
	})
}

// limited maps limits to what the page says about them.
var limited = map[signin.Limited]accountpages.Limited{
	signin.LinksPerAddress: accountpages.LinksPerAddress,
	signin.LinksPerBlock:   accountpages.LinksPerBlock,
	signin.Guesses:         accountpages.Guesses,
	signin.Codes:           accountpages.Codes,
	signin.Invitations:     accountpages.Invitations,
}

// redirect saves the session and redirects to another page of ours.
func (a *Accounts) redirect(w http.ResponseWriter, r *http.Request, path string) error {
	if err := a.gate.Save(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, path, http.StatusSeeOther)
	return nil
}

// redirectWith redirects to a page that shows a notice.
func (a *Accounts) redirectWith(w http.ResponseWriter, r *http.Request, notice, path string) error {
	a.gate.SetNotice(r, notice)
	return a.redirect(w, r, path)
}

// linkFailed shows why a link did not sign in; it returns any error that is no such reason.
func (a *Accounts) linkFailed(w http.ResponseWriter, r *http.Request, err error) error {
	why, ok := map[error]accountpages.SignInFailure{
		signin.ErrUnknown: accountpages.LinkExpired, signin.ErrExpired: accountpages.LinkExpired, signin.ErrUsed: accountpages.LinkUsed,
		signin.ErrOtherBrowser: accountpages.LinkOtherBrowser,
	}[err]
	if !ok {
		return err
	}
	return a.showSignInFailed(w, r, why)
}

// showSignInFailed shows why somebody is not signed in: with 410 if something has expired, with 403 if it was refused.
func (a *Accounts) showSignInFailed(w http.ResponseWriter, r *http.Request, why accountpages.SignInFailure) error {
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
