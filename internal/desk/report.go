package desk

import (
	"bytes"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"rundtisch/internal/annual"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/tables"
	"rundtisch/internal/web"
	"rundtisch/templates/annualpages"
)

func (d *Desk) reportRoutes(r chi.Router) {
	const path = "/verwaltung/netzwerke/{key}/bericht"
	r.Get(path, d.pages.Serve(d.ShowReport))
	r.Get(path+"/liste.xlsx", d.pages.Serve(d.ExportReport))
	r.Get(path+"/liste.csv", d.pages.Serve(d.ExportReportTable))
}

// ShowReport serves GET /verwaltung/netzwerke/{key}/bericht: what the network can show for this year, or for ?jahr=2025. Of a year
// that is over it is what was kept at its end; with ?stand=heute what would be kept today.
func (d *Desk) ShowReport(w http.ResponseWriter, r *http.Request) error {
	sheet, err := d.report(r)
	if err != nil {
		return err
	}
	return web.Render(w, r, http.StatusOK, annualpages.ReportPage(d.page(r, "Bericht "+strconv.Itoa(sheet.Report.Year)), sheet))
}

// report reads the report that the address asks for.
func (d *Desk) report(r *http.Request) (annualpages.Sheet, error) {
	now := d.pages.Now()
	sheet := annualpages.Sheet{Key: chi.URLParam(r, "key")}
	year := directory.YearOf(now)
	if text := r.URL.Query().Get("jahr"); text != "" {
		asked, err := parseNumber(text)
		if err != nil {
			return sheet, err
		}
		year = int(asked)
	}
	state := r.URL.Query().Get("stand")
	if state != "" && state != "heute" {
		return sheet, fault.Malformed("stand")
	}
	found, err := d.editor.YearReport(r.Context(), user(r), sheet.Key, year, now)
	if err != nil {
		return sheet, err
	}
	for y := directory.YearOf(now); y >= found.First; y-- {
		sheet.Years = append(sheet.Years, y)
	}
	sheet.Report = found.Today
	if sheet.Newer = !found.KeptAt.IsZero(); sheet.Newer && state == "" {
		sheet.Newer, sheet.Report, sheet.KeptAt = false, found.Kept, found.KeptAt.In(web.Berlin)
		sheet.Differs = annual.Differences(found.Kept, found.Today)
	}
	return sheet, nil
}

// ExportReport serves GET /verwaltung/netzwerke/{key}/bericht/liste.xlsx: the same as a workbook.
func (d *Desk) ExportReport(w http.ResponseWriter, r *http.Request) error {
	sheet, err := d.report(r)
	if err != nil {
		return err
	}
	var sheets []tables.Sheet
	for _, s := range sheet.Report.Sheets(d.page(r, "").Words) {
		sheets = append(sheets, tables.Sheet(s))
	}
	var book bytes.Buffer
	if err := tables.Workbook(&book, sheets, d.pages.Now()); err != nil {
		return err
	}
	web.File(w, xlsxType, reportFile(sheet), ".xlsx", book.Bytes())
	return nil
}

// ExportReportTable serves GET /verwaltung/netzwerke/{key}/bericht/liste.csv: the same in one table.
func (d *Desk) ExportReportTable(w http.ResponseWriter, r *http.Request) error {
	sheet, err := d.report(r)
	if err != nil {
		return err
	}
	rows := sheet.Report.Table(d.page(r, "").Words)
	return web.CSV(w, reportFile(sheet), append([][]string{annual.TableHead}, rows...))
}

// reportFile is neutral: the file stays among the downloads.
func reportFile(sheet annualpages.Sheet) string { return "bericht-" + strconv.Itoa(sheet.Report.Year) }
