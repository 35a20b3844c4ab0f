package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
)

// attempt is what was typed into a form, and what became of the attempt to save it.
type attempt struct {
	typed     url.Values
	draft     bool
	faults    fault.Invalid
	elsewhere []parts.Elsewhere
	stale     bool
	gone      bool
	key       string // of the entry afterwards
	network   string // key of the network afterwards
}

// errRefused ends a change whose faults the attempt has collected.
var errRefused = errors.New("refused")

// SaveEntry serves POST /verwaltung/netzwerke/{key}/{part}/{entry}, and …/{part} for what is there once.
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
	a := &attempt{typed: o.part.Typed(form), draft: o.Draft != nil || form.Has("_entwurf"), key: key, network: o.network.Key}
	word, err := d.change(r, &o, a.draft, "gespeichert", func(work *editing.Work) error {
		entry, ok := o.part.Find(&work.Dossier, key)
		if !ok {
			a.gone = true
			return errRefused
		}
		if form.Get("_gesehen") != editing.Fingerprint(entry.Alone()) && !alreadySo(o.part, a.typed, entry) {
			a.stale = true
			return errRefused
		}
		return a.apply(work, entry)
	})
	switch {
	case a.gone:
		return d.showGone(w, r, &o, form, a)
	case a.stale:
		return d.showConflict(w, r, form, a)
	}
	if again, err := d.refused(w, r, &o, a, err); again {
		return err
	}
	if err != nil {
		return err
	}
	if o.part.Single {
		return toPart(w, r, "/verwaltung/netzwerke/"+a.network, word, "")
	}
	return toPart(w, r, o.path, word, key)
}

// alreadySo reports whether all that was typed is stored already: who saves the same twice overwrites nothing.
func alreadySo(p parts.Part, typed url.Values, entry parts.Entry) bool {
	return len(p.Sides(nil, typed, entry.Values())) == 0
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
	a := &attempt{typed: o.part.Typed(form), draft: o.Draft != nil || form.Has("_entwurf"), network: o.network.Key}
	word, err := d.change(r, &o, a.draft, "gespeichert", func(work *editing.Work) error {
		return a.add(work, o.part)
	})
	if invalid, ok := isInvalid(err); ok && a.faults == nil {
		a.elsewhere = append(a.elsewhere, otherFaults(invalid)...)
		err = errRefused
	}
	if errors.Is(err, errRefused) {
		var scratch directory.Dossier
		entry := o.part.Add(&scratch, "")
		f := filled{entry: entry, shown: a.typed, isNew: true, kind: memberKind(o.part, form.Get("_als")), faults: a.faults, elsewhere: a.elsewhere}
		return d.showForm(w, r, http.StatusUnprocessableEntity, &o, f)
	}
	if err != nil {
		return err
	}
	return toPart(w, r, o.path, word, a.key)
}

// add puts a new entry with what was typed at the end of a part, unless the part has exactly that already: a button that
// is pressed twice adds one entry.
func (a *attempt) add(work *editing.Work, part parts.Part) error {
	var words []string
	for _, tag := range part.KeyFrom {
		words = append(words, a.typed.Get(tag))
	}
	a.key = editing.NewKey(firstOf(words), append(part.Keys(&work.Dossier), reservedKeys...))
	entry := part.Add(&work.Dossier, a.key)
	if err := a.apply(work, entry); err != nil {
		return err
	}
	entry, _ = part.Find(&work.Dossier, a.key)
	for _, other := range part.Entries(&work.Dossier) {
		if other.Key() != a.key && len(part.Sides(nil, entry.Values(), other.Values())) == 0 {
			part.Remove(&work.Dossier, a.key)
			a.key = other.Key()
			return nil
		}
	}
	return nil
}

func firstOf(words []string) string {
	i := slices.IndexFunc(words, func(s string) bool { return s != "" })
	if i < 0 {
		return ""
	}
	return words[i]
}

// apply writes what was typed and checks the network; all faults together end the change.
func (a *attempt) apply(work *editing.Work, entry parts.Entry) error {
	former := work.Network.Key
	a.faults = entry.Write(a.typed, editing.NewKey)
	if entry.Slug == "netzwerk" && work.Network.Key != former {
		a.rename(work, former)
	}
	if entry.Slug != "belege" {
		work.HideStatements() // what becomes less visible takes along where it was read
	}
	invalid, _ := isInvalid(work.Check())
	found, elsewhere := entry.Faults(&work.Dossier, withoutUnused(work.Dossier, invalid))
	for name, reason := range found {
		if a.faults[name] == "" {
			a.faults[name] = reason
		}
	}
	a.elsewhere = elsewhere
	if len(a.faults) > 0 || len(elsewhere) > 0 {
		return errRefused
	}
	work.Tidy()
	parts.DropStale(&work.Dossier)
	a.network = work.Network.Key
	return nil
}

// rename keeps the address that the network had, so that it leads to the new one.
func (a *attempt) rename(work *editing.Work, former string) {
	if slices.Contains(work.Network.FormerKeys, work.Network.Key) {
		a.faults["kennung"] = "Diese Adresse hatte das Netzwerk früher schon; sie führt weiter hierher. Bitte wählen Sie eine andere."
	}
	work.Network.FormerKeys = append([]string{former}, work.Network.FormerKeys...)
}

// withoutUnused leaves out the faults of institutions that nothing refers to any more: they are taken out before saving.
func withoutUnused(d directory.Dossier, invalid fault.Invalid) fault.Invalid {
	tidied := editing.Work{Dossier: d}
	tidied.Institutions = slices.Clone(d.Institutions)
	tidied.Tidy()
	if len(tidied.Institutions) == len(d.Institutions) {
		return invalid
	}
	parts.DropStale(&tidied.Dossier)
	again, _ := isInvalid(tidied.Check())
	return again
}

// refused shows the form again where the change was refused; it reports whether it was.
func (d *Desk) refused(w http.ResponseWriter, r *http.Request, o *opened, a *attempt, err error) (bool, error) {
	entry, ok := o.part.Find(&o.Dossier, chi.URLParam(r, "entry"))
	if invalid, is := isInvalid(err); is && ok && !errors.Is(err, errRefused) {
		a.faults, a.elsewhere = entry.Faults(&o.Dossier, invalid)
	} else if !errors.Is(err, errRefused) {
		return false, nil
	}
	if !ok {
		return true, fault.NotFound
	}
	return true, d.showForm(w, r, http.StatusUnprocessableEntity, o, filled{entry: entry, shown: whole(entry, a.typed), faults: a.faults, elsewhere: a.elsewhere})
}

// whole adds to what was typed what the form did not have.
func whole(entry parts.Entry, typed url.Values) url.Values {
	shown := url.Values{}
	for _, f := range entry.Fields {
		from := typed
		if _, ok := typed[f.Tag]; !ok {
			from = entry.Values()
		}
		f.Take(shown, from)
	}
	return shown
}

// otherFaults says in words what no form of an entry can point at.
func otherFaults(invalid fault.Invalid) []parts.Elsewhere {
	wrong, _ := reason(invalid)
	return []parts.Elsewhere{{Reason: wrong}}
}
