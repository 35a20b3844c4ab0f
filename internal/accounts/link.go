package accounts

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// ShowSignIn serves GET /anmelden.
func (a *Accounts) ShowSignIn(w http.ResponseWriter, r *http.Request) error {
	if signedIn, ok := account.From(r.Context()); ok {
		return a.redirect(w, r, signin.Home(signedIn))
	}
	return a.showSignIn(w, r, http.StatusOK, accountpages.SignIn{Left: r.URL.Query().Has("abgemeldet")})
}

func (a *Accounts) showSignIn(w http.ResponseWriter, r *http.Request, status int, s accountpages.SignIn) error {
	page := a.page(r, "Anmelden")
	page.Passkeys = a.gate.OffersPasskeys()
	s.Back = a.gate.RemembersPage(r)
	return web.Render(w, r, status, accountpages.SignInPage(page, s))
}

// RequestLink serves POST /anmelden. The answer does not reveal whether the address is known.
func (a *Accounts) RequestLink(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	typed := form.Get("email")
	err = a.gate.RequestLink(r, typed, a.visitor(r))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return a.showSignIn(w, r, http.StatusUnprocessableEntity, accountpages.SignIn{
			Typed: web.Legible(typed), Fault: invalid.InForm()["email"],
		})
	}
	if err != nil {
		return err
	}
	return a.redirect(w, r, "/anmelden/gesendet")
}

// ShowLinkSent serves GET /anmelden/gesendet.
func (a *Accounts) ShowLinkSent(w http.ResponseWriter, r *http.Request) error {
	return web.Render(w, r, http.StatusOK, accountpages.LinkSentPage(a.page(r, "Anmelden"), a.pages.Mails))
}

// ShowLink serves GET /anmelden/link/{token}: a page with a button. It changes nothing.
func (a *Accounts) ShowLink(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.CheckLink(r.Context(), chi.URLParam(r, "token"), a.visitor(r)); err != nil {
		return a.linkFailed(w, r, err)
	}
	return web.Render(w, r, http.StatusOK, accountpages.LinkPage(a.page(r, "Anmelden")))
}

// UseLink serves POST /anmelden/link/{token}.
func (a *Accounts) UseLink(w http.ResponseWriter, r *http.Request) error {
	needsCode, err := a.gate.UseLink(r, chi.URLParam(r, "token"), a.visitor(r))
	switch {
	case err != nil:
		return a.linkFailed(w, r, err)
	case needsCode:
		return a.redirect(w, r, "/anmelden/code")
	}
	return a.redirect(w, r, a.gate.Destination(r))
}

// ShowCode serves GET /anmelden/code.
func (a *Accounts) ShowCode(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.AwaitsCode(r); err != nil {
		return a.showSignInFailed(w, r, accountpages.CodeExpired)
	}
	return web.Render(w, r, http.StatusOK, accountpages.CodePage(a.page(r, "Anmelden"), ""))
}

// SubmitCode serves POST /anmelden/code.
func (a *Accounts) SubmitCode(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := a.gate.SubmitCode(r, form.Get("code")); {
	case errors.Is(err, signin.ErrExpired):
		return a.showSignInFailed(w, r, accountpages.CodeExpired)
	case errors.Is(err, signin.ErrRefused):
		return web.Render(w, r, http.StatusUnprocessableEntity, accountpages.CodePage(a.page(r, "Anmelden"), wrongCode))
	case err != nil:
		return err
	}
	return a.redirect(w, r, a.gate.Destination(r))
}
