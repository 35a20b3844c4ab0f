package desk

import (
	"encoding/csv"
	"errors"
	"net/http"
	"slices"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
	"rundtisch/internal/servicelist"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// maxProblems is how many faults of a table are shown.
const maxProblems = 50

func problemsIn(faults []servicelist.Fault) []deskpages.Problem {
	var problems []deskpages.Problem
	for i, f := range faults {
		if i == maxProblems {
			return append(problems, deskpages.Problem{Text: moreFaults})
		}
		problems = append(problems, deskpages.Problem{Text: f.String()})
	}
	return problems
}

// showTable shows the first page again, with what was pasted and what is wrong with it.
func (d *Desk) showTable(w http.ResponseWriter, r *http.Request, status int, network deskpages.Network, text string,
	notes fileNotes, problems ...deskpages.Problem) error {
	view := deskpages.ServiceList{
		Network: network, Titles: servicelist.Titles(), Text: web.Legible(text), Problems: problems,
		FileNotes: slices.Concat(notes.Left, notes.Notes),
	}
	return web.Render(w, r, status, deskpages.ServiceListPage(d.page(r, "Tabelle einlesen"), view))
}

// showUnreadable answers if a table could not be read, and reports whether it did.
func (d *Desk) showUnreadable(w http.ResponseWriter, r *http.Request, network deskpages.Network, text string, err error) (bool, error) {
	var tooLarge *http.MaxBytesError
	var invalid fault.Invalid
	switch {
	case errors.As(err, &tooLarge):
		return true, d.showTable(w, r, http.StatusRequestEntityTooLarge, network, "", fileNotes{}, deskpages.Problem{
			Target: "datei",
			Text:   tableTooBig,
		})
	case errors.As(err, &invalid):
		target, wrong := "text", unreadableForm.InForm()
		said := invalid.InForm()
		for _, field := range []string{"datei", ""} {
			if said[field] != "" {
				wrong = said[field]
			}
		}
		if said["datei"] != "" {
			target = "datei"
		}
		return true, d.showTable(w, r, http.StatusUnprocessableEntity, network, text, fileNotes{},
			deskpages.Problem{Target: target, Text: wrong})
	}
	return err != nil, err
}

// reviewServices shows what would change, service by service.
func (d *Desk) reviewServices(w http.ResponseWriter, r *http.Request, status int, network deskpages.Network,
	dossier directory.Dossier, rows []servicelist.Row, notes fileNotes, stale string) error {
	table := servicelist.Read(rows, d.knownServices(r, dossier))
	proposals, aside := splitDoubtful(dossier, table.Proposals)
	table.Proposals = proposals
	after := dossier.Clone()
	faults := table.Faults
	if len(faults) == 0 {
		faults = servicelist.Apply(&after, table.Proposals, newServiceKey)
	}
	text := asCSV(rows)
	if len(faults) > 0 {
		return d.showTable(w, r, http.StatusUnprocessableEntity, network, strings.TrimPrefix(text, separatorLine), notes, problemsIn(faults)...)
	}
	view := deskpages.ServiceReview{
		Network: network, Text: text, Seen: servicesFingerprint(dossier), Stale: stale, Doubtful: aside, Ignored: table.Ignored,
		FileNotes: slices.Concat(notes.Left, notes.Notes), EncodedNotes: notes.String(),
	}
	listed := map[string]bool{}
	for _, p := range table.Proposals {
		i, _ := dossier.Institution(p.Institution)
		line := deskpages.ServiceLine{Row: p.Row, Institution: i.Name, Name: p.After.Name, Fields: changedFields(i, p)}
		if p.Before != nil {
			listed[i.Key+"/"+p.Before.Key] = true
		}
		switch {
		case p.Before == nil:
			view.New = append(view.New, line)
		case len(line.Fields) > 0:
			view.Changed = append(view.Changed, line)
		default:
			view.Same++
		}
	}
	for _, i := range dossier.Institutions {
		for _, s := range i.Services {
			if !listed[i.Key+"/"+s.Key] {
				view.Missing = append(view.Missing, deskpages.ServiceLine{Institution: i.Name, Name: s.Name})
			}
		}
	}
	return web.Render(w, r, status, deskpages.ServiceReviewPage(d.page(r, "Tabelle vergleichen"), view))
}

// changedFields returns the fields of a service that a row changes, with labels that do not repeat its name.
func changedFields(i directory.Institution, p servicelist.Proposal) []history.Field {
	alone := func(s *directory.Service) directory.Dossier {
		one := directory.Institution{Key: i.Key, Name: i.Name}
		if s != nil {
			one.Services = []directory.Service{*s}
		}
		return directory.Dossier{Institutions: []directory.Institution{one}}
	}
	var fields []history.Field
	for _, change := range history.Diff(alone(p.Before), alone(&p.After)) {
		for _, f := range change.Fields {
			if _, label, ok := strings.Cut(f.Label, "“: "); ok {
				f.Label = label
			}
			if p.Before == nil && f.Label == "Name" {
				continue // the heading shows it
			}
			fields = append(fields, f)
		}
	}
	return fields
}

// separatorLine names the separator of cells for spreadsheets. It is not shown to people.
const separatorLine = "sep=;\n"

// asCSV writes rows so that they have the same numbers when they are read again.
func asCSV(rows []servicelist.Row) string {
	var out strings.Builder
	out.WriteString(separatorLine)
	line := 1
	for _, row := range rows {
		for ; line < row.Number; line++ {
			out.WriteString("\n")
		}
		line++
		table := csv.NewWriter(&out)
		table.Comma = ';'
		_ = table.Write(row.Cells) // into memory
		table.Flush()
	}
	return out.String()
}
