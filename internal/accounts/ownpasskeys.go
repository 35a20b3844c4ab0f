package accounts

import (
	"errors"
	"net/http"

	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// BeginNewPasskey serves POST /verwaltung/konto/passkeys.
func (a *Accounts) BeginNewPasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = a.gate.BeginNewPasskey(r, user(r), form.Get("passkey"))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return a.showOwnAccount(w, r, http.StatusUnprocessableEntity, accountpages.OwnAccount{
			Name: user(r).Name, Passkey: web.Legible(form.Get("passkey")), Faults: invalid.InForm(),
		})
	}
	if err != nil {
		return err
	}
	return a.redirect(w, r, "/verwaltung/konto/passkeys/neu")
}

// ShowNewPasskey serves GET /verwaltung/konto/passkeys/neu.
func (a *Accounts) ShowNewPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := a.gate.NewPasskeyOptions(r)
	if errors.Is(err, signin.ErrExpired) {
		return a.redirect(w, r, ownPath)
	}
	if err != nil {
		return err
	}
	page := a.page(r, "Passkey einrichten")
	page.Passkeys = true
	return web.Render(w, r, http.StatusOK, accountpages.PasskeyPage(page, accountpages.Passkey{Options: options, New: true}))
}

// AddPasskey serves POST /verwaltung/konto/passkeys/antwort.
func (a *Accounts) AddPasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := a.gate.AddPasskey(r, user(r), form.Get("answer")); {
	case errors.Is(err, signin.ErrExpired):
		return a.redirectWith(w, r, passkeyTooLate, ownPath)
	case errors.Is(err, signin.ErrOtherAddress):
		return a.redirectWith(w, r, passkeyElsewhere(a.pages.Origin), ownPath)
	case errors.Is(err, signin.ErrRefused):
		return a.redirectWith(w, r, passkeyRefused, ownPath)
	case err != nil:
		return err
	}
	return a.redirectWith(w, r, passkeyAdded, ownPath)
}

// RemovePasskey serves POST /verwaltung/konto/passkeys/{id}/loeschung.
func (a *Accounts) RemovePasskey(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r, "id")
	if err != nil {
		return err
	}
	if err := a.gate.RemovePasskey(r.Context(), user(r), id); err != nil {
		return err
	}
	return a.redirectWith(w, r, passkeyRemoved, ownPath)
}
