package desk

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// accounts adds the addresses at which others are invited. signin.Gate asks what the account may.
func (d *Desk) accounts(r chi.Router) {
	r.Get("/verwaltung/konten", d.serve(d.ShowAccounts))
	r.Post("/verwaltung/konten", d.serve(d.Invite))
	r.Post("/verwaltung/konten/{id}/rollen/{grant}/ende", d.serve(d.TakeRole))
	r.Post("/verwaltung/konten/{id}/schliessung", d.serve(d.CloseAccount))
}

const accountsPath = "/verwaltung/konten"

// ShowAccounts serves GET /verwaltung/konten.
func (d *Desk) ShowAccounts(w http.ResponseWriter, r *http.Request) error {
	return d.showAccounts(w, r, http.StatusOK, deskpages.Accounts{})
}

func (d *Desk) showAccounts(w http.ResponseWriter, r *http.Request, status int, shown deskpages.Accounts) error {
	ctx, me := r.Context(), by(r)
	lines, err := d.gate.Reach(ctx, me)
	if err != nil {
		return err
	}
	networks, err := d.store.NamedNetworks(ctx)
	if err != nil {
		return err
	}
	for _, n := range networks {
		if me.May(account.GrantCoordinator, account.On(n.ID)) {
			shown.Networks = append(shown.Networks, directory.Named{Key: n.Key, Name: n.Name})
		}
	}
	mine := account.Scope{Networks: me.Networks()}
	for _, role := range []account.Role{account.Coordinator, account.Staff, account.Contact, account.Operator} {
		if me.May(account.ToGrant(role), mine) {
			shown.Roles = append(shown.Roles, role)
		}
	}
	choose := mine.Networks
	if me.May(account.GrantContact, account.Scope{}) {
		choose = nil // everywhere
	}
	institutions, err := d.store.NamedInstitutions(ctx, choose)
	if err != nil {
		return err
	}
	for _, i := range institutions {
		shown.Institutions = append(shown.Institutions, directory.Named{Key: i.Key, Name: i.Name})
	}
	closes := me.May(account.CloseAccounts, account.Scope{})
	for _, a := range lines {
		line := deskpages.AccountLine{ID: a.ID, Email: a.Email, Name: a.Name, SignedIn: a.SignedInAt, Closed: a.ClosedAt, Self: a.ID == me.ID}
		line.Closable = closes && !line.Self && a.ClosedAt == nil
		for _, g := range a.Grants {
			role := roleLine(g)
			role.Mine = !line.Self
			line.Roles = append(line.Roles, role)
		}
		shown.Lines = append(shown.Lines, line)
	}
	if me.Is(account.Operator) {
		shown.Proxy = d.pages.Proxy.Seen()
	}
	page := d.page(r, "Konten")
	page.Done = d.gate.Said(r)
	if err := d.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.AccountsPage(page, shown))
}

// Invite serves POST /verwaltung/konten.
func (d *Desk) Invite(w http.ResponseWriter, r *http.Request) error {
	if !by(r).May(account.SeeAccounts, account.Scope{}) {
		return fault.Forbidden
	}
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	typed := signin.Invitation{Email: form.Get("email"), Name: form.Get("name"), Role: account.Role(form.Get("role")), Network: form.Get("network"), Institution: form.Get("institution")}
	done, err := d.gate.Invite(r.Context(), by(r), typed)
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return d.showAccounts(w, r, http.StatusUnprocessableEntity, deskpages.Accounts{Faults: invalid.InForm(), Invite: deskpages.Invite{
			Email: web.Legible(typed.Email), Name: web.Legible(typed.Name), Role: typed.Role, Network: web.Legible(typed.Network), Institution: web.Legible(typed.Institution),
		}})
	}
	if err != nil {
		return err
	}
	sentence := done.Email + " ist eingeladen und bekommt eine E-Mail."
	if !done.New {
		sentence = done.Email + " hat diese Rolle schon. Wir schicken die Einladung noch einmal."
	}
	return d.did(w, r, sentence, accountsPath)
}

// TakeRole serves POST /verwaltung/konten/{id}/rollen/{grant}/ende.
func (d *Desk) TakeRole(w http.ResponseWriter, r *http.Request) error {
	id, err := idIn(r, "id")
	if err != nil {
		return err
	}
	grant, err := idIn(r, "grant")
	if err != nil {
		return err
	}
	if err := d.gate.TakeAway(r.Context(), by(r), id, grant); err != nil {
		return err
	}
	return d.did(w, r, "Die Rolle ist genommen. Das gilt sofort.", accountsPath)
}

// CloseAccount serves POST /verwaltung/konten/{id}/schliessung.
func (d *Desk) CloseAccount(w http.ResponseWriter, r *http.Request) error {
	id, err := idIn(r, "id")
	if err != nil {
		return err
	}
	if err := d.gate.Close(r.Context(), by(r), id); err != nil {
		return err
	}
	return d.did(w, r, "Das Konto ist geschlossen.", accountsPath)
}
