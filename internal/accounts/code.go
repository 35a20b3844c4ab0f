package accounts

import (
	"errors"
	"net/http"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// BeginSecondFactor serves POST /verwaltung/konto/code/anfang.
func (a *Accounts) BeginSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := a.gate.NewSecondFactor(r, user(r)); err != nil {
		return err
	}
	return a.redirect(w, r, "/verwaltung/konto/code")
}

// ShowSecondFactor serves GET /verwaltung/konto/code.
func (a *Accounts) ShowSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if !user(r).May(account.UseSecondFactor, account.Scope{}) {
		return fault.Forbidden
	}
	return a.showSecondFactor(w, r, http.StatusOK, "")
}

func (a *Accounts) showSecondFactor(w http.ResponseWriter, r *http.Request, status int, reason string) error {
	key, address, err := a.gate.NewSecondFactor(r, user(r))
	if err == nil {
		err = a.gate.Save(w, r)
	}
	if err != nil {
		return err
	}
	return web.Render(w, r, status, accountpages.SecondFactorPage(a.page(r, "Zweiter Schritt"), accountpages.SecondFactor{
		Key: key, Address: address, Fault: reason,
	}))
}

// ConfirmSecondFactor serves POST /verwaltung/konto/code.
func (a *Accounts) ConfirmSecondFactor(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := a.gate.ConfirmSecondFactor(r, user(r), form.Get("code")); {
	case errors.Is(err, signin.ErrExpired):
		return a.redirect(w, r, "/verwaltung/konto/code")
	case errors.Is(err, signin.ErrRefused):
		return a.showSecondFactor(w, r, http.StatusUnprocessableEntity, wrongFirstCode)
	case err != nil:
		return err
	}
	return a.redirectWith(w, r, secondFactorAdded, ownPath)
}

// RemoveSecondFactor serves POST /verwaltung/konto/code/ende.
func (a *Accounts) RemoveSecondFactor(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.RemoveSecondFactor(r.Context(), user(r)); err != nil {
		return err
	}
	return a.redirectWith(w, r, secondFactorRemoved, ownPath)
}
