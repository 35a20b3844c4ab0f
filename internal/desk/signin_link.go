package desk

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// signIn adds the addresses of those who are not signed in yet.
func (d *Desk) signIn(r chi.Router) {
	r.Get("/anmelden", d.serve(d.ShowSignIn))
	r.Post("/anmelden", d.serve(d.AskLink))
	r.Get("/anmelden/gesendet", d.serve(d.ShowLinkSent))
	r.Get("/anmelden/link/{token}", d.serve(d.ShowLink))
	r.Post("/anmelden/link/{token}", d.serve(d.UseLink))
	r.Get("/anmelden/code", d.serve(d.ShowCode))
	r.Post("/anmelden/code", d.serve(d.GiveCode))
	r.Post("/anmelden/passkey", d.serve(d.BeginPasskey))
	r.Get("/anmelden/passkey", d.serve(d.ShowPasskey))
	r.Post("/anmelden/passkey/antwort", d.serve(d.UsePasskey))
	r.Post("/abmelden", d.serve(d.SignOut))
}

// ShowSignIn serves GET /anmelden.
func (d *Desk) ShowSignIn(w http.ResponseWriter, r *http.Request) error {
	if _, ok := account.From(r.Context()); ok {
		return d.to(w, r, "/verwaltung")
	}
	return d.showSignIn(w, r, http.StatusOK, deskpages.SignIn{})
}

func (d *Desk) showSignIn(w http.ResponseWriter, r *http.Request, status int, s deskpages.SignIn) error {
	page := d.page(r, "Anmelden")
	page.Passkeys = d.gate.OffersPasskeys()
	s.Back = d.gate.Returns(r)
	return web.Render(w, r, status, deskpages.SignInPage(page, s))
}

// AskLink serves POST /anmelden. Its answer does not say whether the address is known.
func (d *Desk) AskLink(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	typed := form.Get("email")
	err = d.gate.Ask(r, typed, d.visitor(r))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return d.showSignIn(w, r, http.StatusUnprocessableEntity, deskpages.SignIn{Typed: web.Legible(typed), Fault: invalid.InForm()["email"]})
	}
	if err != nil {
		return err
	}
	return d.to(w, r, "/anmelden/gesendet")
}

// ShowLinkSent serves GET /anmelden/gesendet.
func (d *Desk) ShowLinkSent(w http.ResponseWriter, r *http.Request) error {
	return web.Render(w, r, http.StatusOK, deskpages.LinkSentPage(d.page(r, "Anmelden"), d.pages.Mails))
}

// ShowLink serves GET /anmelden/link/{token}: it has a button and changes nothing.
func (d *Desk) ShowLink(w http.ResponseWriter, r *http.Request) error {
	if err := d.gate.Look(r.Context(), chi.URLParam(r, "token"), d.visitor(r)); err != nil {
		return d.signInFailed(w, r, err)
	}
	return web.Render(w, r, http.StatusOK, deskpages.LinkPage(d.page(r, "Anmelden")))
}

// UseLink serves POST /anmelden/link/{token}.
func (d *Desk) UseLink(w http.ResponseWriter, r *http.Request) error {
	asked, err := d.gate.Use(r, chi.URLParam(r, "token"), d.visitor(r))
	switch {
	case err != nil:
		return d.signInFailed(w, r, err)
	case asked:
		return d.to(w, r, "/anmelden/code")
	}
	return d.to(w, r, d.gate.Destination(r))
}

// ShowCode serves GET /anmelden/code.
func (d *Desk) ShowCode(w http.ResponseWriter, r *http.Request) error {
	if err := d.gate.AwaitsCode(r); err != nil {
		return d.showFailed(w, r, deskpages.CodeExpired)
	}
	return web.Render(w, r, http.StatusOK, deskpages.CodePage(d.page(r, "Anmelden"), ""))
}

// GiveCode serves POST /anmelden/code.
func (d *Desk) GiveCode(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := d.gate.GiveCode(r, form.Get("code")); {
	case errors.Is(err, signin.ErrExpired):
		return d.showFailed(w, r, deskpages.CodeExpired)
	case errors.Is(err, signin.ErrRefused):
		return web.Render(w, r, http.StatusUnprocessableEntity, deskpages.CodePage(d.page(r, "Anmelden"), wrongCode))
	case err != nil:
		return err
	}
	return d.to(w, r, d.gate.Destination(r))
}

const wrongCode = "Dieser Code passt nicht, oder er wurde schon benutzt. Warten Sie, bis die App einen neuen zeigt."
