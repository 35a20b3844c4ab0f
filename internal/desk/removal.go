package desk

import (
	"errors"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// AskRemoval serves GET /verwaltung/netzwerke/{key}/{part}/{entry}/loeschung: the confirmation.
func (d *Desk) AskRemoval(w http.ResponseWriter, r *http.Request) error {
	return d.askRemoval(w, r, http.StatusOK)
}

func (d *Desk) askRemoval(w http.ResponseWriter, r *http.Request, status int) error {
	o, entry, err := d.openEntry(r)
	if err != nil {
		return err
	}
	if o.part.Single || o.part.Closed {
		return fault.NotFound
	}
	uses := entry.Uses(&o.Dossier)
	_, public := o.part.Find(&o.Published, entry.Key())
	return web.Render(w, r, status, deskpages.RemovalPage(d.page(r, "Löschen"), deskpages.Removal{
		Network: o.network, Part: o.part, Path: o.path, Key: entry.Key(), Name: entry.Name(&o.Dossier), Seen: editing.Fingerprint(entry.Alone()),
		Uses: uses, Forbidden: slices.ContainsFunc(uses, forbids), Changed: status == http.StatusConflict, Member: o.part.Slug == "mitglieder",
		OnlyDraft: !public,
	}))
}

func forbids(u parts.Use) bool { return u.Forbids }

// RemoveEntry serves POST /verwaltung/netzwerke/{key}/{part}/{entry}/loeschung.
func (d *Desk) RemoveEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	o, err := d.openPart(r)
	if err != nil {
		return err
	}
	if o.part.Single || o.part.Closed {
		return fault.NotFound
	}
	key := chi.URLParam(r, "entry")
	word, err := d.change(r, &o, o.intoDraft(form), "geloescht", func(work *editing.Work) error {
		working, err := work.Shown()
		if err != nil {
			return err
		}
		shown, there := o.part.Find(&working, key)
		entry, ok := o.part.Find(&work.Dossier, key)
		switch {
		case !there, !ok:
			return nil // somebody else has removed it, or only the draft has it
		case form.Get("_gesehen") != editing.Fingerprint(shown.Alone()):
			return fault.Stale
		case slices.ContainsFunc(entry.Uses(&work.Dossier), forbids):
			return errRefused
		}
		o.part.Drop(&work.Dossier, key)
		work.Tidy()
		return nil
	})
	switch {
	case isStale(err):
		return d.askRemoval(w, r, http.StatusConflict)
	case errors.Is(err, errRefused):
		return d.askRemoval(w, r, http.StatusUnprocessableEntity)
	case err != nil:
		return err
	}
	return redirectDone(w, r, o.path, word, "")
}
