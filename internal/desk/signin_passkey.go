package desk

import (
	"errors"
	"net/http"

	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// BeginPasskey serves POST /anmelden/passkey: nothing is kept, the page that follows asks for the passkey.
func (d *Desk) BeginPasskey(w http.ResponseWriter, r *http.Request) error {
	if !d.gate.OffersPasskeys() {
		return fault.NotFound
	}
	return d.to(w, r, "/anmelden/passkey")
}

// ShowPasskey serves GET /anmelden/passkey.
func (d *Desk) ShowPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := d.gate.PasskeyOptions(r.Context())
	if err != nil {
		return err
	}
	page := d.page(r, "Anmelden")
	page.Passkeys = true
	return web.Render(w, r, http.StatusOK, deskpages.PasskeyPage(page, deskpages.Passkey{Options: options}))
}

// UsePasskey serves POST /anmelden/passkey/antwort.
func (d *Desk) UsePasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = d.gate.UsePasskey(r, form.Get("answer"), d.visitor(r))
	for _, f := range passkeyFailed {
		if errors.Is(err, f.err) {
			return d.showFailed(w, r, f.why)
		}
	}
	if err != nil {
		return err
	}
	return d.to(w, r, d.gate.Destination(r))
}

// passkeyFailed is why a passkey did not sign in, each with its own words.
var passkeyFailed = []struct {
	err error
	why deskpages.LinkFailed
}{
	{signin.ErrExpired, deskpages.PasskeyExpired},
	{signin.ErrRefused, deskpages.PasskeyRefused},
	{signin.ErrUnknownPasskey, deskpages.PasskeyUnknown},
	{signin.ErrRemovedPasskey, deskpages.PasskeyRemoved},
	{signin.ErrOtherAddress, deskpages.PasskeyElsewhere},
	{signin.ErrNotVerified, deskpages.PasskeyNotVerified},
	{signin.ErrCountedBack, deskpages.PasskeyCountedBack},
}
