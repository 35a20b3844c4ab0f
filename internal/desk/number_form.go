package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// The fields of the form of one number. Who it is for, and who may see it, is asked for a new one only.
var (
	numberTags    = []string{"telefon", "e_mail", "zeiten", "anmerkung"}
	newNumberTags = []string{"telefon", "e_mail", "art", "sichtbarkeit", "bezeichnung", "zeiten", "anmerkung"}
)

// numberForm is the form of one contact: what was typed, and what came of it.
type numberForm struct {
	attempt
	contact contactAt
	isNew   bool
	moved   string // contactRemoved, if somebody else was faster
}

// small is the part that the contact is in with just the fields of this form.
func (f *numberForm) small() parts.Part {
	p := f.contact.entry.Part
	p.Fields = f.fields()
	return p
}

// ofContact returns what the form shows of a contact.
func ofContact(c contactAt) url.Values {
	shown := url.Values{}
	for name, texts := range c.entry.Values() {
		if tag, ok := strings.CutPrefix(name, c.prefix()); ok && slices.Contains(numberTags, tag) {
			shown[tag] = texts
		}
	}
	return shown
}

func (f *numberForm) fields() []parts.Field {
	tags := numberTags
	if f.isNew {
		tags = newNumberTags
	}
	p := f.contact.entry.Part
	if f.contact.row >= 0 {
		rows, _ := p.Field("kontakte")
		p.Fields = rows.Fields
	}
	fields := fieldsWith(p, tags)
	slices.SortFunc(fields, func(a, b parts.Field) int { return slices.Index(tags, a.Tag) - slices.Index(tags, b.Tag) })
	return fields
}

// openNumber returns the network and the contact in the address.
func (d *Desk) openNumber(r *http.Request) (*opened, *numberForm, error) {
	o, err := d.openNetwork(r)
	if err != nil {
		return nil, nil, err
	}
	o.path = "/verwaltung/netzwerke/" + o.network.Key + "/nummern"
	f := &numberForm{}
	f.key = chi.URLParam(r, "number")
	c, ok := contactNamed(&o.Dossier, f.key)
	if ok {
		f.contact, o.part = c, c.entry.Part
	}
	if !ok {
		return &o, f, fault.NotFound
	}
	return &o, f, nil
}

// openHolder returns the network and the institution in the address, for a new contact of it.
func (d *Desk) openHolder(r *http.Request, key string) (*opened, *numberForm, error) {
	o, err := d.openNetwork(r)
	if err != nil {
		return nil, nil, err
	}
	o.path = "/verwaltung/netzwerke/" + o.network.Key + "/nummern"
	o.part, _ = parts.Named("einrichtungen")
	entry, ok := o.part.Find(&o.Dossier, key)
	if !ok {
		return &o, nil, fault.NotFound
	}
	i := entry.Value().(directory.Institution)
	f := &numberForm{contact: contactAt{entry: entry, row: len(i.Contacts)}, isNew: true}
	f.key = key
	f.contact.Kind, f.contact.Visibility = directory.ContactHelp, directory.Public
	return &o, f, nil
}

// EditNumber serves GET /verwaltung/netzwerke/{key}/nummern/{number}.
func (d *Desk) EditNumber(w http.ResponseWriter, r *http.Request) error {
	o, f, err := d.openNumber(r)
	if err != nil {
		return err
	}
	return d.showNumber(w, r, http.StatusOK, o, f, nil)
}

// NewNumber serves GET /verwaltung/netzwerke/{key}/nummern/{institution}/neu.
func (d *Desk) NewNumber(w http.ResponseWriter, r *http.Request) error {
	o, f, err := d.openHolder(r, chi.URLParam(r, "number"))
	if err != nil {
		return err
	}
	return d.showNumber(w, r, http.StatusOK, o, f, url.Values{
		"art": {string(directory.ContactHelp)}, "sichtbarkeit": {string(directory.Public)},
	})
}

// SaveNumber serves POST /verwaltung/netzwerke/{key}/nummern/{number}.
func (d *Desk) SaveNumber(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	o, f, err := d.openNumber(r)
	if errors.Is(err, fault.NotFound) && o != nil {
		return d.numberGone(w, r, form)
	}
	if err != nil {
		return err
	}
	f.seen, f.stand, f.public = form.Get("_gesehen"), parts.ParseStand(form.Get("_stand")), form.Get(publicSeen)
	f.small().Choose(form, f.stand)
	return d.writeNumber(w, r, o, f, form, func(work *editing.Work) error {
		c, typed, err := f.find(work, form)
		if err != nil {
			return err
		}
		f.contact = c
		f.typed = c.entry.Typed(f.posted(typed, c))
		return f.write(work, c.entry, typed)
	})
}

