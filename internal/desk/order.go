package desk

import (
	"net/http"

	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
)

// ReorderPart serves POST /verwaltung/netzwerke/{key}/{part}/reihenfolge: it moves an entry up, down or to the beginning.
func (d *Desk) ReorderPart(w http.ResponseWriter, r *http.Request) error {
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
	key := form.Get("eintrag")
	if _, ok := o.part.Find(&o.Dossier, key); !ok {
		return redirectDone(w, r, o.path, "gleich", "") // removed in the meantime
	}
	word, err := d.change(r, &o, o.Draft != nil, "verschoben", func(work *editing.Work) error {
		at := o.part.Position(&work.Dossier, key)
		to := map[string]int{"hoch": at - 1, "runter": at + 1, "anfang": 0}
		if place, ok := to[form.Get("nach")]; ok && at >= 0 {
			o.part.Reorder(&work.Dossier, key, place)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return redirectDone(w, r, o.path, word, key)
}
