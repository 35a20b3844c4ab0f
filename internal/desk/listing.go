package desk

import (
	"net/http"
	"strings"

	"rundtisch/internal/directory"
	"rundtisch/internal/web"
)

// ExportList serves GET /verwaltung/netzwerke/{key}/mitglieder.csv: the list as everybody sees it, in a table that can
// be changed and taken over again.
func (d *Desk) ExportList(w http.ResponseWriter, r *http.Request) error {
	dossier, _, err := d.pastedInto(r)
	if err != nil {
		return err
	}
	p := d.page(r, "")
	rows := [][]string{{"Einrichtung", "Träger", "Art", "Funktion", "Beziehung zum Netzwerk", "Seit", "Anmerkung", "Datum der Prüfung"}}
	at := map[string]directory.Institution{}
	for _, i := range dossier.Institutions {
		at[i.Key] = i
	}
	for _, m := range dossier.Members {
		name, parent, sectors := m.Group, "", []directory.Sector{m.Sector}
		if i, ok := at[m.Institution]; ok {
			name, parent, sectors = i.Name, at[i.Parent].Name, i.Sectors
		}
		if name == "" { // only a number
			continue
		}
		var words []string
		for _, s := range sectors {
			if s != "" {
				words = append(words, p.T("sector."+string(s)))
			}
		}
		rows = append(rows, []string{name, parent, strings.Join(words, ", "), m.Function, p.T("role." + string(m.Role)), string(m.Since), m.Note, string(m.CheckedOn)})
	}
	return web.CSV(w, "liste", rows)
}
