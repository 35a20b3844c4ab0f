package desk

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// EditEntry serves GET /verwaltung/netzwerke/{key}/{part}/{entry}.
func (d *Desk) EditEntry(w http.ResponseWriter, r *http.Request) error {
	o, entry, err := d.openEntry(r)
	if err != nil {
		return err
	}
	places, err := d.openQuestions(r, o, entry)
	if err != nil {
		return err
	}
	return d.showForm(w, r, http.StatusOK, o, formState{entry: entry, shown: entry.Values(), places: places})
}

// NewEntry serves GET /verwaltung/netzwerke/{key}/{part}/neu.
func (d *Desk) NewEntry(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openPart(r)
	if err != nil {
		return err
	}
	if o.part.Single || o.part.Closed {
		return fault.NotFound
	}
	asked := r.URL.Query().Get("als")
	if o.part.Slug == "mitglieder" && asked == "" {
		return d.askMember(w, r, http.StatusOK, &o, "", "")
	}
	kind := memberKind(o.part, asked)
	var empty directory.Dossier
	entry := o.part.Add(&empty, "")
	return d.showForm(w, r, http.StatusOK, &o, formState{
		entry: entry, owner: r.URL.Query().Get("einrichtung"), shown: entry.Values(), isNew: true, kind: kind,
	})
}

// memberKind returns the kind of a new entry. Only members have several kinds.
func memberKind(p parts.Part, asked string) string {
	switch {
	case p.Slug != "mitglieder":
		return ""
	case asked == parts.KindNumber:
		return parts.KindNumber
	}
	return parts.KindGroup
}

// ownerField is the field for the institution in the form of a new service.
const ownerField = "_einrichtung"

// formState is what a form shows.
type formState struct {
	entry     parts.Entry
	shown     url.Values
	base      url.Values // what is stored, if it differs from shown
	isNew     bool
	owner     string            // of a new entry: key of its parent
	kind      string            // of a new entry
	faults    map[string]string // field → the sentence beside it
	elsewhere []parts.Elsewhere
	together  parts.Together
	conflict  *deskpages.Conflict
	places    deskpages.Places
	onlyNow   bool // it is compared with what is published, not with the draft
}

func (d *Desk) showForm(w http.ResponseWriter, r *http.Request, status int, o *opened, f formState) error {
	if !f.isNew {
		f.kind = f.entry.Kind(&o.Dossier)
	}
	page := d.page(r, "Bearbeiten")
	page.Done = doneNotice(r)
	if f.base == nil {
		f.base = f.entry.Values()
	}
	view := deskpages.Form{
		Network: o.network, Part: o.part, Path: o.path, Action: o.path + "/neu", Kind: f.kind, Conflict: f.conflict, Places: f.places,
		Stand: o.part.StandOf(f.base).String(), Protected: f.kind == parts.KindProtected, Own: o.own,
	}
	if f.isNew {
		view.Level = directory.Visibility(f.shown.Get("sichtbarkeit"))
		view.Protected = o.part.Within != "" && o.ProtectedKeys()[f.owner]
	} else {
		key := f.entry.Key()
		if o.own.Key != "" {
			_, key = parts.SplitKey(key)
		}
		view.Kind = ""
		if o.own.Key == "" {
			public, ok := o.part.Find(&o.Published, f.entry.Key())
			view.OnlyDraft, view.OnlyNow = !ok, f.onlyNow
			if ok && o.Draft != nil {
				view.Public = editing.Fingerprint(public.Alone())
			}
		}
		view.Action, view.Name, view.Level = o.path+"/"+key, f.entry.Name(&o.Dossier), effectiveLevel(&o.Dossier, f.entry)
		view.Seen = editing.Fingerprint(f.entry.Alone())
		if o.part.Single {
			view.Action, view.Path = o.path, "/verwaltung/netzwerke/"+o.network.Key
		} else if !o.part.Closed {
			view.Delete = view.Action + "/loeschung"
		}
	}
	if err := d.addContext(r, o, f, &view); err != nil {
		return err
	}
	in := inputs{page: page, o: o, formState: f}
	if err := in.readNetworks(r, d); err != nil {
		return err
	}
	view.Inputs = in.of(o.part.For(f.kind).Fields, "", view.Level)
	if f.isNew && o.part.Within != "" && o.own.Key == "" {
		in.shown.Set(ownerField, f.owner)
		view.Inputs = append(in.of([]parts.Field{ownerInput(o)}, "", directory.Public), view.Inputs...)
	}
	if namesPerson(o.part) {
		view.Inputs = in.besidePerson(view.Inputs)
	}
	view.Faults = in.summary(view.Inputs)
	view.Conflict = in.decisions(f.conflict, view.Inputs)
	return web.Render(w, r, status, deskpages.FormPage(page, view))
}

// ownerInput is the field for the institution of a new service.
func ownerInput(o *opened) parts.Field {
	return parts.Field{
		Tag: ownerField, Label: "Einrichtung", Help: whoOffers,
		Widget: parts.Reference, Required: true, From: o.part.Within,
	}
}

// addContext adds what users should know before they change the entry.
func (d *Desk) addContext(r *http.Request, o *opened, f formState, view *deskpages.Form) error {
	var keys []string
	var err error
	switch v := f.entry.Value().(type) {
	case directory.Institution:
		if keys, err = d.store.NetworksSharing(r.Context(), o.Network.ID(), []directory.ID{v.ID()}, ""); err != nil {
			return err
		}
		view.Services = servicesOf(o, v)
	case directory.Service:
		i, ok := o.Institution(cmp.Or(f.entry.Owner(), f.owner))
		if !ok {
			break
		}
		except := o.Network.ID()
		if o.own.Key != "" {
			except = directory.ID{} // an institution has no network of its own
		} else {
			view.Owner = directory.Named{Key: i.Key, Name: i.Name}
		}
		if keys, err = d.store.NetworksSharing(r.Context(), except, []directory.ID{i.ID()}, ""); err != nil {
			return err
		}
	case directory.Region:
		if keys, err = d.store.NetworksSharing(r.Context(), o.Network.ID(), nil, v.Key); err != nil {
			return err
		}
	case directory.Network:
		view.Former = v.FormerKeys
	case directory.Membership:
		if i, ok := o.Institution(v.Institution); ok {
			view.Institution = directory.Named{Key: i.Key, Name: i.Name}
		}
	}
	view.Shared, err = d.networkNames(r, keys)
	return err
}

// servicesOf lists the services of an institution with the keys of their forms.
func servicesOf(o *opened, i directory.Institution) *[]directory.Named {
	list := []directory.Named{}
	for _, s := range i.Services {
		list = append(list, directory.Named{Key: parts.JoinKey(i.Key, s.Key), Name: s.Name})
	}
	return &list
}

// isInvalid returns the faults of an input by path, if err is about that.
func isInvalid(err error) (fault.Invalid, bool) {
	var invalid fault.Invalid
	ok := errors.As(err, &invalid)
	return invalid, ok
}
