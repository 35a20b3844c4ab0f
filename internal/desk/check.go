package desk

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) checkRoutes(r chi.Router) {
	serve := d.pages.Serve
	r.Get("/verwaltung/netzwerke/{key}/pruefung", serve(d.ShowChecks))
	r.Post("/verwaltung/netzwerke/{key}/pruefung", serve(d.Check))
	r.Post("/verwaltung/netzwerke/{key}/jahresmails", serve(d.SwitchYearlyMails))
}

// ShowChecks serves GET /verwaltung/netzwerke/{key}/pruefung: everything that has to be checked, the stalest first.
func (d *Desk) ShowChecks(w http.ResponseWriter, r *http.Request) error {
	return d.showChecks(w, r, http.StatusOK, "", "")
}

// showChecks shows the list; seen is what a form carried that was sent with another state.
func (d *Desk) showChecks(w http.ResponseWriter, r *http.Request, status int, wrong, seen string) error {
	id, err := d.editableID(r)
	if err != nil {
		return err
	}
	key, now := chi.URLParam(r, "key"), d.pages.Now()
	n, err := d.store.NetworkPage(r.Context(), key)
	if err != nil {
		return err
	}
	list := deskpages.CheckList{
		Key: key, Name: n.Network.Name, Checks: n.Checks(now), Lack: n.Lacking(now), Mails: d.pages.Mails, Wrong: wrong,
	}
	if seen != "" {
		if list.Changed = directory.NotSeen(list.Checks, seen); len(list.Changed) > 0 {
			list.Wrong = checkedChanged
		}
	}
	members := map[string]bool{}
	for _, m := range n.Members {
		members[m.Institution] = members[m.Institution] || m.Current(now)
	}
	for _, i := range n.Institutions {
		if !members[i.Key] {
			continue
		}
		if len(i.Contacts) == 0 {
			list.NoContact = append(list.NoContact, directory.Named{Key: i.Key, Name: i.Name})
		}
		if len(i.Sectors) == 1 && i.Sectors[0] == directory.SectorMiscellaneous {
			list.NoSector = append(list.NoSector, directory.Named{Key: i.Key, Name: i.Name})
		}
	}
	undialled, err := d.store.Undialled(r.Context(), []directory.ID{id}, now)
	if err != nil {
		return err
	}
	list.Undialled = undialled[id]
	asked, err := d.store.Asking(r.Context(), id)
	if err != nil {
		return err
	}
	for _, a := range asked {
		list.Asked = append(list.Asked, deskpages.Asked{
			Key: a.Key, Name: a.Name, Reachable: a.Reachable, SentAt: firstKnown(a.SentAt, a.AskedAt), AnsweredAt: a.AnsweredAt,
			Right: a.Answer == "stimmt",
		})
	}
	if list.Yearly, err = d.store.YearlyMails(r.Context(), id); err != nil {
		return err
	}
	p := d.page(r, "Prüfen")
	p.Done = doneNotice(r)
	return web.Render(w, r, status, deskpages.CheckPage(p, list))
}

// Check serves POST /verwaltung/netzwerke/{key}/pruefung: repeated fields „mitglied", „kontakt" and „angebot"
// name what was checked; „liste" is „mitglieder", „kontakte", „angebote" or „alles". An empty form checks nothing.
func (d *Desk) Check(w http.ResponseWriter, r *http.Request) error {
	form, err := web.FormUpTo(w, r, 1<<20, 5000)
	if err != nil {
		return err
	}
	checked := editing.CheckedItems{Members: form["mitglied"], Contacts: form["kontakt"], Services: form["angebot"], Seen: form.Get("gesehen")}
	switch list := form.Get("liste"); {
	case list == "mitglieder":
		checked.AllMembers = true
	case list == "kontakte":
		checked.AllContacts = true
	case list == "angebote":
		checked.AllServices = true
	case list == "alles":
		checked.AllMembers, checked.AllContacts, checked.AllServices = true, true, true
	case list != "" || len(checked.Members)+len(checked.Contacts)+len(checked.Services) == 0:
		return fault.Malformed("liste")
	}
	key := chi.URLParam(r, "key")
	_, err = d.editor.Check(r.Context(), user(r), key, checked, d.pages.Now())
	if isStale(err) {
		seen := ""
		if form.Get("liste") != "" { // otherwise it is of one line
			seen = checked.Seen
		}
		return d.showChecks(w, r, http.StatusConflict, checkedGone, seen)
	}
	if wrong, ok := reason(err); ok {
		return d.showChecks(w, r, http.StatusUnprocessableEntity, wrong, "")
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, afterCheck(form, key, "geprueft"), http.StatusSeeOther)
	return nil
}

// CheckService serves POST /verwaltung/netzwerke/{key}/angebote/{entry}/pruefung: a service is correct as shown.
func (d *Desk) CheckService(w http.ResponseWriter, r *http.Request) error {
	if _, err := web.Form(w, r); err != nil {
		return err
	}
	o, err := d.openNetwork(r)
	if err != nil {
		return err
	}
	entry, path := chi.URLParam(r, "entry"), "/verwaltung/netzwerke/"+o.network.Key+"/angebote"
	_, err = d.editor.Change(r.Context(), editing.Change{
		By: user(r), Network: o.network.Key, Kind: editing.KindCheck,
		Apply: func(work *editing.Work) error { return work.CheckService(entry) },
	}, d.pages.Now())
	if isStale(err) {
		return fmt.Errorf("service %q: %w", entry, fault.NotFound)
	}
	if err != nil {
		return err
	}
	return redirectDone(w, r, path, "geprueft", entry)
}

// SwitchYearlyMails serves POST /verwaltung/netzwerke/{key}/jahresmails.
func (d *Desk) SwitchYearlyMails(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	key := chi.URLParam(r, "key")
	if err := d.editor.SetYearlyMails(r.Context(), user(r), key, form.Get("an") == "ja"); err != nil {
		return err
	}
	http.Redirect(w, r, "/verwaltung/netzwerke/"+key+"/pruefung?erledigt=jahresmails", http.StatusSeeOther)
	return nil
}

// AskInstitution serves POST /verwaltung/einrichtungen/{key}/bestaetigung: „Jetzt um Bestätigung bitten".
func (d *Desk) AskInstitution(w http.ResponseWriter, r *http.Request) error {
	form, err := web.Form(w, r)
	if err != nil {
		return err
	}
	key, network := chi.URLParam(r, "key"), form.Get("netzwerk")
	networks, err := d.store.NetworksOf(r.Context(), key)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(networks, user(r).MayEdit) {
		return fmt.Errorf("ask %q: %w", key, fault.Forbidden)
	}
	if !d.pages.Mails {
		return fmt.Errorf("ask %q: no e-mail is set up: %w", key, fault.Malformed(""))
	}
	if !directory.ValidKey(network) {
		return fault.Malformed("netzwerk")
	}
	if err := d.editor.Ask(r.Context(), user(r), key, d.pages.Now()); err != nil {
		return err
	}
	http.Redirect(w, r, "/verwaltung/netzwerke/"+network+"/pruefung?erledigt=gefragt#fragen", http.StatusSeeOther)
	return nil
}
