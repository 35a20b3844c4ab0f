package desk

import (
	"net/http"

	"rundtisch/internal/tables"
	"rundtisch/internal/web"
)

// ExportList serves GET /verwaltung/netzwerke/{key}/mitglieder.csv: the members as the coordination sees them, in a table that
// can be edited and imported again.
func (d *Desk) ExportList(w http.ResponseWriter, r *http.Request) error {
	dossier, err := d.exported(r)
	if err != nil {
		return err
	}
	list := tables.All[0]
	return web.CSV(w, "liste", append([][]string{list.Head}, list.Rows(dossier, d.words(r))...))
}
