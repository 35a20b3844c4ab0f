package accounts

import (
	"errors"
	"net/http"

	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// BeginPasskey serves POST /anmelden/passkey. It stores nothing; the next page asks for the passkey.
func (a *Accounts) BeginPasskey(w http.ResponseWriter, r *http.Request) error {
	if !a.gate.OffersPasskeys() {
		return fault.NotFound
	}
	return a.redirect(w, r, "/anmelden/passkey")
}

// ShowPasskey serves GET /anmelden/passkey.
func (a *Accounts) ShowPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := a.gate.PasskeyOptions(r.Context())
	if err != nil {
		return err
	}
	page := a.page(r, "Anmelden")
	page.Passkeys = true
	return web.Render(w, r, http.StatusOK, accountpages.PasskeyPage(page, accountpages.Passkey{Options: options}))
}

// UsePasskey serves POST /anmelden/passkey/antwort.
func (a *Accounts) UsePasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = a.gate.UsePasskey(r, form.Get("answer"), a.visitor(r))
	for _, f := range passkeyFailures {
		if errors.Is(err, f.err) {
			return a.showSignInFailed(w, r, f.why)
		}
	}
	if err != nil {
		return err
	}
	return a.redirect(w, r, a.gate.Destination(r))
}

// passkeyFailures maps errors to what the page says about them.
var passkeyFailures = []struct {
	err error
	why accountpages.SignInFailure
}{
	{signin.ErrExpired, accountpages.PasskeyExpired},
	{signin.ErrRefused, accountpages.PasskeyRefused},
	{signin.ErrUnknownPasskey, accountpages.PasskeyUnknown},
	{signin.ErrRemovedPasskey, accountpages.PasskeyRemoved},
	{signin.ErrOtherAddress, accountpages.PasskeyOtherAddress},
	{signin.ErrNotVerified, accountpages.PasskeyNotVerified},
	{signin.ErrCounterDecreased, accountpages.PasskeyCounterDecreased},
}
