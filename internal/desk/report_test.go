package desk_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// The report is handed on: what only some may read is not in it, nor is the name of anybody who was at a meeting.
func TestTheReportHoldsWhatMayBeHandedOnAndIsForItsCoordinationOnly(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.LoadSealed(t)
	r.Met(t, "versiegelt")
	anna, berta := r.AddCoordinator(t, "Anna", "versiegelt"), r.AddCoordinator(t, "Berta", "soest")
	secrets := slices.Concat(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks(), []string{"frauverborgen"})
	for _, file := range []string{"", "/liste.xlsx", "/liste.csv"} {
		path := apptest.AtDesk + "versiegelt/bericht" + file
		w := r.Do(t, anna, path, nil)
		apptest.WantStatus(t, path, w, http.StatusOK)
		text := apptest.AllText(w)
		if found := apptest.FindMark(text, secrets); found != "" {
			t.Errorf("%s: %s", path, found)
		}
		for _, words := range []string{"Einrichtung Probe", "Haus Probe", "Zweite Sitzung", "Die Notfallkarte wird neu gedruckt"} {
			if !strings.Contains(text, words) {
				t.Errorf("%s: %q is missing", path, words)
			}
		}
		if strings.Contains(text, "Vierte Sitzung") {
			t.Errorf("%s: a meeting that was not held yet", path)
		}
		apptest.WantStatus(t, path+" by others", r.Do(t, berta, path, nil), http.StatusForbidden)
	}
	for query, status := range map[string]int{
		"?jahr=2026": 200, "?jahr=1999": 404, "?jahr=2027": 404, "?jahr=x": 404,
		"?jahr=99999999999": 404, "?stand=gestern": 400, "?jahr=2026&stand=heute": 200,
	} {
		apptest.WantStatus(t, query, r.Do(t, anna, apptest.AtDesk+"versiegelt/bericht"+query, nil), status)
	}
}

// xlsx is a workbook as another program reads it: by its XML.
type xlsx struct {
	sheets []struct {
		Name string `xml:"name,attr"`
	}
	files map[string][]byte
}