// find returns the contact that the form is to be written to, and what of it is to hold; see attempt.find.
func (f *numberForm) find(work *editing.Work, form url.Values) (contactAt, url.Values, error) {
	working, err := work.Shown()
	if err != nil {
		return contactAt{}, nil, err
	}
	shown, ok := contactNamed(&working, f.key)
	if !ok {
		f.gone = true
		return shown, nil, errRefused
	}
	typed := form
	if now := contactSeen(shown.Contact); f.seen != now && !f.stored(form, shown) {
		together := f.small().Together(f.stand, f.small().Typed(form), ofContact(shown))
		if !together.Clear() {
			f.stale, f.contact = true, shown
			return shown, nil, errRefused
		}
		f.merged = true
		typed = together.Values
	}
	c, ok := contactNamed(&work.Dossier, f.key)
	if !ok {
		f.contact, f.elsewhere = shown, []parts.Elsewhere{{Reason: onlyInDraft}}
		return shown, nil, errRefused
	}
	if public := contactSeen(c.Contact); public != contactSeen(shown.Contact) {
		if f.public != public && !f.stored(form, c) && !f.small().Together(f.stand, f.small().Typed(typed), ofContact(c)).Clear() {
			f.stale, f.besides, f.contact = true, true, shown
			return shown, nil, errRefused
		}
		typed = f.small().Onto(ofContact(shown), f.small().Typed(typed), ofContact(c))
	}
	return c, typed, nil
}

// write applies what was typed, unless nothing is left that leads to somebody: a contact is deleted in its own form.
func (f *numberForm) write(work *editing.Work, entry parts.Entry, form url.Values) error {
	if f.contact.Website == "" && strings.TrimSpace(form.Get("telefon")+form.Get("e_mail")) == "" {
		f.faults = map[string]string{"telefon": numberMissing}
		return errRefused
	}
	return f.apply(work, entry)
}

// AddNumber serves POST /verwaltung/netzwerke/{key}/nummern/{institution}/neu.
func (d *Desk) AddNumber(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	o, f, err := d.openHolder(r, chi.URLParam(r, "number"))
	if err != nil {
		return err
	}
	return d.writeNumber(w, r, o, f, form, func(work *editing.Work) error {
		entry, ok := o.part.Find(&work.Dossier, f.key)
		if !ok {
			return fault.NotFound
		}
		i := entry.Value().(directory.Institution)
		f.contact.entry, f.contact.row = entry, len(i.Contacts)
		f.typed = entry.Typed(f.posted(form, f.contact))
		return f.write(work, entry, form)
	})
}

// writeNumber saves a form, or shows it again with what is wrong.
func (d *Desk) writeNumber(
	w http.ResponseWriter, r *http.Request, o *opened, f *numberForm, form url.Values, apply func(*editing.Work) error,
) error {
	f.draft = form.Has(draftButton)
	word, err := d.change(r, o, f.draft, "gespeichert", apply)
	switch {
	case f.gone:
		return d.numberGone(w, r, form)
	case f.stale:
		if err := d.nowStored(r, o, f); err != nil {
			return err
		}
		return d.showNumber(w, r, http.StatusConflict, o, f, form)
	case len(placeQuestions(err).Questions) > 0:
		f.places = placeQuestions(err)
		return d.showNumber(w, r, http.StatusUnprocessableEntity, o, f, form)
	}
	if invalid, ok := isInvalid(err); ok {
		f.elsewhere, err = otherFaults(invalid), errRefused
	}
	if errors.Is(err, errRefused) {
		return d.showNumber(w, r, http.StatusUnprocessableEntity, o, f, form)
	}
	if err != nil {
		return err
	}
	if f.merged && word == "gespeichert" {
		word = "zusammen"
	}
	to := url.Values{"erledigt": {word}}
	if without := without(form.Get("ohne")); without != "" {
		to.Set("ohne", without) // on with those that have none
	}
	http.Redirect(w, r, o.path+"?"+to.Encode()+"#e-"+strings.ReplaceAll(f.key, ".", "-"), http.StatusSeeOther)
	return nil
}

// nowStored reads again what a form that came too late is compared with.
func (d *Desk) nowStored(r *http.Request, o *opened, f *numberForm) error {
	again, now, err := d.openNumber(r)
	if err != nil {
		return err
	}
	again.part = o.part
	*o, f.contact = *again, now.contact
	return nil
}

