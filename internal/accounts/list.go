package accounts

import (
	"context"
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// listRoutes adds the addresses at which others are invited.
func (a *Accounts) listRoutes(r chi.Router) {
	r.Get("/verwaltung/konten", a.serve(a.ShowAccounts))
	r.Post("/verwaltung/konten", a.serve(a.Invite))
	r.Post("/verwaltung/konten/{id}/rollen/{grant}/ende", a.serve(a.RevokeRole))
	r.Post("/verwaltung/konten/{id}/schliessung", a.serve(a.CloseAccount))
}

const listPath = "/verwaltung/konten"

// ShowAccounts serves GET /verwaltung/konten.
func (a *Accounts) ShowAccounts(w http.ResponseWriter, r *http.Request) error {
	return a.showAccounts(w, r, http.StatusOK, accountpages.Accounts{})
}

func (a *Accounts) showAccounts(w http.ResponseWriter, r *http.Request, status int, shown accountpages.Accounts) error {
	ctx, me := r.Context(), user(r)
	lines, err := a.gate.VisibleAccounts(ctx, me)
	if err != nil {
		return err
	}
	if shown.Networks, shown.Institutions, err = a.invitable(ctx, me); err != nil {
		return err
	}
	offer(&shown)
	mine := account.Scope{Networks: me.Networks()}
	for _, role := range []account.Role{account.Coordinator, account.Staff, account.Contact, account.Operator} {
		if me.May(account.ToGrant(role), mine) {
			shown.Roles = append(shown.Roles, role)
		}
	}
	closes := me.May(account.CloseAccounts, account.Scope{})
	for _, l := range lines {
		line := accountpages.AccountLine{
			ID: l.ID, Email: l.Email, Name: l.Name, SignedIn: l.SignedInAt, Closed: l.ClosedAt, Self: l.ID == me.ID,
		}
		line.Closable = closes && !line.Self && l.ClosedAt == nil
		for _, g := range l.Grants {
			role := roleLine(g)
			role.Mine = !line.Self
			line.Roles = append(line.Roles, role)
		}
		shown.Lines = append(shown.Lines, line)
	}
	if me.Is(account.Operator) {
		shown.Proxy = a.pages.Proxy.Seen()
	}
	page := a.page(r, "Konten")
	page.Done = a.gate.TakeNotice(r)
	if err := a.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, accountpages.AccountsPage(page, shown))
}

// invitable returns the networks and the institutions that somebody may invite people for, with names that are told apart.
func (a *Accounts) invitable(ctx context.Context, me account.Account) (networks, institutions []directory.Named, err error) {
	named, err := a.store.NamedNetworks(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, n := range named {
		if me.May(account.GrantCoordinator, account.On(n.ID)) {
			networks = append(networks, directory.Named{Key: n.Key, Name: n.Name})
		}
	}
	choice := me.Networks()
	if me.May(account.GrantContact, account.Scope{}) {
		choice = nil // all networks
	}
	all, err := a.store.NamedInstitutions(ctx, choice)
	for _, i := range all {
		institutions = append(institutions, directory.Named{Key: i.Key, Name: i.Name})
	}
	return toldApart(networks), toldApart(institutions), err
}

// Invite serves POST /verwaltung/konten.
func (a *Accounts) Invite(w http.ResponseWriter, r *http.Request) error {
	if !user(r).May(account.SeeAccounts, account.Scope{}) {
		return fault.Forbidden
	}
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	networks, institutions, err := a.invitable(r.Context(), user(r))
	if err != nil {
		return err
	}
	typed := signin.Invitation{
		Email: form.Get("email"), Name: form.Get("name"), Role: account.Role(form.Get("role")),
		Network: chosen(form, "network", networks), Institution: chosen(form, "institution", institutions),
	}
	done, err := a.gate.Invite(r.Context(), user(r), typed)
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return a.showAccounts(w, r, http.StatusUnprocessableEntity, accountpages.Accounts{Faults: invalid.InForm(), Invite: accountpages.Invite{
			Email: web.Legible(typed.Email), Name: web.Legible(typed.Name), Role: typed.Role,
			Network: web.Legible(typed.Network), Institution: web.Legible(typed.Institution),
		}})
	}
	if err != nil {
		return err
	}
	sentence := done.Email + " ist eingeladen und bekommt eine E-Mail."
	if !done.New {
		sentence = done.Email + " hat diese Rolle schon. Wir schicken die Einladung noch einmal."
	}
	return a.redirectWith(w, r, sentence, listPath)
}

// RevokeRole serves POST /verwaltung/konten/{id}/rollen/{grant}/ende.
func (a *Accounts) RevokeRole(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r, "id")
	if err != nil {
		return err
	}
	grant, err := idParam(r, "grant")
	if err != nil {
		return err
	}
	if err := a.gate.RevokeRole(r.Context(), user(r), id, grant); err != nil {
		return err
	}
	return a.redirectWith(w, r, roleRevoked, listPath)
}

// CloseAccount serves POST /verwaltung/konten/{id}/schliessung.
func (a *Accounts) CloseAccount(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r, "id")
	if err != nil {
		return err
	}
	if err := a.gate.CloseAccount(r.Context(), user(r), id); err != nil {
		return err
	}
	return a.redirectWith(w, r, accountClosed, listPath)
}
