package meetings

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/convening"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/meeting"
	"rundtisch/internal/web"
	"rundtisch/templates/meetingpages"
)

// changedMeanwhile is said where nothing was typed that could be lost.
const changedMeanwhile = "Inzwischen hat jemand etwas geändert. Bitte sehen Sie noch einmal nach. Geändert wurde nichts."

// load returns everything about the meeting in the address.
func (d *Meetings) load(r *http.Request) (meetingpages.One, error) {
	n, m, err := d.one(r)
	o := meetingpages.One{Network: n, Meeting: m, Now: d.pages.Now().In(directory.Germany()), Mails: d.pages.Mails}
	if err != nil {
		return o, err
	}
	if o.Guests, err = d.store.Guests(r.Context(), m.Network, m.ID); err != nil {
		return o, err
	}
	o.Letters = meeting.Letters(m, o.Guests, d.pages.Now())
	if o.Revisions, err = d.store.MeetingRevisions(r.Context(), m.ID); err != nil {
		return o, err
	}
	if m.State != meeting.Held {
		left, err := d.store.OpenDecisions(r.Context(), m.Network)
		if err != nil {
			return o, err
		}
		o.Left = meeting.Earlier(m, left)
	}
	o.Told, err = d.store.EventOfMeeting(r.Context(), m.Network, m.Day, eventKey(m))
	return o, err
}

// ShowOne serves GET /verwaltung/netzwerke/{key}/treffen/{id}.
func (d *Meetings) ShowOne(w http.ResponseWriter, r *http.Request) error {
	return d.showOne(w, r, http.StatusOK, "")
}

func (d *Meetings) showOne(w http.ResponseWriter, r *http.Request, status int, wrong string) error {
	o, err := d.load(r)
	if err != nil {
		return err
	}
	o.Wrong = wrong
	return web.Render(w, r, status, meetingpages.OnePage(d.page(r, "Treffen"), o))
}

// act serves a button: it does something to the meeting as it was shown, and redirects to it.
func (d *Meetings) act(w http.ResponseWriter, r *http.Request, word string, do func(convening.Which, url.Values) error) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	at, err := which(r, form)
	if err != nil {
		return err
	}
	faults, stale, err := outcome(do(at, form))
	switch {
	case err != nil:
		return err
	case stale:
		return d.showOne(w, r, http.StatusConflict, changedMeanwhile)
	case faults != nil:
		for _, sentence := range faults {
			return d.showOne(w, r, http.StatusUnprocessableEntity, sentence)
		}
	}
	if form.Get("zurueck") == "liste" {
		return redirect(w, r, "/verwaltung/netzwerke/"+url.PathEscape(at.Network)+"/treffen", word)
	}
	return redirect(w, r, to(r, at.ID, ""), word)
}

// AskRemoval serves GET …/treffen/{id}/loeschung.
func (d *Meetings) AskRemoval(w http.ResponseWriter, r *http.Request) error {
	o, err := d.load(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, meetingpages.RemovalPage(d.page(r, "Treffen löschen"), o))
}

// Remove serves POST …/treffen/{id}/loeschung: a meeting to which nobody was ever invited is deleted.
func (d *Meetings) Remove(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	at, err := which(r, form)
	if err != nil {
		return err
	}
	if _, stale, err := outcome(d.chair.Remove(r.Context(), at)); err != nil {
		return err
	} else if stale {
		return d.showOne(w, r, http.StatusConflict, changedMeanwhile)
	}
	return redirect(w, r, "/verwaltung/netzwerke/"+url.PathEscape(at.Network)+"/treffen", "geloescht")
}

// Tick serves POST …/treffen/{id}/erledigt.
func (d *Meetings) Tick(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "erledigt", func(at convening.Which, form url.Values) error {
		decision, err := uuid.Parse(form.Get("beschluss"))
		if err != nil {
			return fault.NotFound
		}
		return d.chair.Tick(r.Context(), at, decision, form.Get("offen") == "", d.pages.Now())
	})
}

// Keep serves POST …/treffen/{id}/frist.
func (d *Meetings) Keep(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "gespeichert", func(at convening.Which, form url.Values) error {
		weeks, err := strconv.Atoi(form.Get("wochen"))
		if err != nil {
			return fault.NotFound
		}
		return d.chair.Keep(r.Context(), at, weeks, d.pages.Now())
	})
}

// Undo serves POST …/treffen/{id}/ruecknahme.
func (d *Meetings) Undo(w http.ResponseWriter, r *http.Request) error {
	return d.act(w, r, "zurueck", func(at convening.Which, form url.Values) error {
		number, err := strconv.ParseInt(form.Get("nummer"), 10, 64)
		if err != nil {
			return fault.NotFound
		}
		return d.chair.Undo(r.Context(), at, number, d.pages.Now())
	})
}

// eventKey is the key of the event that says publicly that they met.
func eventKey(m meeting.Meeting) string { return "treffen-" + m.ID.String()[:8] }

// Publish serves POST …/treffen/{id}/veroeffentlichung: the month, and that they met, become an event of the network. Where one
// tells of the meeting already, it gets the status that it took place.
func (d *Meetings) Publish(w http.ResponseWriter, r *http.Request) error {
	if _, err := web.Form(w, r); err != nil {
		return err
	}
	_, m, err := d.one(r)
	if err != nil {
		return err
	}
	if m.State != meeting.Held {
		return d.showOne(w, r, http.StatusConflict, changedMeanwhile)
	}
	event := directory.Event{
		Key: eventKey(m), Title: meetingpages.PublicTitle, Kind: directory.EventMeeting, Date: directory.PartialDate(m.Day[:len("2026-12")]),
		Status: directory.EventHeld,
	}
	change := editing.Change{By: user(r), Network: chi.URLParam(r, "key"), Kind: editing.KindEdit, Apply: func(work *editing.Work) error {
		for n, e := range work.Events {
			if e.Key == event.Key {
				return nil
			}
			if e.SaysMet(m.Day) { // everybody knows of it: say that it took place, and nothing twice
				work.Events[n].Status = directory.EventHeld
				return nil
			}
		}
		work.Events = append(work.Events, event)
		return nil
	}}
	_, err = d.editor.Change(r.Context(), change, d.pages.Now())
	faults, stale, err := outcome(err)
	if err != nil {
		return err
	}
	for _, sentence := range faults {
		return d.showOne(w, r, status(stale), sentence)
	}
	return redirect(w, r, to(r, m.ID, ""), "oeffentlich")
}
