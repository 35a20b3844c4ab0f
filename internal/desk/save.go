package desk

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
)

// SaveEntry serves POST /verwaltung/netzwerke/{key}/{part}/{entry}, and …/{part} for a single entry.
func (d *Desk) SaveEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxEntryForm, maxEntryFields)
	if err != nil {
		return err
	}
	o, err := d.openPart(r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "entry")
	if o.part.Single != (key == "") {
		return fault.NotFound
	}
	a := &attempt{
		draft: o.intoDraft(form), key: key, network: o.network.Key, published: o.Published.Network,
		seen: form.Get("_gesehen"), stand: parts.ParseStand(form.Get("_stand")),
		public: form.Get(publicSeen),
	}
	o.part.Choose(form, a.stand)
	if a.typed, a.unclear, err = d.typedForm(r, &o, form); err != nil {
		return err
	}
	word, err := d.change(r, &o, a.draft, "gespeichert", func(work *editing.Work) error {
		entry, err := a.find(work, o.part)
		if err != nil {
			return err
		}
		return a.write(work, entry)
	})
	switch {
	case a.gone:
		return d.showGone(w, r, &o, a)
	case a.stale:
		return d.showConflict(w, r, a)
	}
	if again, err := d.showRefused(w, r, &o, a, err); again {
		return err
	}
	if err != nil {
		return err
	}
	if a.merged && word == "gespeichert" {
		word = "zusammen"
	}
	if o.part.Single {
		return redirectDone(w, r, "/verwaltung/netzwerke/"+a.network, word, "", o.part.Understood(form)...)
	}
	return redirectDone(w, r, o.path, word, key, o.part.Understood(form)...)
}

// AddEntry serves POST /verwaltung/netzwerke/{key}/{part}/neu.
func (d *Desk) AddEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxEntryForm, maxEntryFields)
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
	a := &attempt{draft: o.intoDraft(form), network: o.network.Key}
	if a.typed, a.unclear, err = d.typedForm(r, &o, form); err != nil {
		return err
	}
	a.owner = form.Get(ownerField)
	word, err := d.change(r, &o, a.draft, "gespeichert", func(work *editing.Work) error {
		return a.add(work, o.part)
	})
	if len(placeQuestions(err).Questions) > 0 {
		a.recordQuestions(o.part, err)
		err = errRefused
	} else if invalid, ok := isInvalid(err); ok && a.faults == nil {
		a.elsewhere = append(a.elsewhere, otherFaults(invalid)...)
		err = errRefused
	}
	if errors.Is(err, errRefused) {
		var scratch directory.Dossier
		entry := o.part.Add(&scratch, "")
		f := formState{
			entry: entry, owner: a.owner, shown: a.typed, isNew: true, kind: memberKind(o.part, form.Get("_als")), faults: a.faults,
			elsewhere: a.elsewhere, places: a.places,
		}
		return d.showForm(w, r, http.StatusUnprocessableEntity, &o, f)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, o.path, word, a.key, o.part.Understood(form)...)
}

// showRefused shows the form again if the change was refused, and reports whether it was.
func (d *Desk) showRefused(w http.ResponseWriter, r *http.Request, o *opened, a *attempt, err error) (bool, error) {
	entry, ok := o.part.Find(&o.Dossier, chi.URLParam(r, "entry"))
	if len(placeQuestions(err).Questions) > 0 {
		a.recordQuestions(o.part, err)
	} else if invalid, is := isInvalid(err); is && ok && !errors.Is(err, errRefused) {
		a.faults, a.elsewhere = entry.Faults(&o.Dossier, invalid)
	} else if !errors.Is(err, errRefused) {
		return false, nil
	}
	if !ok {
		return true, fault.NotFound
	}
	return true, d.showForm(w, r, http.StatusUnprocessableEntity, o, formState{
		entry: entry, shown: complete(entry, a.typed), faults: a.faults, elsewhere: a.elsewhere, places: a.places,
	})
}

// complete adds to what was typed the fields that the form did not have.
func complete(entry parts.Entry, typed url.Values) url.Values {
	shown := url.Values{}
	for _, f := range entry.Fields {
		from := typed
		if _, ok := typed[f.Tag]; !ok {
			from = entry.Values()
		}
		f.Take(shown, from)
	}
	for name, texts := range typed {
		if strings.HasPrefix(name, personFields) {
			shown[name] = texts
		}
	}
	return shown
}

// otherFaults returns the faults that no field of a form can show.
func otherFaults(invalid fault.Invalid) []parts.Elsewhere {
	wrong, _ := reason(invalid)
	return []parts.Elsewhere{{Reason: wrong}}
}
