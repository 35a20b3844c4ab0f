package desk

import (
	"crypto/rand"
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/takeover"
	"rundtisch/internal/upload"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

func (d *Desk) serviceListRoutes(r chi.Router) {
	serve := d.pages.Serve
	const services = "/verwaltung/netzwerke/{key}/angebote"
	r.Get(services+"/einlesen", serve(d.ShowServiceList))
	r.Post(services+"/einlesen", serve(d.KeepServiceList))
	r.Get(services+"/vergleich/{token}", serve(d.ReviewServiceList))
	r.Post(services+"/uebernahme", serve(d.TakeOverServiceList))
	r.Get(services+"/vorlage.csv", serve(d.ServiceListTemplate))
}

// ShowServiceList serves GET /verwaltung/netzwerke/{key}/angebote/einlesen.
func (d *Desk) ShowServiceList(w http.ResponseWriter, r *http.Request) error {
	_, network, err := d.published(r)
	if err != nil {
		return err
	}
	page := d.page(r, "Tabelle einlesen")
	if r.URL.Query().Get("unveraendert") != "" {
		page.Done = nothingToImport
	}
	return web.Render(w, r, http.StatusOK, deskpages.ServiceListPage(page, deskpages.ServiceList{
		Network: network, Titles: servicelist.Titles(),
	}))
}

// ServiceListTemplate serves GET /verwaltung/netzwerke/{key}/angebote/vorlage.csv: the headings and the current services.
func (d *Desk) ServiceListTemplate(w http.ResponseWriter, r *http.Request) error {
	dossier, _, err := d.published(r)
	if err != nil {
		return err
	}
	page := d.page(r, "")
	return web.CSV(w, "vorlage", servicelist.Cells(dossier.Institutions, func(id string) string { return page.T(id) }))
}

// KeepServiceList serves POST /verwaltung/netzwerke/{key}/angebote/einlesen: it keeps the table as a pasted list is kept, and
// leads to the comparison, so that Back never asks to send it again. What is wrong with it is said here.
func (d *Desk) KeepServiceList(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	text, rows, notes, err := pastedRows(w, r)
	if again, err := d.showUnreadable(w, r, network, text, err); again {
		return err
	}
	if faults := d.tableFaults(r, dossier, rows); len(faults) > 0 {
		return d.reviewServices(w, r, http.StatusOK, network, dossier, rows, notes, "")
	}
	word := rand.Text()
	kept := keptList{Source: takeover.Source{Text: asCSV(rows), Left: notes.Left, Notes: notes.Notes}}
	if err := d.keep(r, dossier.Network.ID(), word, kept); err != nil {
		return err
	}
	http.Redirect(w, r, "/verwaltung/netzwerke/"+network.Key+"/angebote/vergleich/"+word, http.StatusSeeOther)
	return nil
}

// tableFaults returns what is wrong with a table as a whole.
func (d *Desk) tableFaults(r *http.Request, dossier directory.Dossier, rows []servicelist.Row) []servicelist.Fault {
	table := servicelist.Read(rows, d.knownServices(r, dossier))
	if len(table.Faults) > 0 {
		return table.Faults
	}
	proposals, _ := splitDoubtful(dossier, table.Proposals)
	after := dossier.Clone()
	return servicelist.Apply(&after, proposals, newServiceKey)
}

// ReviewServiceList serves GET /verwaltung/netzwerke/{key}/angebote/vergleich/{token}: what would change.
func (d *Desk) ReviewServiceList(w http.ResponseWriter, r *http.Request) error {
	dossier, network, err := d.published(r)
	if err != nil {
		return err
	}
	l, err := d.kept(r.Context(), user(r).ID, dossier.Network.ID(), chi.URLParam(r, "token"))
	if isNotFound(err) {
		return d.showTable(w, r, http.StatusNotFound, network, "", fileNotes{}, deskpages.Problem{Target: "text", Text: tableGone})
	}
	if err != nil {
		return err
	}
	rows, _, err := readRows("", []byte(l.Text))
	if again, err := d.showUnreadable(w, r, network, l.Text, err); again {
		return err
	}
	return d.reviewServices(w, r, http.StatusOK, network, dossier, rows, fileNotes{l.Left, l.Notes}, "")
}

// TakeOverServiceList serves POST /verwaltung/netzwerke/{key}/angebote/uebernahme: it imports what the review showed, or shows
// the review again if anything has changed.
func (d *Desk) TakeOverServiceList(w http.ResponseWriter, r *http.Request) error {
	_, network, err := d.published(r)
	if err != nil {
		return err
	}
	form, err := web.FormUpTo(w, r, maxReviewForm, maxPasteFields)
	text := takeover.NormalizeBreaks(form.Get("text"))
	var rows []servicelist.Row
	if err == nil {
		rows, _, err = readRows("", []byte(text))
	}
	notes := parseFileNotes(form.Get("hinweise"))
	if again, err := d.showUnreadable(w, r, network, text, err); again {
		return err
	}
	var faults []servicelist.Fault
	saved, err := d.editor.Change(r.Context(), editing.Change{
		By: user(r), Network: network.Key, Kind: editing.KindList,
		Apply: func(work *editing.Work) error {
			if form.Get("heute") != servicesFingerprint(work.Dossier) {
				return fault.Stale
			}
			table := servicelist.Read(rows, d.knownServices(r, work.Dossier))
			table.Proposals, _ = splitDoubtful(work.Dossier, table.Proposals)
			if faults = table.Faults; len(faults) == 0 {
				faults = servicelist.Apply(&work.Dossier, table.Proposals, newServiceKey)
			}
			if len(faults) > 0 {
				return errRefused
			}
			return nil
		},
	}, d.pages.Now())
	if err == nil && saved.Number == 0 {
		http.Redirect(w, r, "/verwaltung/netzwerke/"+network.Key+"/angebote/einlesen?unveraendert=1", http.StatusSeeOther)
		return nil
	}
	if err == nil {
		return d.redirectToRevision(w, r, network.Key, saved.Number)
	}
	if wrong, ok := reason(err); ok {
		faults, err = []servicelist.Fault{{Reason: wrong}}, errRefused
	}
	switch {
	case errors.Is(err, errRefused):
		return d.showTable(w, r, http.StatusUnprocessableEntity, network, text, notes, problemsIn(faults)...)
	case !isStale(err):
		return err
	}
	dossier, network, err := d.published(r) // as it is now
	if err != nil {
		return err
	}
	return d.reviewServices(w, r, http.StatusConflict, network, dossier, rows, notes, servicesChanged)
}

// servicesFingerprint identifies the state that a table of services was compared with.
func servicesFingerprint(d directory.Dossier) string {
	return editing.Fingerprint(directory.Dossier{Institutions: d.Institutions})
}

func newServiceKey(name string, protected bool, used []string) string {
	return editing.NewServiceKey(name, protected, append(used, reservedKeys...))
}

// knownServices returns what a table is compared with.
func (d *Desk) knownServices(r *http.Request, dossier directory.Dossier) servicelist.Known {
	page := d.page(r, "")
	areas := map[string]string{}
	ambiguous := map[string]bool{}
	for _, k := range d.atlas.Kreise() {
		for _, name := range []string{k.Title, k.Name} {
			folded := directory.Fold(name)
			if other, ok := areas[folded]; ok && other != k.AGS {
				ambiguous[folded] = true
			}
			areas[folded] = k.AGS
		}
	}
	for _, k := range d.atlas.Kreise() {
		if folded := directory.Fold(k.Title); ambiguous[folded] && k.Title != k.Name {
			areas[folded] = k.AGS
			delete(ambiguous, folded)
		}
	}
	for name := range ambiguous {
		delete(areas, name) // a town and the Kreis around it
	}
	return servicelist.Known{Institutions: dossier.Institutions, Word: func(id string) string { return page.T(id) }, Areas: areas}
}

// pastedRows returns what was pasted, the rows of the form or of its file, and the notes about the file.
func pastedRows(w http.ResponseWriter, r *http.Request) (string, []servicelist.Row, fileNotes, error) {
	form, err := web.FormWithFiles(w, r, maxPasteForm, maxPasteFields)
	if err != nil {
		return "", nil, fileNotes{}, err
	}
	text := form.Get("text")
	name, data, err := chosenFile(r)
	switch {
	case err != nil:
		return text, nil, fileNotes{}, err
	case name != "" && strings.TrimSpace(text) != "":
		return text, nil, fileNotes{}, fault.Wrong(fault.At("datei"), tableOrFile)
	case name == "" && strings.TrimSpace(text) == "":
		return "", nil, fileNotes{}, fault.Wrong(nil, noTable)
	case name == "":
		data = []byte(takeover.NormalizeBreaks(text))
	}
	rows, notes, err := readRows(name, data)
	return text, rows, notes, err
}

// readRows reads the rows of a file, or of what was pasted if name is empty.
func readRows(name string, data []byte) ([]servicelist.Row, fileNotes, error) {
	if name == "" {
		name = "eingefuegt.csv"
	}
	read, err := upload.Rows(name, data)
	if err != nil {
		return nil, fileNotes{}, err
	}
	rows := make([]servicelist.Row, len(read.Rows))
	for i, row := range read.Rows {
		rows[i] = servicelist.Row(row)
	}
	return rows, fileNotes{read.Left, read.Notes}, nil
}
