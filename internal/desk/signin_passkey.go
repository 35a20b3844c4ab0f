package desk

import (
	"errors"
	"net/http"

	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// BeginPasskey serves POST /anmelden/passkey.
func (d *Desk) BeginPasskey(w http.ResponseWriter, r *http.Request) error {
	if err := d.gate.BeginPasskey(r, d.pages.Visitor(r)); err != nil {
		return err
	}
	return d.to(w, r, "/anmelden/passkey")
}

// ShowPasskey serves GET /anmelden/passkey.
func (d *Desk) ShowPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := d.gate.PasskeyOptions(r)
	if errors.Is(err, signin.ErrExpired) {
		return d.to(w, r, "/anmelden")
	}
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
	err = d.gate.UsePasskey(r, form.Get("answer"), d.pages.Visitor(r))
	switch {
	case errors.Is(err, signin.ErrExpired):
		return d.showFailed(w, r, deskpages.CodeExpired)
	case errors.Is(err, signin.ErrRefused):
		return d.showFailed(w, r, deskpages.PasskeyRefused)
	case err != nil:
		return err
	}
	return d.to(w, r, d.gate.Destination(r))
}
