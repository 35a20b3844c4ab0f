// Package meetings is the pages for the meetings of a network: the coordination plans, invites, ticks and notes what was
// decided; members answer by the link in their invitation.
package meetings

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/account"
	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/store"
	"rundtisch/internal/web"
	"rundtisch/templates/inside"
	"rundtisch/templates/meetingpages"
)

// Meetings serves these pages. Its store is the owner's: every address below a network asks what the account may.
type Meetings struct {
	store  *store.Store
	chair  *convening.Chair
	editor *editing.Editor
	pages  *web.Pages
	write  WriteLetter
}

// WriteLetter returns an e-mail about a meeting as one who is invited gets it.
type WriteLetter func(kind meeting.MailKind, o convening.Opened, by store.Signature) (from, subject, text string, err error)

// New returns the pages on the owner's store.
func New(owner *store.Store, editor *editing.Editor, pages *web.Pages, write WriteLetter) *Meetings {
	return &Meetings{owner, convening.New(owner), editor, pages, write}
}

// Routes adds the addresses of the coordination. The server mounts them below accounts.Require.
func (d *Meetings) Routes(r chi.Router) {
	const at = "/verwaltung/netzwerke/{key}/treffen"
	r.Group(func(r chi.Router) {
		r.Use(d.requireEditor)
		serve := d.pages.Serve
		r.Get(at, serve(d.ShowAll))
		r.Get(at+"/neu", serve(d.ShowNew))
		r.Post(at+"/neu", serve(d.SaveNew))
		r.Get(at+"/{id}", serve(d.ShowOne))
		r.Get(at+"/{id}/plan", serve(d.ShowPlan))
		r.Post(at+"/{id}/plan", serve(d.SavePlan))
		r.Get(at+"/{id}/einladung", serve(d.ShowSend))
		r.Post(at+"/{id}/einladung", serve(d.Send))
		r.Get(at+"/{id}/absage", serve(d.AskCancel))
		r.Post(at+"/{id}/absage", serve(d.Cancel))
		r.Get(at+"/{id}/loeschung", serve(d.AskRemoval))
		r.Post(at+"/{id}/loeschung", serve(d.Remove))
		r.Get(at+"/{id}/liste", serve(d.ShowSheet))
		r.Get(at+"/{id}/teilnahme", serve(d.ShowAttendance))
		r.Post(at+"/{id}/teilnahme", serve(d.SaveAttendance))
		r.Get(at+"/{id}/ergebnisse", serve(d.ShowResults))
		r.Post(at+"/{id}/ergebnisse", serve(d.SaveResults))
		r.Get(at+"/{id}/versand", serve(d.AskSendResults))
		r.Post(at+"/{id}/versand", serve(d.SendResults))
		r.Post(at+"/{id}/erledigt", serve(d.Tick))
		r.Post(at+"/{id}/frist", serve(d.Keep))
		r.Post(at+"/{id}/veroeffentlichung", serve(d.Publish))
		r.Post(at+"/{id}/ruecknahme", serve(d.Undo))
	})
}

// requireEditor lets only those through who may edit the network in the address, before it reads what they sent. The chair
// asks again, in the transaction of the change.
func (d *Meetings) requireEditor(next http.Handler) http.Handler {
	return d.pages.Serve(func(w http.ResponseWriter, r *http.Request) error {
		id, err := d.store.NetworkID(r.Context(), chi.URLParam(r, "key"))
		var moved fault.Moved
		if errors.As(err, &moved) { // the key changed while a form was open
			id, err = d.store.NetworkID(r.Context(), moved.To)
		}
		if err == nil && !user(r).MayEdit(id) {
			err = fmt.Errorf("meetings: %w", fault.Forbidden)
		}
		if err != nil {
			return err
		}
		next.ServeHTTP(w, r)
		return nil
	})
}

func user(r *http.Request) account.Account {
	a, _ := account.From(r.Context())
	return a
}

// done are the notices about what was just done, by a word in the address.
var done = map[string]string{
	"angelegt":    "Gespeichert. Eingeladen ist noch niemand.",
	"gespeichert": "Gespeichert.",
	"verschickt":  "Die E-Mails gehen jetzt hinaus.",
	"geloescht":   "Das Treffen ist gelöscht. Niemand war eingeladen.",
	"abgesagt":    "Abgesagt. Die Eingeladenen bekommen eine E-Mail.",
	"erledigt":    "Das ist eingetragen.",
	"oeffentlich": "Auf der öffentlichen Seite steht jetzt, dass das Netzwerk getagt hat.",
	"zurueck":     "Zurückgenommen.",
}

func (d *Meetings) page(r *http.Request, title string) inside.Page {
	return inside.Page{Page: d.pages.Titled(r, title), Account: user(r), Done: done[r.URL.Query().Get("erledigt")]}
}

// network returns the network in the address.
func (d *Meetings) network(r *http.Request) (store.MeetingNetwork, error) {
	id, err := d.store.NetworkID(r.Context(), chi.URLParam(r, "key"))
	if err != nil {
		return store.MeetingNetwork{}, err
	}
	return d.store.MeetingNetwork(r.Context(), id)
}

// one returns the network and the meeting in the address.
func (d *Meetings) one(r *http.Request) (meetingpages.Network, meeting.Meeting, error) {
	n, err := d.network(r)
	if err != nil {
		return meetingpages.Network{}, meeting.Meeting{}, err
	}
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return meetingpages.Network{}, meeting.Meeting{}, fault.NotFound
	}
	m, err := d.store.Meeting(r.Context(), n.ID, id)
	return meetingpages.Network{Key: n.Key, Name: n.Name}, m, err
}

// which names the meeting in the address as the form showed it.
func which(r *http.Request, form url.Values) (convening.Which, error) {
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return convening.Which{}, fault.NotFound
	}
	seen, err := strconv.ParseInt(form.Get("gesehen"), 10, 64)
	if err != nil || seen < 1 {
		return convening.Which{}, fault.Malformed("gesehen")
	}
	return convening.Which{By: user(r), Network: chi.URLParam(r, "key"), ID: id, Seen: seen}, nil
}

// to is the address of a meeting.
func to(r *http.Request, id directory.ID, rest string) string {
	return "/verwaltung/netzwerke/" + url.PathEscape(chi.URLParam(r, "key")) + "/treffen/" + id.String() + rest
}

func redirect(w http.ResponseWriter, r *http.Request, path, word string) error {
	http.Redirect(w, r, path+"?erledigt="+word, http.StatusSeeOther)
	return nil
}

// outcome tells what became of a change: what is wrong with the input, that somebody saved before, or another error.
func outcome(err error) (faults map[string]string, stale bool, rest error) {
	var invalid fault.Invalid
	switch {
	case errors.As(err, &invalid):
		return invalid.InForm(), false, nil
	case errors.Is(err, fault.Stale):
		return nil, true, nil
	}
	return nil, false, err
}

func status(stale bool) int {
	if stale {
		return http.StatusConflict
	}
	return http.StatusUnprocessableEntity
}

// typed returns a value of a form as it can be shown again.
func typed(form url.Values, name string) string {
	return web.Legible(strings.ReplaceAll(form.Get(name), "\r\n", "\n"))
}
