package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
	"rundtisch/templates/inside"
)

// similarShown is how many institutions with names like that of a new member are offered.
const similarShown = 8

// newInstitution is the choice for an institution that is not in the directory yet.
const newInstitution = "neu"

// The fields of a new institution and of a membership in the form of a new member.
var (
	institutionTags = []string{"name", "arten", "uebergeordnet"}
	membershipTags  = []string{"rolle", "funktion", "anmerkung", "sichtbarkeit"}
)

// institutionFields is the prefix of the fields of an institution in the form of a new member.
const institutionFields = "e."

// askMember shows the first step: the name of the new member.
func (d *Desk) askMember(w http.ResponseWriter, r *http.Request, status int, o *opened, name, wrong string) error {
	view := deskpages.NewMember{Network: o.network, Path: o.path, Name: web.Legible(name), Wrong: wrong}
	return web.Render(w, r, status, deskpages.AskMemberPage(d.page(r, "Bearbeiten"), view))
}

// ChooseMember serves POST /verwaltung/netzwerke/{key}/mitglieder/auswahl: with a name only, it offers the institutions with
// similar names; with a choice, it adds the member.
func (d *Desk) ChooseMember(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, maxEntryForm, maxEntryFields)
	if err != nil {
		return err
	}
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	o.part, _ = parts.Named("mitglieder")
	o.part.Today = d.pages.Now().In(web.Berlin)
	o.path = "/verwaltung/netzwerke/" + o.network.Key + "/mitglieder"
	m := newMember{attempt: attempt{draft: o.intoDraft(form), faults: map[string]string{}}, chosen: form.Get("einrichtung")}
	d.readMember(r, &o, &m, form)
	name, readable := directory.CleanText(form.Get("gesucht"))
	switch {
	case !readable || len(name) > directory.MaxText:
		return d.askMember(w, r, http.StatusUnprocessableEntity, &o, form.Get("gesucht"), nameUnreadable)
	case name == "":
		return d.askMember(w, r, http.StatusUnprocessableEntity, &o, "", nameMissing)
	case !form.Has("speichern"):
		m.institution.Set("name", name)
		m.typed.Set("rolle", string(directory.RoleMember))
		return d.chooseMember(w, r, http.StatusOK, &o, &m, name)
	case m.chosen == "":
		m.faults["einrichtung"] = chooseInstitution
		return d.chooseMember(w, r, http.StatusUnprocessableEntity, &o, &m, name)
	}
	word, err := d.change(r, &o, m.draft, "gespeichert", m.add)
	m.places = placeQuestions(err)
	if invalid, ok := isInvalid(err); ok {
		m.elsewhere, err = otherFaults(invalid), errRefused
	}
	if errors.Is(err, errRefused) {
		return d.chooseMember(w, r, http.StatusUnprocessableEntity, &o, &m, name)
	}
	if err != nil {
		return err
	}
	to := url.Values{"erledigt": {word}, "einrichtung": {m.holder}}
	http.Redirect(w, r, o.path+"?"+to.Encode()+"#e-"+m.key, http.StatusSeeOther)
	return nil
}

// OfferMembers serves GET /verwaltung/netzwerke/{key}/mitglieder/auswahl: the institutions with names like ?gesucht=. The form
// asks for it so, lest Back wants to send something again.
func (d *Desk) OfferMembers(w http.ResponseWriter, r *http.Request) error {
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	o.part, _ = parts.Named("mitglieder")
	o.path = "/verwaltung/netzwerke/" + o.network.Key + "/mitglieder"
	name, readable := directory.CleanText(r.URL.Query().Get("gesucht"))
	switch {
	case !r.URL.Query().Has("gesucht"):
		return d.askMember(w, r, http.StatusOK, &o, "", "")
	case !readable || len(name) > directory.MaxText:
		return d.askMember(w, r, http.StatusUnprocessableEntity, &o, r.URL.Query().Get("gesucht"), nameUnreadable)
	case name == "":
		return d.askMember(w, r, http.StatusUnprocessableEntity, &o, "", nameMissing)
	}
	m := newMember{
		attempt:     attempt{faults: map[string]string{}, typed: url.Values{"rolle": {string(directory.RoleMember)}}},
		institution: url.Values{"name": {name}},
	}
	return d.chooseMember(w, r, http.StatusOK, &o, &m, name)
}

// chooseMember shows the second step: the institution and its role in the network.
func (d *Desk) chooseMember(w http.ResponseWriter, r *http.Request, status int, o *opened, m *newMember, name string) error {
	known, err := d.find(r.Context(), visibleTo(user(r)), o.Dossier, []string{name}, similarShown)
	if err != nil {
		return err
	}
	page := d.page(r, "Bearbeiten")
	view := deskpages.NewMember{
		Network: o.network, Path: o.path, Name: name, Chosen: m.chosen, Known: candidates(page, o, known, d.pages.Now()),
		ChoiceWrong: m.faults["einrichtung"], Places: m.places,
	}
	shown := url.Values{}
	for tag, texts := range m.typed {
		shown[tag] = texts
	}
	for tag, texts := range m.institution {
		shown[institutionFields+tag] = texts
	}
	if !shown.Has("sichtbarkeit") {
		shown.Set("sichtbarkeit", string(directory.Public))
	}
	var scratch directory.Dossier
	in := inputs{
		page: page, o: o, desk: d, listed: map[string]bool{},
		formState: formState{entry: o.part.Add(&scratch, ""), shown: shown, faults: m.faults, elsewhere: m.elsewhere},
	}
	view.Institution = in.of(institutionsPart().Fields, institutionFields, directory.Public)
	view.Membership = in.of(fieldsWith(o.part, membershipTags), "", directory.Public)
	delete(in.faults, "einrichtung")
	view.Faults = in.summary(append(slices.Clone(view.Institution), view.Membership...))
	if view.ChoiceWrong != "" {
		view.Faults = append([]deskpages.Fault{{Href: "#auswahl", Where: whichInstitution,
			Reason: view.ChoiceWrong}}, view.Faults...)
	}
	return web.Render(w, r, status, deskpages.ChooseMemberPage(page, view))
}

// candidates returns the institutions that may be meant, as the form shows them.
func candidates(page inside.Page, o *opened, known []directory.KnownInstitution, now time.Time) []deskpages.Candidate {
	list := make([]deskpages.Candidate, len(known))
	for n, k := range known {
		networks := ""
		if len(k.Regions) > 0 {
			networks = "dabei in: " + page.ContentList(k.Regions)
		}
		sector := ""
		if len(k.Sectors) > 0 {
			sector = page.T("sector." + string(k.Sectors[0]))
		}
		details := slices.DeleteFunc([]string{k.Parent, sector, k.Area, networks}, func(s string) bool { return s == "" })
		list[n] = deskpages.Candidate{Key: k.Key, Name: k.Name, Line: strings.Join(details, " · "),
			Member: slices.ContainsFunc(o.Members, func(m directory.Membership) bool { return m.Institution == k.Key && m.Current(now) })}
	}
	return list
}
