package desk

import (
	"net/http"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// showConflict shows what was typed beside what somebody else has saved in the meantime. A value that only one side changed
// has that change; one that both changed is what was typed, with a choice beside it.
func (d *Desk) showConflict(w http.ResponseWriter, r *http.Request, a *attempt) error {
	o, entry, err := d.openEntry(r)
	if err != nil {
		return err
	}
	return d.showBoth(w, r, o, entry, a)
}

func (d *Desk) showBoth(w http.ResponseWriter, r *http.Request, o *opened, entry parts.Entry, a *attempt) error {
	stored := entry.Values()
	if public, ok := o.part.Find(&o.Published, entry.Key()); a.besides && ok {
		stored = public.Values()
	}
	together := o.part.Together(a.stand, a.typed, stored)
	conflict, err := d.lastSaved(r, o)
	if err != nil {
		return err
	}
	return d.showForm(w, r, http.StatusConflict, o, formState{
		entry: entry, shown: complete(entry, together.Values), base: stored, together: together, conflict: conflict, onlyNow: a.besides,
	})
}

// showGone offers to add an entry again that was removed while its form was open.
func (d *Desk) showGone(w http.ResponseWriter, r *http.Request, o *opened, a *attempt) error {
	if len(a.typed) == 0 || o.part.Closed {
		return web.Render(w, r, http.StatusNotFound, deskpages.GonePage(d.page(r, "Bearbeiten"), deskpages.List{
			Network: o.network, Part: o.part, Path: o.path,
		}))
	}
	conflict, err := d.lastSaved(r, o)
	if err != nil {
		return err
	}
	conflict.Gone = true
	var scratch directory.Dossier
	kind := parts.KindGroup
	if _, ok := a.typed["anzahl"]; ok {
		kind = parts.KindNumber
	}
	owner, _ := parts.SplitKey(a.key)
	return d.showForm(w, r, http.StatusConflict, o, formState{
		entry: o.part.Add(&scratch, ""), owner: owner, shown: a.typed, isNew: true, kind: memberKind(o.part, kind),
		conflict: conflict,
	})
}

// lastSaved returns who saved last, and when.
func (d *Desk) lastSaved(r *http.Request, o *opened) (*deskpages.Conflict, error) {
	if o.own.Key != "" {
		return &deskpages.Conflict{}, nil // an institution is not told who works on its networks
	}
	if o.Draft != nil {
		return &deskpages.Conflict{By: o.Draft.By, When: d.moment(r, o.Draft.ChangedAt)}, nil
	}
	revisions, err := d.store.Revisions(r.Context(), o.Network.ID(), 0, 1)
	if err != nil || len(revisions) == 0 {
		return &deskpages.Conflict{}, err
	}
	return &deskpages.Conflict{By: revisions[0].By, When: d.moment(r, revisions[0].At)}, nil
}

// moment is a date and time in words.
func (d *Desk) moment(r *http.Request, at time.Time) string {
	at = at.In(web.Berlin)
	return d.page(r, "").Day(at) + ", " + at.Format("15:04") + " Uhr"
}