type worksheet struct {
	Setup struct {
		Orientation string `xml:"orientation,attr"`
		Paper       int    `xml:"paperSize,attr"`
		Wide        string `xml:"fitToWidth,attr"`
		High        string `xml:"fitToHeight,attr"`
	} `xml:"pageSetup"`
	Properties struct {
		Fit struct {
			On bool `xml:"fitToPage,attr"`
		} `xml:"pageSetUpPr"`
	} `xml:"sheetPr"`
	Columns []struct {
		First int     `xml:"min,attr"`
		Last  int     `xml:"max,attr"`
		Width float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Rows []struct {
		Height float64 `xml:"ht,attr"`
		Cells  []struct {
			Kind  string `xml:"t,attr"`
			Value string `xml:"v"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

func openWorkbook(t *testing.T, data []byte) xlsx {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	book := xlsx{files: map[string][]byte{}}
	for _, f := range archive.File {
		file, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if book.files[f.Name], err = io.ReadAll(file); err != nil {
			t.Fatal(err)
		}
	}
	var list struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	book.read(t, "xl/workbook.xml", &list)
	book.sheets = append(book.sheets, list.Sheets...)
	return book
}

func (b xlsx) read(t *testing.T, name string, into any) {
	t.Helper()
	if err := xml.Unmarshal(b.files[name], into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func (b xlsx) sheet(t *testing.T, name string) (worksheet, [][]string) {
	t.Helper()
	var shared struct {
		Items []struct {
			Text string `xml:"t"`
		} `xml:"si"`
	}
	b.read(t, "xl/sharedStrings.xml", &shared)
	for n, s := range b.sheets {
		if s.Name != name {
			continue
		}
		var w worksheet
		b.read(t, "xl/worksheets/sheet"+strconv.Itoa(n+1)+".xml", &w)
		var rows [][]string
		for _, row := range w.Rows {
			var cells []string
			for _, c := range row.Cells {
				text := c.Value
				if at, err := strconv.Atoi(c.Value); c.Kind == "s" && err == nil {
					text = shared.Items[at].Text
				}
				cells = append(cells, text)
			}
			rows = append(rows, cells)
		}
		return w, rows
	}
	t.Fatalf("no sheet %q among %+v", name, b.sheets)
	return worksheet{}, nil
}

// printable fails where a sheet does not print across A4 on as many pages as it needs, or where a row hides lines.
func (b xlsx) printable(t *testing.T) {
	t.Helper()
	for _, s := range b.sheets {
		w, rows := b.sheet(t, s.Name)
		if w.Setup.Orientation != "landscape" || w.Setup.Paper != 9 || !w.Properties.Fit.On ||
			w.Setup.High != "0" || w.Setup.Wide == "0" || len(w.Setup.Wide) > 1 || w.Setup.Wide > "3" {
			t.Errorf("%s prints as %+v", s.Name, w.Setup)
		}
		var widths []float64
		for _, c := range w.Columns {
			for range c.Last - c.First + 1 {
				widths = append(widths, c.Width)
			}
		}
		for y, row := range rows {
			for x, cell := range row {
				if lines := float64(len([]rune(cell))) / widths[x]; w.Rows[y].Height < 15 || lines > w.Rows[y].Height/15 {
					t.Errorf("%s, row %d: %q is cut: %.1f points high, %.0f wide", s.Name, y+1, cell, w.Rows[y].Height, widths[x])
				}
			}
		}
	}
}

func TestTheWorkbookOfTheReportAsAnotherProgramReadsIt(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Met(t, "herne")
	anna := r.AddCoordinator(t, "Anna", "herne")
	w := r.Do(t, anna, apptest.AtDesk+"herne/bericht/liste.xlsx", nil)
	apptest.WantStatus(t, "workbook", w, http.StatusOK)
	if name := w.Header().Get("Content-Disposition"); !strings.Contains(name, "bericht-2026.xlsx") {
		t.Errorf("the file is called %s", name)
	}
	book := openWorkbook(t, w.Body.Bytes())
	book.printable(t)
	_, members := book.sheet(t, "Mitglieder")
	shelter := func(row []string) bool { return row[0] == "Frauenhaus" && row[1] == "Frauenhaus Herne" }
	if !slices.ContainsFunc(members, shelter) || len(members) != 18 {
		t.Errorf("%d rows: %q", len(members), members)
	}
	_, meetings := book.sheet(t, "Sitzungen")
	if want := []string{"18.02.2026", "Erste Sitzung", "15", "30"}; len(meetings) != 4 || !slices.Equal(meetings[1], want) {
		t.Errorf("%q, want %q", meetings, want)
	}
	_, results := book.sheet(t, "Ergebnisse")
	want := []string{"18.02.2026", "Die Fortbildung wird wiederholt", "", "30.11.2026", "erledigt"} // whose it is, is a person
	if len(results) != 10 || !slices.Equal(results[2], want) {
		t.Errorf("%q, want %q", results, want)
	}
	_, present := book.sheet(t, "Teilnahme")
	if len(present) != 16 || present[1][1] != "3 von 3" || present[15][1] != "2 von 3" {
		t.Errorf("%q", present)
	}

	// The lists of the network, printed: the same rules, and how to reach the members.
	whole := openWorkbook(t, r.Do(t, anna, apptest.AtDesk+"herne/export/liste.xlsx", nil).Body.Bytes())
	whole.printable(t)
	if _, rows := whole.sheet(t, "Mitglieder"); !slices.Contains(rows[0], "Telefon") || !slices.Contains(rows[0], "E-Mail") {
		t.Errorf("%q", rows[0])
	}
}

func TestTheReportAsOneTable(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Met(t, "herne")
	w := r.Do(t, r.AddCoordinator(t, "Anna", "herne"), apptest.AtDesk+"herne/bericht/liste.csv", nil)
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(w.Body.String(), "\ufeff")))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"Bereich", "Bezeichnung", "Gehört zu", "Datum", "Zahl", "Hinweis"}, {"Übersicht", "Sitzungen, die stattfanden", "", "", "3", ""},
		{"Sitzungen", "Erste Sitzung", "", "18.02.2026", "15", "30 Personen"},
		{"Mitglieder", "Frauenhaus Herne", "", "", "", "Frauenhaus; Mitglied"},
	} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestTheReportOfAYearThatIsOverSaysWhatWasKeptAndWhatDiffers(t *testing.T) {
	t.Parallel()
	newYear := time.Date(2027, 1, 1, 0, 10, 0, 0, directory.Germany())
	r := apptest.Start(t, func(s *apptest.Setup) { s.Now = func() time.Time { return newYear.AddDate(0, 0, 7) } })
	r.Met(t, "herne")
	editor := editing.New(r.DB.Owner)
	anna := r.AddCoordinator(t, "Anna", "herne")
	says := func(query string) string {
		t.Helper()
		w := r.Do(t, anna, apptest.AtDesk+"herne/bericht"+query, nil)
		apptest.WantStatus(t, query, w, http.StatusOK)
		return apptest.Said(t, w)
	}
	wants := func(query string, words ...string) {
		t.Helper()
		text := says(query)
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s lacks %q:\n%s", query, word, text)
			}
		}
	}
	wants("?jahr=2026", "das ganze Jahr, nach dem Wissen vom 8. Januar 2027")
	if n, err := editor.KeepReports(t.Context(), 2026, newYear); err != nil || n == 0 {
		t.Fatalf("%d kept (%v)", n, err)
	}
	wants("?jahr=2026", "Dieser Bericht wurde am 1. Januar 2027 festgehalten", "Heute käme dasselbe heraus.", "Stand am 31. Dezember 2026")
	r.Exec(t, `delete from desk.meetings where title = 'Zweite Sitzung'`)
	wants("?jahr=2026", "Sitzungen, die stattfanden: damals 3, heute 2", "Zweite Sitzung", "Bericht nach heutigem Wissen")
	wants("?jahr=2026&stand=heute", "Das ist der Bericht nach heutigem Wissen.", "Stand am Jahresende")
	if strings.Contains(says("?jahr=2026&stand=heute"), "Zweite Sitzung") {
		t.Error("today's report is the one that was kept")
	}
	wants("", "bisher, Stand heute: 8. Januar 2027", "Für dieses Jahr ist keine Sitzung eingetragen")
}
