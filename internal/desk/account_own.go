package desk

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/signin"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// ownAccount adds the addresses of one's own account: everybody who is signed in has them.
func (d *Desk) ownAccount(r chi.Router) {
	r.Get("/verwaltung/konto", d.serve(d.ShowOwnAccount))
	r.Post("/verwaltung/konto/name", d.serve(d.SaveName))
	r.Post("/verwaltung/konto/sitzungen/ende", d.serve(d.EndSessions))
	r.Post("/verwaltung/konto/sitzungen/{id}/ende", d.serve(d.EndSession))
	r.Post("/verwaltung/konto/passkeys", d.serve(d.BeginNewPasskey))
	r.Get("/verwaltung/konto/passkeys/neu", d.serve(d.ShowNewPasskey))
	r.Post("/verwaltung/konto/passkeys/antwort", d.serve(d.AddPasskey))
	r.Post("/verwaltung/konto/passkeys/{id}/loeschung", d.serve(d.RemovePasskey))
	r.Post("/verwaltung/konto/code/anfang", d.serve(d.BeginSecondFactor))
	r.Get("/verwaltung/konto/code", d.serve(d.ShowSecondFactor))
	r.Post("/verwaltung/konto/code", d.serve(d.ConfirmSecondFactor))
	r.Post("/verwaltung/konto/code/ende", d.serve(d.RemoveSecondFactor))
}

const ownAccountPath = "/verwaltung/konto"

// ShowOwnAccount serves GET /verwaltung/konto.
func (d *Desk) ShowOwnAccount(w http.ResponseWriter, r *http.Request) error {
	return d.showOwnAccount(w, r, http.StatusOK, deskpages.OwnAccount{Name: by(r).Name})
}

func (d *Desk) showOwnAccount(w http.ResponseWriter, r *http.Request, status int, shown deskpages.OwnAccount) error {
	ctx, me := r.Context(), by(r)
	roles, err := d.store.GrantsOf(ctx, me.ID)
	if err != nil {
		return err
	}
	sessions, err := d.gate.Sessions(ctx, me)
	if err != nil {
		return err
	}
	keys, err := d.gate.Passkeys(ctx, me)
	if err != nil {
		return err
	}
	if shown.SecondFactor, err = d.gate.HasSecondFactor(ctx, me); err != nil {
		return err
	}
	shown.MayHaveIt = me.May(account.UseSecondFactor, account.Scope{})
	for _, g := range roles {
		shown.Roles = append(shown.Roles, roleLine(g))
	}
	for _, s := range sessions {
		shown.Sessions = append(shown.Sessions, deskpages.SessionLine{ID: s.ID, Device: s.Device, Started: s.StartedAt, Used: s.UsedAt, This: s.ID == d.gate.Current(r)})
	}
	for _, k := range keys {
		shown.Passkeys = append(shown.Passkeys, deskpages.PasskeyLine{ID: k.ID, Name: k.Name, Made: k.CreatedAt, Used: k.UsedAt})
	}
	page := d.page(r, "Mein Konto")
	page.Passkeys, page.Done = d.gate.OffersPasskeys(), d.gate.Said(r)
	if err := d.gate.Save(w, r); err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.OwnAccountPage(page, shown))
}

func roleLine(g store.GrantLine) deskpages.RoleLine {
	return deskpages.RoleLine{ID: g.ID, Role: g.Role, About: g.NetworkName + g.InstitutionName}
}

// did keeps a sentence about what was done and leads to the page that shows it.
func (d *Desk) did(w http.ResponseWriter, r *http.Request, sentence, path string) error {
	d.gate.Say(r, sentence)
	return d.to(w, r, path)
}

// SaveName serves POST /verwaltung/konto/name.
func (d *Desk) SaveName(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = d.gate.Rename(r.Context(), by(r), form.Get("name"))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return d.showOwnAccount(w, r, http.StatusUnprocessableEntity, deskpages.OwnAccount{Name: web.Legible(form.Get("name")), Faults: invalid.InForm()})
	}
	if err != nil {
		return err
	}
	return d.did(w, r, "Ihr Name ist gespeichert.", ownAccountPath)
}

