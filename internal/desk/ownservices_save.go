package desk

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// AddOwnService serves POST /verwaltung/einrichtungen/{key}/angebote/neu.
func (d *Desk) AddOwnService(w http.ResponseWriter, r *http.Request) error {
	return d.saveOwn(w, r, func(o *opened, a *attempt, work *editing.Work) error { return a.add(work, o.part) })
}

// SaveOwnService serves POST /verwaltung/einrichtungen/{key}/angebote/{service}.
func (d *Desk) SaveOwnService(w http.ResponseWriter, r *http.Request) error {
	return d.saveOwn(w, r, func(o *opened, a *attempt, work *editing.Work) error {
		a.key = o.ownKey(r)
		entry, ok := o.part.Find(&work.Dossier, a.key)
		if !ok {
			a.gone = true
			return errRefused
		}
		if a.seen != editing.Fingerprint(entry.Alone()) && !alreadyStored(o.part, a.typed, entry) {
			if !a.mergeWith(o.part, entry.Values()) {
				a.stale = true
				return errRefused
			}
		}
		return a.apply(work, entry)
	})
}

// saveOwn saves the service of a form. Saving also marks the service as checked today.
func (d *Desk) saveOwn(w http.ResponseWriter, r *http.Request, change func(*opened, *attempt, *editing.Work) error) error {
	form, err := web.FormUpTo(w, r, maxEntryForm, maxEntryFields)
	if err != nil {
		return err
	}
	o, err := d.openOwn(r)
	if err != nil {
		return err
	}
	a := &attempt{owner: o.own.Key, seen: form.Get("_gesehen"), stand: parts.ParseStand(form.Get("_stand"))}
	o.part.Choose(form, a.stand)
	if a.typed, a.unclear, err = d.typedForm(r, o, form); err != nil {
		return err
	}
	saved, err := d.editor.ChangeServices(r.Context(), user(r), o.own.Key, func(work *editing.Work) error {
		if err := change(o, a, work); err != nil {
			return err
		}
		return work.CheckService(a.key)
	}, d.pages.Now())
	if len(placeQuestions(err).Questions) > 0 {
		a.recordQuestions(o.part, err)
		err = errRefused
	} else if invalid, ok := isInvalid(err); ok && !errors.Is(err, errRefused) {
		a.elsewhere, err = otherFaults(invalid), errRefused
	}
	f := formState{
		owner: o.own.Key, shown: a.typed, faults: a.faults, elsewhere: a.elsewhere, places: a.places,
		isNew: chi.URLParam(r, "service") == "",
	}
	entry, found := o.part.Find(&o.Dossier, o.ownKey(r))
	status := http.StatusUnprocessableEntity
	switch {
	case err == nil:
		word := "gespeichert"
		if len(saved.Changes) == 0 {
			word = "gleich"
		}
		if a.merged && word == "gespeichert" {
			word = "zusammen"
		}
		_, key := parts.SplitKey(a.key)
		return redirectDone(w, r, o.path, word, key, o.part.Understood(form)...)
	case a.stale && found:
		return d.showOwnConflict(w, r, a)
	case !errors.Is(err, errRefused):
		return err
	case a.gone || !f.isNew && !found:
		f.isNew, f.conflict, status = true, &deskpages.Conflict{Gone: true}, http.StatusConflict
	}
	if f.isNew {
		var scratch directory.Dossier
		f.entry = o.part.Add(&scratch, "")
	} else {
		f.entry, f.shown = entry, complete(entry, a.typed)
	}
	return d.showForm(w, r, status, o, f)
}

func (d *Desk) showOwnConflict(w http.ResponseWriter, r *http.Request, a *attempt) error {
	o, entry, err := d.openOwnEntry(r)
	if err != nil {
		return err
	}
	return d.showBoth(w, r, o, entry, a)
}

// AskOwnRemoval serves GET /verwaltung/einrichtungen/{key}/angebote/{service}/loeschung.
func (d *Desk) AskOwnRemoval(w http.ResponseWriter, r *http.Request) error {
	return d.askOwnRemoval(w, r, http.StatusOK)
}

func (d *Desk) askOwnRemoval(w http.ResponseWriter, r *http.Request, status int) error {
	o, entry, err := d.openOwnEntry(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, status, deskpages.OwnRemovalPage(d.page(r, "Löschen"), o.own, o.path, deskpages.Removal{
		Key: chi.URLParam(r, "service"), Name: entry.Name(&o.Dossier), Seen: editing.Fingerprint(entry.Alone()),
		Changed: status == http.StatusConflict,
	}))
}

// RemoveOwnService serves POST /verwaltung/einrichtungen/{key}/angebote/{service}/loeschung.
func (d *Desk) RemoveOwnService(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	o, err := d.openOwn(r)
	if err != nil {
		return err
	}
	_, err = d.editor.ChangeServices(r.Context(), user(r), o.own.Key, func(work *editing.Work) error {
		entry, ok := o.part.Find(&work.Dossier, o.ownKey(r))
		if ok && form.Get("_gesehen") != editing.Fingerprint(entry.Alone()) {
			return fault.Stale
		}
		o.part.Remove(&work.Dossier, o.ownKey(r))
		return nil
	}, d.pages.Now())
	if isStale(err) {
		return d.askOwnRemoval(w, r, http.StatusConflict)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, o.path, "entfernt", "")
}
