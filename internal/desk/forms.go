package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) formRoutes(r chi.Router) {
	serve := d.pages.Serve
	const part = "/verwaltung/netzwerke/{key}/{part}"
	r.Get("/verwaltung/netzwerke/{key}", serve(d.ShowParts))
	r.Get(part, serve(d.ShowPart))
	r.Post(part, serve(d.SaveEntry)) // parts with a single entry
	r.Post(part+"/reihenfolge", serve(d.ReorderPart))
	r.Get(part+"/neu", serve(d.NewEntry))
	r.Post(part+"/neu", serve(d.AddEntry))
	r.Get("/verwaltung/netzwerke/{key}/mitglieder/auswahl", serve(d.OfferMembers))
	r.Post("/verwaltung/netzwerke/{key}/mitglieder/auswahl", serve(d.ChooseMember))
	r.Post("/verwaltung/netzwerke/{key}/angebote/{entry}/pruefung", serve(d.CheckService))
	r.Get(part+"/{entry}", serve(d.EditEntry))
	r.Post(part+"/{entry}", serve(d.SaveEntry))
	r.Get(part+"/{entry}/loeschung", serve(d.AskRemoval))
	r.Post(part+"/{entry}/loeschung", serve(d.RemoveEntry))
}

// reservedKeys cannot be keys of entries, because addresses use them otherwise.
var reservedKeys = []string{"neu", "reihenfolge", "auswahl", "einfuegen", "uebernahme", "einlesen"}

// The limits of the form of an entry: an institution with many contacts, or a notice with long quotations, must fit.
const (
	maxEntryForm   = 512 << 10
	maxEntryFields = 3000
)

// opened is the network and the part that an address names, as forms show them.
type opened struct {
	editing.Working
	network deskpages.Network
	part    parts.Part
	path    string
	own     directory.Named // the institution, if it edits its own services
}

// openNetwork returns the network in the address, for somebody who may edit it. A former key works, too, because a form may
// have been open while the key changed.
func (d *Desk) openNetwork(r *http.Request) (opened, error) {
	key := chi.URLParam(r, "key")
	working, err := d.editor.Working(r.Context(), user(r), key)
	var moved fault.Moved
	if errors.As(err, &moved) {
		working, err = d.editor.Working(r.Context(), user(r), moved.To)
	}
	if err != nil {
		return opened{}, err
	}
	n := working.Published.Network
	return opened{Working: working, network: deskpages.Network{Key: n.Key, Name: n.Name, Draft: working.Draft != nil}}, nil
}

// openPart is openNetwork with the part in the address; fault.NotFound if there is no such part.
func (d *Desk) openPart(r *http.Request) (opened, error) {
	slug := chi.URLParam(r, "part")
	part, ok := parts.Named(slug)
	if !ok {
		return opened{}, fmt.Errorf("part %q: %w", slug, fault.NotFound)
	}
	part.Today = d.pages.Now().In(web.Berlin)
	o, err := d.openNetwork(r)
	o.part, o.path = part, "/verwaltung/netzwerke/"+o.network.Key+"/"+part.Slug
	return o, err
}

// openEntry is openPart with the entry in the address; fault.NotFound if the part has no such entry.
func (d *Desk) openEntry(r *http.Request) (*opened, parts.Entry, error) {
	o, err := d.openPart(r)
	if err != nil {
		return nil, parts.Entry{}, err
	}
	key := chi.URLParam(r, "entry")
	entry, ok := o.part.Find(&o.Dossier, key)
	if !ok || o.part.Single != (key == "") {
		return &o, parts.Entry{}, fmt.Errorf("%s %q: %w", o.part.Slug, key, fault.NotFound)
	}
	return &o, entry, nil
}

// The buttons with which a form says where its change goes while a draft waits.
const (
	draftButton = "_entwurf"
	nowButton   = "_gleich"
	publicSeen  = "_oeffentlich" // the field with the fingerprint of what is published while the form shows a draft
)

// intoDraft reports whether the change of a form goes into the draft. While one waits, the form of an entry does so unless it is
// told otherwise; what corrects a single fact (numbers.go, check.go) is published at once unless it is told otherwise.
func (o opened) intoDraft(form url.Values) bool {
	return form.Has(draftButton) || o.Draft != nil && !form.Has(nowButton)
}

// redirectDone redirects to a list, and to an entry of it, with a notice about what was done and the dates that were
// understood from less than was written.
func redirectDone(w http.ResponseWriter, r *http.Request, path, word, entry string, understood ...string) error {
	query := url.Values{"erledigt": {word}}
	if len(understood) > 0 {
		query["verstanden"] = understood
	}
	to := path + "?" + query.Encode()
	if entry != "" {
		to += "#e-" + entry
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// change changes the network, or its draft if there is one or one is wanted. It returns the word for redirectDone: that the
// change is in the draft, that there was none, or the given word if it is public now.
func (d *Desk) change(r *http.Request, o *opened, draft bool, word string, apply func(*editing.Work) error) (string, error) {
	differs := false
	change := editing.Change{By: user(r), Network: o.network.Key, Kind: editing.KindEdit, Draft: draft}
	change.Apply = func(work *editing.Work) error {
		before := editing.Fingerprint(work.Dossier)
		if err := apply(work); err != nil {
			return err
		}
		differs = editing.Fingerprint(work.Dossier) != before
		return nil
	}
	saved, err := d.withAnswers(r).Change(r.Context(), change, d.pages.Now())
	switch {
	case !differs && len(saved.Changes) == 0:
		return "gleich", err
	case draft:
		return "entwurf", err
	case o.Draft != nil:
		return "vorab", err
	}
	return word, err
}

// networkNames looks up the names of networks.
func (d *Desk) networkNames(r *http.Request, keys []string) ([]directory.Named, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	listed, err := d.store.Networks(r.Context())
	var names []directory.Named
	for _, l := range listed {
		for _, key := range keys {
			if l.Key == key {
				names = append(names, directory.Named{Key: key, Name: l.Name})
			}
		}
	}
	return names, err
}
