package desk

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) serviceListRoutes(r chi.Router) {
	serve := d.pages.Serve
	const services = "/verwaltung/netzwerke/{key}/angebote"
	r.Get(services+"/einlesen", serve(d.ShowServiceList))
	r.Post(services+"/einlesen", serve(d.ReviewServiceList))
	r.Post(services+"/uebernahme", serve(d.TakeOverServiceList))
	r.Get(services+"/vorlage.csv", serve(d.ServiceListTemplate))
}

// ShowServiceList serves GET /verwaltung/netzwerke/{key}/angebote/einlesen.
func (d *Desk) ShowServiceList(w http.ResponseWriter, r *http.Request) error {
	_, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	page := d.page(r, "Tabelle einlesen")
	if r.URL.Query().Get("unveraendert") != "" {
		page.Done = "Keine Änderungen: Es gab nichts zu übernehmen."
	}
	return web.Render(w, r, http.StatusOK, deskpages.ServiceListPage(page, deskpages.ServiceList{Network: network, Titles: servicelist.Titles()}))
}

// ServiceListTemplate serves GET /verwaltung/netzwerke/{key}/angebote/vorlage.csv: the headings, and what there is today.
func (d *Desk) ServiceListTemplate(w http.ResponseWriter, r *http.Request) error {
	dossier, _, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	page := d.page(r, "")
	return web.CSV(w, "vorlage", servicelist.Cells(dossier.Institutions, func(id string) string { return page.T(id) }))
}

// ReviewServiceList serves POST /verwaltung/netzwerke/{key}/angebote/einlesen: what would change. It stores nothing.
func (d *Desk) ReviewServiceList(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	text, rows, told, err := pastedRows(w, r)
	if again, err := d.refusedTable(w, r, network, text, err); again {
		return err
	}
	return d.reviewServices(w, r, http.StatusOK, network, dossier, rows, told, "")
}

// TakeOverServiceList serves POST /verwaltung/netzwerke/{key}/angebote/uebernahme: with what the review showed, it stores
// that; with anything else it shows the review again.
func (d *Desk) TakeOverServiceList(w http.ResponseWriter, r *http.Request) error {
	_, network, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	form, err := web.FormUpTo(w, r, maxReviewForm, maxPasteFields)
	text := oneKindOfBreaks(form.Get("text"))
	var rows []servicelist.Row
	if err == nil {
		rows, _, err = rowsOf("", []byte(text))
	}
	told := toldBefore(form.Get("hinweise"))
	if again, err := d.refusedTable(w, r, network, text, err); again {
		return err
	}
	var faults []servicelist.Fault
	saved, err := d.editor.Change(r.Context(), editing.Change{By: by(r), Network: network.Key, Kind: editing.KindList, Apply: func(work *editing.Work) error {
		if form.Get("heute") != servicesFingerprint(work.Dossier) {
			return fault.Stale
		}
		table := servicelist.Read(rows, d.compared(r, work.Dossier))
		table.Proposals, _ = servicesAside(work.Dossier, table.Proposals)
		if faults = table.Faults; len(faults) == 0 {
			faults = servicelist.Apply(&work.Dossier, table.Proposals, newServiceKey)
		}
		if len(faults) > 0 {
			return errRefused
		}
		return nil
	}}, d.pages.Now())
	if err == nil && saved.Number == 0 {
		http.Redirect(w, r, "/verwaltung/netzwerke/"+network.Key+"/angebote/einlesen?unveraendert=1", http.StatusSeeOther)
		return nil
	}
	if err == nil {
		return d.toRevision(w, r, network.Key, saved.Number)
	}
	if wrong, ok := reason(err); ok {
		faults, err = []servicelist.Fault{{Reason: wrong}}, errRefused
	}
	switch {
	case errors.Is(err, errRefused):
		return d.showTable(w, r, http.StatusUnprocessableEntity, network, text, told, problemsIn(faults)...)
	case !isStale(err):
		return err
	}
	dossier, network, err := d.pastedInto(r) // as it is now
	if err != nil {
		return err
	}
	return d.reviewServices(w, r, http.StatusConflict, network, dossier, rows, told, "Jemand hat inzwischen etwas geändert. Hier ist der Vergleich mit dem neuen Stand. Gespeichert wurde nichts.")
}

// servicesFingerprint names the state of what a table of services is compared with.
func servicesFingerprint(d directory.Dossier) string {
	return editing.Fingerprint(directory.Dossier{Institutions: d.Institutions})
}

func newServiceKey(name string, protected bool, used []string) string {
	return editing.NewServiceKey(name, protected, append(used, reservedKeys...))
}

// compared is what a table is compared with.
func (d *Desk) compared(r *http.Request, dossier directory.Dossier) servicelist.Known {
	page := d.page(r, "")
	areas := map[string]string{}
	twice := map[string]bool{}
	for _, k := range d.atlas.Kreise() {
		for _, name := range []string{k.Title, k.Name} {
			folded := directory.Fold(name)
			if other, ok := areas[folded]; ok && other != k.AGS {
				twice[folded] = true
			}
			areas[folded] = k.AGS
		}
	}
	for _, k := range d.atlas.Kreise() {
		if folded := directory.Fold(k.Title); twice[folded] && k.Title != k.Name {
			areas[folded] = k.AGS
			delete(twice, folded)
		}
	}
	for name := range twice {
		delete(areas, name) // a town and the Kreis around it
	}
	return servicelist.Known{Institutions: dossier.Institutions, Word: func(id string) string { return page.T(id) }, Areas: areas}
}

// pastedRows returns the rows of the form or of its file, what was pasted, and what is to be told of the file.
func pastedRows(w http.ResponseWriter, r *http.Request) (string, []servicelist.Row, toldOfFile, error) {
	form, err := web.FormWithFiles(w, r, maxPasteForm, maxPasteFields)
	if err != nil {
		return "", nil, toldOfFile{}, err
	}
	text := form.Get("text")
	name, data, err := chosenFile(r)
	switch {
	case err != nil:
		return text, nil, toldOfFile{}, err
	case name != "" && strings.TrimSpace(text) != "":
		return text, nil, toldOfFile{}, fault.Wrong(fault.At("datei"), tableOrFile)
	case name == "" && strings.TrimSpace(text) == "":
		return "", nil, toldOfFile{}, fault.Wrong(nil, noTable)
	case name == "":
		data = []byte(oneKindOfBreaks(text))
	}
	rows, told, err := rowsOf(name, data)
	return text, rows, told, err
}

// rowsOf reads a file, or what was pasted where it has no name.
func rowsOf(name string, data []byte) ([]servicelist.Row, toldOfFile, error) {
	if name == "" {
		name = "eingefuegt.csv"
	}
	read, err := upload.Rows(name, data)
	if err != nil {
		return nil, toldOfFile{}, err
	}
	rows := make([]servicelist.Row, len(read.Rows))
	for i, row := range read.Rows {
		rows[i] = servicelist.Row(row)
	}
	return rows, toldOfFile{read.Left, read.Notes}, nil
}
