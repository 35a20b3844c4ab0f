package desk

import (
	"errors"
	"net/http"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// BeginSecondFactor serves POST /verwaltung/konto/code/anfang.
func (d *Desk) BeginSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := d.gate.NewSecondFactor(r, by(r)); err != nil {
		return err
	}
	return d.to(w, r, "/verwaltung/konto/code")
}

// ShowSecondFactor serves GET /verwaltung/konto/code.
func (d *Desk) ShowSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if !by(r).May(account.UseSecondFactor, account.Scope{}) {
		return fault.Forbidden
	}
	return d.showSecondFactor(w, r, http.StatusOK, "")
}

func (d *Desk) showSecondFactor(w http.ResponseWriter, r *http.Request, status int, reason string) error {
	key, address, err := d.gate.NewSecondFactor(r, by(r))
	if err == nil {
		err = d.gate.Save(w, r)
	}
	if err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.SecondFactorPage(d.page(r, "Zweiter Schritt"), deskpages.SecondFactor{Key: key, Address: address, Fault: reason}))
}

// ConfirmSecondFactor serves POST /verwaltung/konto/code.
func (d *Desk) ConfirmSecondFactor(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := d.gate.ConfirmSecondFactor(r, by(r), form.Get("code")); {
	case errors.Is(err, signin.ErrExpired):
		return d.to(w, r, "/verwaltung/konto/code")
	case errors.Is(err, signin.ErrRefused):
		return d.showSecondFactor(w, r, http.StatusUnprocessableEntity, "Dieser Code passt nicht. Warten Sie, bis die App einen neuen zeigt.")
	case err != nil:
		return err
	}
	return d.did(w, r, "Der zweite Schritt ist eingeschaltet.", ownAccountPath)
}

// RemoveSecondFactor serves POST /verwaltung/konto/code/ende.
func (d *Desk) RemoveSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if err := d.gate.RemoveSecondFactor(r.Context(), by(r)); err != nil {
		return err
	}
	return d.did(w, r, "Der zweite Schritt ist ausgeschaltet.", ownAccountPath)
}