// EndSessions serves POST /verwaltung/konto/sitzungen/ende: this one ends, too.
func (d *Desk) EndSessions(w http.ResponseWriter, r *http.Request) error {
	if err := d.gate.EndAll(r.Context(), by(r)); err != nil {
		return err
	}
	return d.SignOut(w, r)
}

// EndSession serves POST /verwaltung/konto/sitzungen/{id}/ende.
func (d *Desk) EndSession(w http.ResponseWriter, r *http.Request) error {
	id, err := idIn(r, "id")
	if err != nil {
		return err
	}
	if err := d.gate.EndOne(r.Context(), by(r), id); err != nil {
		return err
	}
	return d.did(w, r, "Dort sind Sie jetzt abgemeldet.", ownAccountPath)
}

// idIn reads an ID from the address; what is none is not found.
func idIn(r *http.Request, name string) (directory.ID, error) {
	id, err := uuid.Parse(chi.URLParam(r, name))
	if err != nil {
		return id, fmt.Errorf("id: %w", fault.NotFound)
	}
	return id, nil
}

// BeginNewPasskey serves POST /verwaltung/konto/passkeys.
func (d *Desk) BeginNewPasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	err = d.gate.BeginNewPasskey(r, by(r), form.Get("passkey"))
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		return d.showOwnAccount(w, r, http.StatusUnprocessableEntity, deskpages.OwnAccount{Name: by(r).Name, Passkey: web.Legible(form.Get("passkey")), Faults: invalid.InForm()})
	}
	if err != nil {
		return err
	}
	return d.to(w, r, "/verwaltung/konto/passkeys/neu")
}

// ShowNewPasskey serves GET /verwaltung/konto/passkeys/neu.
func (d *Desk) ShowNewPasskey(w http.ResponseWriter, r *http.Request) error {
	options, err := d.gate.NewPasskeyOptions(r)
	if errors.Is(err, signin.ErrExpired) {
		return d.to(w, r, ownAccountPath)
	}
	if err != nil {
		return err
	}
	page := d.page(r, "Passkey einrichten")
	page.Passkeys = true
	return web.Render(w, r, http.StatusOK, deskpages.PasskeyPage(page, deskpages.Passkey{Options: options, New: true}))
}

// AddPasskey serves POST /verwaltung/konto/passkeys/antwort.
func (d *Desk) AddPasskey(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	switch err := d.gate.AddPasskey(r, by(r), form.Get("answer")); {
	case errors.Is(err, signin.ErrExpired):
		return d.did(w, r, "Das hat zu lange gedauert. "+notAdded, ownAccountPath)
	case errors.Is(err, signin.ErrOtherAddress):
		return d.did(w, r, "Sie haben diese Seite unter einer anderen Adresse geöffnet als "+d.pages.Origin+". Nur dort gelten Passkeys. "+notAdded, ownAccountPath)
	case errors.Is(err, signin.ErrRefused):
		return d.did(w, r, "Was Ihr Gerät geschickt hat, war kein gültiger Passkey. "+notAdded, ownAccountPath)
	case err != nil:
		return err
	}
	return d.did(w, r, "Ihr Passkey ist eingerichtet. Beim nächsten Mal können Sie sich damit anmelden.", ownAccountPath)
}

// notAdded says that the device has a passkey that we do not know: the device had made it before we were asked.
const notAdded = "Ihr Passkey ist hier nicht eingetragen. Hat Ihr Gerät schon einen angelegt, dann löschen Sie ihn dort bitte und versuchen es noch einmal."

// RemovePasskey serves POST /verwaltung/konto/passkeys/{id}/loeschung.
func (d *Desk) RemovePasskey(w http.ResponseWriter, r *http.Request) error {
	id, err := idIn(r, "id")
	if err != nil {
		return err
	}
	if err := d.gate.RemovePasskey(r.Context(), by(r), id); err != nil {
		return err
	}
	return d.did(w, r, "Der Passkey ist entfernt. Auf Ihrem Gerät können Sie ihn jetzt auch löschen.", ownAccountPath)
}
