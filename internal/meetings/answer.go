package meetings

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/convening"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/web"
	"rundtisch/templates"
	"rundtisch/templates/meetingpages"
)

// LinkRoutes adds the addresses in invitations. Their pages are in German only, and nobody needs an account.
func (d *Meetings) LinkRoutes(r chi.Router) {
	r.Get("/treffen/{token}", d.pages.Serve(d.ShowInvitation))
	r.Post("/treffen/{token}", d.pages.Serve(d.Answer))
}

// ShowInvitation serves GET /treffen/{token}. It changes nothing: programs that look at links must not answer.
func (d *Meetings) ShowInvitation(w http.ResponseWriter, r *http.Request) error {
	return d.showInvitation(w, r, http.StatusOK, nil)
}

func (d *Meetings) showInvitation(w http.ResponseWriter, r *http.Request, status int, change func(*meetingpages.Answer)) error {
	o, err := d.chair.Open(r.Context(), chi.URLParam(r, "token"))
	if errors.Is(err, fault.NotFound) {
		return web.Render(w, r, http.StatusNotFound, meetingpages.UnknownPage(d.linkPage(r, "Treffen")))
	}
	if err != nil {
		return err
	}
	a := meetingpages.Answer{
		Meeting: o.Meeting, Network: o.Network, Invitation: o.Invitation, Left: o.Left, Action: r.URL.Path, Over: o.Over(d.pages.Now()),
		Saved: r.URL.Query().Get("erledigt") == "ja",
	}
	if change != nil {
		change(&a)
	}
	return web.Render(w, r, status, meetingpages.AnswerPage(d.linkPage(r, "Treffen"), a))
}

// Answer serves POST /treffen/{token}.
func (d *Meetings) Answer(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	answer := meeting.Answer(form.Get("antwort"))
	err = d.chair.Answer(r.Context(), chi.URLParam(r, "token"), answer, form.Get("vertretung"), d.pages.Now())
	if errors.Is(err, convening.ErrOver) || errors.Is(err, fault.NotFound) {
		return d.showInvitation(w, r, http.StatusGone, nil)
	}
	faults, _, err := outcome(err)
	if err != nil {
		return err
	}
	if faults != nil {
		return d.showInvitation(w, r, http.StatusUnprocessableEntity, func(a *meetingpages.Answer) {
			a.Faults, a.Invitation.Deputy = faults, web.Legible(form.Get("vertretung"))
			if a.Invitation.Answer = ""; answer.Valid() {
				a.Invitation.Answer = answer
			}
		})
	}
	http.Redirect(w, r, r.URL.Path+"?erledigt=ja", http.StatusSeeOther)
	return nil
}

// linkPage returns what these pages show: German only, and with the exit of the public pages, as there is no session to end.
func (d *Meetings) linkPage(r *http.Request, title string) templates.Page {
	page := d.pages.Titled(r, title)
	page.SignedIn, page.Path = true, "/"
	return page
}
