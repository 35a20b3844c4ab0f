package accounts

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/accountpages"
)

// ownRoutes adds the addresses of the user's own account.
func (a *Accounts) ownRoutes(r chi.Router) {
	r.Get("/verwaltung/konto", a.serve(a.ShowOwnAccount))
	r.Post("/verwaltung/konto/name", a.serve(a.SaveName))
	r.Post("/verwaltung/konto/emails", a.serve(a.SaveTellings))
	r.Post("/verwaltung/konto/sitzungen/ende", a.serve(a.EndSessions))
	r.Post("/verwaltung/konto/sitzungen/{id}/ende", a.serve(a.EndSession))
	r.Post("/verwaltung/konto/passkeys", a.serve(a.BeginNewPasskey))
	r.Get("/verwaltung/konto/passkeys/neu", a.serve(a.ShowNewPasskey))
	r.Post("/verwaltung/konto/passkeys/antwort", a.serve(a.AddPasskey))
	r.Post("/verwaltung/konto/passkeys/{id}/loeschung", a.serve(a.RemovePasskey))
	r.Post("/verwaltung/konto/code/anfang", a.serve(a.BeginSecondFactor))
	r.Get("/verwaltung/konto/code", a.serve(a.ShowSecondFactor))
	r.Post("/verwaltung/konto/code", a.serve(a.ConfirmSecondFactor))
	r.Post("/verwaltung/konto/code/ende", a.serve(a.RemoveSecondFactor))
}

const ownPath = "/verwaltung/konto"

// ShowOwnAccount serves GET /verwaltung/konto.
func (a *Accounts) ShowOwnAccount(w http.ResponseWriter, r *http.Request) error {
	return a.showOwnAccount(w, r, http.StatusOK, accountpages.OwnAccount{Name: user(r).Name})
}

func (a *Accounts) showOwnAccount(w http.ResponseWriter, r *http.Request, status int, shown accountpages.OwnAccount) error {
	ctx, me := r.Context(), user(r)
	roles, err := a.store.GrantsOf(ctx, me.ID)
	if err != nil {
		return err
	}
	sessions, err := a.gate.Sessions(ctx, me)
	if err != nil {
		return err
	}
	keys, err := a.gate.Passkeys(ctx, me)
	if err != nil {
		return err
	}
	if shown.SecondFactor, err = a.gate.HasSecondFactor(ctx, me); err != nil {
		return err
	}
	if shown.Coordinates = me.Is(account.Coordinator); shown.Coordinates {
		wanted, err := a.store.Tellings(ctx, me.ID)
		if err != nil {
			return err
		}
		shown.Waiting, shown.Quarterly = wanted.Waiting, wanted.Quarterly
	}
	shown.MayUseSecondFactor = me.May(account.UseSecondFactor, account.Scope{})
	for _, g := range roles {
		shown.Roles = append(shown.Roles, roleLine(g))
	}
	for _, s := range sessions {
		shown.Sessions = append(shown.Sessions, accountpages.SessionLine{
			ID: s.ID, Device: s.Device, Started: s.StartedAt, Used: s.UsedAt, This: s.ID == a.gate.SessionID(r),
		})
	}
	for _, k := range keys {
		shown.Passkeys = append(shown.Passkeys, accountpages.PasskeyLine{ID: k.ID, Name: k.Name, Made: k.CreatedAt, Used: k.UsedAt})
	}
	page := a.page(r, "Mein Konto")
	page.Passkeys, page.Done = a.gate.OffersPasskeys(), a.gate.TakeNotice(r)
	if err := a.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, accountpages.OwnAccountPage(page, shown))
}

func roleLine(g store.GrantLine) accountpages.RoleLine {
	return accountpages.RoleLine{ID: g.ID, Role: g.Role, About: g.NetworkName + g.InstitutionName}
}

// SaveName serves POST /verwaltung/konto/name.
func (a *Accounts) SaveName(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = a.gate.Rename(r.Context(), user(r), form.Get("name"))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return a.showOwnAccount(w, r, http.StatusUnprocessableEntity, accountpages.OwnAccount{
			Name: web.Legible(form.Get("name")), Faults: invalid.InForm(),
		})
	}
	if err != nil {
		return err
	}
	return a.redirectWith(w, r, renamed, ownPath)
}

// SaveTellings serves POST /verwaltung/konto/emails: which e-mails a coordination gets.
func (a *Accounts) SaveTellings(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	wanted := store.Tellings{Waiting: form.Get("neues") == "ja", Quarterly: form.Get("quartal") == "ja"}
	if err := a.store.SetTellings(r.Context(), user(r).ID, wanted); err != nil {
		return err
	}
	return a.redirectWith(w, r, tellingsSaved, ownPath)
}

// EndSessions serves POST /verwaltung/konto/sitzungen/ende. It ends the current session, too.
func (a *Accounts) EndSessions(w http.ResponseWriter, r *http.Request) error {
	if err := a.gate.EndSessions(r.Context(), user(r)); err != nil {
		return err
	}
	return a.SignOut(w, r)
}

// EndSession serves POST /verwaltung/konto/sitzungen/{id}/ende.
func (a *Accounts) EndSession(w http.ResponseWriter, r *http.Request) error {
	id, err := idParam(r, "id")
	if err != nil {
		return err
	}
	if err := a.gate.EndSession(r.Context(), user(r), id); err != nil {
		return err
	}
	return a.redirectWith(w, r, signedOutThere, ownPath)
}

// idParam reads an ID from the address; anything else is not found.
func idParam(r *http.Request, name string) (directory.ID, error) {
	id, err := uuid.Parse(chi.URLParam(r, name))
	if err != nil {
		return id, fmt.Errorf("id: %w", fault.NotFound)
	}
	return id, nil
}
