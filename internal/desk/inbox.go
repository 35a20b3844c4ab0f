package desk

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) inboxRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/eingang", serve(d.ShowInbox))
	r.Post("/verwaltung/netzwerke/{key}/eingang/{id}", serve(d.Decide))
}

// How many proposals the inbox shows.
const (
	openShown    = 100
	decidedShown = 20
)

// ShowInbox serves GET /verwaltung/netzwerke/{key}/eingang.
func (d *Desk) ShowInbox(w http.ResponseWriter, r *http.Request) error {
	return d.showInbox(w, r, http.StatusOK, deskpages.InboxFault{}, nil)
}

func (d *Desk) showInbox(w http.ResponseWriter, r *http.Request, status int, wrong deskpages.InboxFault, chosen []string) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	n, err := d.store.Dossier(r.Context(), key)
	if err != nil {
		return err
	}
	open, err := d.store.Proposals(r.Context(), id, true, openShown)
	if err != nil {
		return err
	}
	decided, err := d.store.Proposals(r.Context(), id, false, decidedShown)
	if err != nil {
		return err
	}
	now := d.pages.Now()
	inbox := deskpages.Inbox{Key: key, Name: n.Network.Name, Decided: decided, Wrong: wrong}
	for _, p := range open {
		item := deskpages.InboxItem{Proposal: p, Stand: editing.ProposalFingerprint(n, p, now), Current: editing.CurrentValues(n, p, now)}
		if p.ID == wrong.ID && chosen != nil {
			item.Chosen = chosen
		} else {
			for i, c := range p.Corrections { // preselect what has not changed since, unless another directory says it
				if item.Current[i] == c.Before && p.Source != directory.FromSource {
					item.Chosen = append(item.Chosen, c.Path)
				}
			}
		}
		inbox.Open = append(inbox.Open, item)
	}
	p := d.page(r, "Eingang")
	p.Done = doneNotice(r)
	return web.Render(w, r, status, deskpages.InboxPage(p, inbox))
}

// Decide serves POST /verwaltung/netzwerke/{key}/eingang/{id}.
func (d *Desk) Decide(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, 256<<10, 1000)
	if err != nil {
		return err
	}
	id, err := uuid.Parse(chi.URLParam(r, "id"))
	if err != nil {
		return fault.NotFound
	}
	chosen := slices.Clip(append([]string{}, form["feld"]...))
	slices.Sort(chosen)
	chosen = slices.Compact(chosen)
	v := editing.Verdict{Fingerprint: form.Get("stand"), Accept: chosen, Note: form.Get("vermerk")}
	wrong := deskpages.InboxFault{ID: id, Note: web.Legible(v.Note)}
	switch form.Get("urteil") {
	case "uebernehmen":
		if len(chosen) == 0 {
			wrong.Reason = nothingAccepted
			return d.showInbox(w, r, http.StatusUnprocessableEntity, wrong, chosen)
		}
	case "erledigt":
		v.Accept = nil
	case "ablehnen":
		v.Accept, v.Refuse = nil, true
	default:
		return fault.Malformed("urteil")
	}
	key := chi.URLParam(r, "key")
	err = d.withAnswers(r).Decide(r.Context(), user(r), key, id, v, d.pages.Now())
	if asked, err := d.askPlaces(w, r, err, "/verwaltung/netzwerke/"+key+"/eingang"); asked {
		return err
	}
	if text, ok := reason(err); ok {
		wrong.Reason = text
		return d.showInbox(w, r, http.StatusUnprocessableEntity, wrong, chosen)
	}
	if errors.Is(err, fault.Stale) {
		wrong.Reason = proposalsChanged
		return d.showInbox(w, r, http.StatusConflict, wrong, nil)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/verwaltung/netzwerke/"+key+"/eingang?erledigt=entschieden", http.StatusSeeOther)
	return nil
}

// firstKnown returns a, or b if a is not known.
func firstKnown(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}