// numberGone hands back what was typed for a contact that is not there any more, as a new one of its institution.
func (d *Desk) numberGone(w http.ResponseWriter, r *http.Request, form url.Values) error {
	holder, _, _ := strings.Cut(chi.URLParam(r, "number"), ".")
	o, f, err := d.openHolder(r, holder)
	if err != nil {
		return err
	}
	for tag, value := range map[string]string{"art": string(f.contact.Kind), "sichtbarkeit": string(f.contact.Visibility)} {
		if !form.Has(tag) {
			form.Set(tag, value)
		}
	}
	f.moved = contactRemoved
	return d.showNumber(w, r, http.StatusConflict, o, f, form)
}

// posted is the whole of what the contact is in as if its own form had been sent, with what was typed here.
func (f *numberForm) posted(form url.Values, c contactAt) url.Values {
	posted := url.Values{}
	if c.row >= 0 {
		for name, texts := range c.entry.Values() {
			if name == "kontakte" || strings.HasPrefix(name, "kontakte.") {
				posted[name] = texts
			}
		}
		posted.Set("kontakte", parts.Ticked)
	}
	f.contact.entry = c.entry
	for _, field := range f.fields() {
		if texts, ok := form[field.Tag]; ok {
			posted[c.prefix()+field.Tag] = texts
		}
	}
	if f.isNew {
		posted.Set(c.prefix()+"kennung", "")
	}
	return posted
}

// stored reports whether what was typed is what is stored already.
func (f *numberForm) stored(form url.Values, c contactAt) bool {
	typed, stored := c.entry.Typed(f.posted(form, c)), c.entry.Values()
	for _, tag := range numberTags {
		if typed.Get(c.prefix()+tag) != stored.Get(c.prefix()+tag) {
			return false
		}
	}
	return true
}

// contactSeen is the fingerprint of a contact.
func contactSeen(c directory.Contact) string {
	return editing.Fingerprint(directory.Dossier{Contacts: []directory.Contact{c}})
}

func (d *Desk) showNumber(w http.ResponseWriter, r *http.Request, status int, o *opened, f *numberForm, typed url.Values) error {
	c := f.contact
	view := deskpages.NumberForm{
		Form:    deskpages.Form{Network: o.network, Part: o.part, Path: o.path, Action: r.URL.EscapedPath(), Places: f.places},
		Without: without(r.FormValue("ohne")), Contact: c.Contact, New: f.isNew, Moved: f.moved,
		Whole: o.path[:strings.LastIndex(o.path, "/")] + "/" + c.entry.Slug + "/" + c.entry.Key(),
	}
	if f.moved == contactRemoved {
		view.Action = o.path + "/" + f.key + "/neu"
	}
	view.Name, view.Level = c.entry.Name(&o.Dossier), directory.Stricter(c.Visibility, effectiveLevel(&o.Dossier, c.entry))
	if c.row < 0 {
		view.Name = "Koordination des Netzwerks"
	}
	view.Seen = contactSeen(c.Contact)
	if err := d.addContext(r, o, formState{entry: c.entry}, &view.Form); err != nil {
		return err
	}
	view.Protected = o.ProtectedKeys()[c.entry.Key()] || o.ProtectedKeys()[c.entry.Owner()]
	if typed == nil {
		typed = ofContact(c)
	}
	context := formState{entry: c.entry, shown: typed, elsewhere: f.elsewhere}
	stored, public := ofContact(c), contactAt{}
	if !f.isNew {
		var ok bool
		public, ok = contactNamed(&o.Published, f.key)
		view.OnlyDraft, view.OnlyNow = !ok, f.besides
		if ok && o.Draft != nil {
			view.Public = contactSeen(public.Contact)
		}
		if ok && f.besides {
			stored = ofContact(public)
		}
		view.Stand = f.small().StandOf(stored).String()
	}
	if f.stale {
		var err error
		if context.conflict, err = d.lastSaved(r, o); err != nil {
			return err
		}
		context.together = f.small().Together(f.stand, f.small().Typed(typed), stored)
		context.shown = context.together.Values
	}
	faults := map[string]string{}
	for name, reason := range f.faults {
		faults[strings.TrimPrefix(name, c.prefix())] = reason
	}
	context.faults = faults
	in := inputs{page: d.page(r, "Telefonnummer"), o: o, formState: context}
	view.Inputs = in.of(f.fields(), "", view.Level)
	view.Conflict = in.decisions(context.conflict, view.Inputs)
	view.Faults = in.summary(view.Inputs)
	return web.Render(w, r, status, deskpages.NumberPage(in.page, view))
}
