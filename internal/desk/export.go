package desk

import (
	"bytes"
	"net/http"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/tables"
	"rundtisch/internal/web"
	"rundtisch/templates/deskpages"
)

// exportRoutes adds the addresses of the files. The lists of members and services have theirs beside their imports.
func (d *Desk) exportRoutes(r chi.Router) {
	serve := d.pages.Serve
	const path = "/verwaltung/netzwerke/{key}/export"
	r.Get(path, serve(d.ShowExports))
	for _, t := range tables.All {
		if t.Name != "mitglieder" && t.Name != "angebote" {
			r.Get(path+"/"+t.Name+".csv", serve(func(w http.ResponseWriter, r *http.Request) error { return d.exportTable(w, r, t) }))
		}
	}
	r.Get(path+"/liste.xlsx", serve(d.ExportWorkbook))
	r.Get(path+"/liste.yaml", serve(d.ExportDocument))
	r.Get(path+"/liste.json", serve(d.ExportJSON))
}

// ShowExports serves GET /verwaltung/netzwerke/{key}/export: the files and what each is for.
func (d *Desk) ShowExports(w http.ResponseWriter, r *http.Request) error {
	dossier, err := d.exported(r)
	if err != nil {
		return err
	}
	e := deskpages.Exports{Network: deskpages.Network{Key: dossier.Network.Key, Name: dossier.Network.Name}}
	words := d.words(r)
	for _, t := range tables.All {
		e.Tables = append(e.Tables, deskpages.ExportTable{Name: t.Name, Title: t.Title, Rows: len(t.Rows(dossier, words))})
	}
	return web.Render(w, r, http.StatusOK, deskpages.ExportPage(d.page(r, "Exportieren"), e))
}

// exported reads the network as its coordination may. Names that have expired are no longer in it.
func (d *Desk) exported(r *http.Request) (directory.Dossier, error) {
	return d.readers.Coordination.Dossier(r.Context(), chi.URLParam(r, "key"))
}

func (d *Desk) words(r *http.Request) tables.Words {
	page := d.page(r, "")
	return func(id string) string { return page.T(id) }
}

func (d *Desk) exportTable(w http.ResponseWriter, r *http.Request, t tables.Table) error {
	dossier, err := d.exported(r)
	if err != nil {
		return err
	}
	return web.CSV(w, t.Name, append([][]string{t.Head}, t.Rows(dossier, d.words(r))...))
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// ExportWorkbook serves GET /verwaltung/netzwerke/{key}/export/liste.xlsx: every table on a sheet of its own.
func (d *Desk) ExportWorkbook(w http.ResponseWriter, r *http.Request) error {
	dossier, err := d.exported(r)
	if err != nil {
		return err
	}
	var book bytes.Buffer
	if err := tables.XLSX(&book, dossier, d.words(r), d.pages.Now()); err != nil {
		return err
	}
	web.File(w, xlsxType, "liste", ".xlsx", book.Bytes())
	return nil
}

// ExportDocument serves GET /verwaltung/netzwerke/{key}/export/liste.yaml: the document of the network.
func (d *Desk) ExportDocument(w http.ResponseWriter, r *http.Request) error {
	return d.exportDocument(w, r, document.Encode, "application/yaml; charset=utf-8", ".yaml")
}

// ExportJSON serves GET /verwaltung/netzwerke/{key}/export/liste.json: the same as JSON.
func (d *Desk) ExportJSON(w http.ResponseWriter, r *http.Request) error {
	return d.exportDocument(w, r, document.EncodeJSON, "application/json", ".json")
}

func (d *Desk) exportDocument(w http.ResponseWriter, r *http.Request, encode func(directory.Dossier) ([]byte, error),
	contentType, extension string) error {
	dossier, err := d.exported(r)
	if err != nil {
		return err
	}
	data, err := encode(dossier)
	if err != nil {
		return err
	}
	web.File(w, contentType, "liste", extension, data)
	return nil
}
