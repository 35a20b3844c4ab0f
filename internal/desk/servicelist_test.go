package desk_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// sendTable chooses a file in the form for tables of services.
func sendTable(t testing.TB, r *apptest.Program, a account.Account, name string, data []byte) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("datei", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.WriteField("text", "")
	_ = form.Close()
	return r.Ask(t, http.MethodPost, apptest.ServiceList, body.String(), func(req *http.Request) {
		req.Header.Set("Content-Type", form.FormDataContentType())
		*req = *apptest.As(req, a)
	})
}

// compared is the page that a table leads to.
func compared(t testing.TB, r *apptest.Program, a account.Account, w *httptest.ResponseRecorder) *httptest.ResponseRecorder {
	t.Helper()
	to := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || !strings.Contains(to, "/angebote/vergleich/") {
		t.Fatalf("status %d, it leads to %q", w.Code, to)
	}
	return r.Do(t, a, to, nil)
}

// reviewed is the form behind a review, ready to be sent.
func reviewed(t testing.TB, w *httptest.ResponseRecorder) apptest.Form {
	t.Helper()
	f := apptest.ReadForm(t, w)
	if w.Code != http.StatusOK || f.Values.Get("heute") == "" {
		t.Fatalf("status %d: %s", w.Code, f.Find(".summary, .lead, .done").Text())
	}
	return f
}

func TestATableOfServicesIsComparedAndTakenOver(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {apptest.CounsellingService()}, "weisser-ring": {{Key: "rat", Name: "Rat"}}})
	text := "Einrichtung;Name;Kosten;Sprachen;Laune\r\nschattenlicht;Beratung nach häuslicher Gewalt;=HYPERLINK(1);tr, Arabisch;gut\r\nWeißer Ring e. V.;Neu <b>;;Türkisch;\r\n"
	revisions := r.QueryInt(t, `select count(*) from desk.revisions`)
	for name, send := range map[string]func() *httptest.ResponseRecorder{
		"pasted": func() *httptest.ResponseRecorder { return r.Do(t, a, apptest.ServiceList, url.Values{"text": {text}}) },
		"UTF-8":  func() *httptest.ResponseRecorder { return sendTable(t, r, a, "a.csv", []byte("\ufeff"+text)) },
		"Windows": func() *httptest.ResponseRecorder {
			return sendTable(t, r, a, "a.csv", []byte(strings.NewReplacer("ä", "\xe4", "ß", "\xdf", "ü", "\xfc").Replace(text)))
		},
		"commas": func() *httptest.ResponseRecorder {
			return sendTable(t, r, a, "a.csv", []byte(strings.NewReplacer("tr, Arabisch", "tr | Arabisch", ";", ",").Replace(text)))
		},
		"Excel": func() *httptest.ResponseRecorder { return sendTable(t, r, a, "a.xlsx", spreadsheet(t, text)) },
	} {
		w := compared(t, r, a, send())
		f := reviewed(t, w)
		if lead := f.Find(".lead").Text(); !strings.HasPrefix(lead, "1 neu, 1 geändert, 0 unverändert, ") {
			t.Errorf("%s: %q", name, lead)
		}
		body := w.Body.String()
		for _, want := range []string{"<del>kostenlos</del>", "<ins>=HYPERLINK(1)</ins>", "Neu &lt;b&gt;", "„Laune“", "Weißer Ring e. V.: Rat"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s: the review does not say %s", name, want)
			}
		}
	}
	if r.QueryInt(t, `select count(*) from desk.revisions`) != revisions || r.Service(t, "herne", "schattenlicht").Cost != "kostenlos" {
		t.Error("looking has stored something")
	}
	f := reviewed(t, compared(t, r, a, r.Do(t, a, apptest.ServiceList, url.Values{"text": {text}})))
	if w := r.Do(t, a, f.Action, f.Values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "/verlauf/") {
		t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
	}
	want := apptest.CounsellingService()
	want.Cost = "=HYPERLINK(1)"
	if got := r.Service(t, "herne", "schattenlicht"); got.Cost != want.Cost || got.Remark != want.Remark || len(got.Contacts) != 2 || got.Official == nil {
		t.Errorf("%+v", got)
	}
	d := r.Dossier(t, "herne")
	if ring, _ := d.Institution("weisser-ring"); len(ring.Services) != 2 || ring.Services[1].Name != "Neu <b>" || ring.Services[1].Languages[0] != "tr" {
		t.Errorf("%+v", ring.Services)
	}
	if w := r.Do(t, a, f.Action, f.Values); w.Code != http.StatusConflict {
		t.Errorf("the same once more: status %d", w.Code)
	}
	table := r.Do(t, a, apptest.AtDesk+"herne/angebote/vorlage.csv", nil)
	if body := table.Body.String(); !strings.Contains(body, "'=HYPERLINK(1)") || strings.Contains(body, "Eva Muster") || strings.Contains(body, want.Remark) || !strings.Contains(table.Header().Get("Content-Disposition"), "vorlage.csv") {
		t.Errorf("the template: %s", body)
	}
	again := compared(t, r, a, sendTable(t, r, a, "vorlage.csv", table.Body.Bytes()))
	if page := apptest.ReadForm(t, again); again.Code != http.StatusOK || !strings.Contains(page.Find(".done").Text(), "Keine Änderungen") {
		t.Errorf("the template read in again: status %d, %s", again.Code, page.Find("main").Text())
	}
}

func spreadsheet(t testing.TB, text string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	for n, line := range strings.Split(strings.TrimSpace(text), "\r\n") {
		var cells []any
		for cell := range strings.SplitSeq(line, ";") {
			cells = append(cells, cell)
		}
		at, err := excelize.CoordinatesToCellName(1, n+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatIsWrongWithATableIsSaidByRowAndColumn(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	for _, test := range []struct {
		name, text, says string
	}{
		{"a language", "Einrichtung;Name;Sprachen\nschattenlicht;Rat;\n\nschattenlicht;Tat;Klingonisch", "Zeile 4, Spalte „Sprachen“: „Klingonisch“ ist nicht bekannt."},
		{"an institution of elsewhere", "Einrichtung;Name\nfrauenhaus-soest;Rat", "Zeile 2, Spalte „Einrichtung“: „frauenhaus-soest“ gehört nicht"},
		{"no headings", "Rat und Tat", "Die Spalte „Einrichtung“ fehlt."},
		{"nothing", " \n ", "Bitte fügen Sie eine Tabelle ein"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, path := range []string{apptest.ServiceList, apptest.AtDesk + "herne/angebote/uebernahme"} {
				if test.name == "nothing" && path != apptest.ServiceList {
					continue
				}
				form := url.Values{"text": {test.text}, "heute": {"alt"}}
				w := r.Do(t, a, path, form)
				if path != apptest.ServiceList && w.Code == http.StatusConflict {
					t.Error("a table with faults is compared again")
				}
				page := apptest.ReadForm(t, w)
				if said := page.Find(".summary").Text(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, test.says) {
					t.Errorf("%s: status %d, %q", path, w.Code, said)
				}
			}
		})
	}
	for name, data := range map[string]string{"a.pdf": "%PDF-1.4", "a.docx": "PK\x03\x04", "a.xlsx": "PK\x03\x04kaputt", "a.html": "<!doctype html><p>x</p>"} {
		if w := sendTable(t, r, a, name, []byte(data)); w.Code != http.StatusUnprocessableEntity || apptest.ReadForm(t, w).Find(".summary a[href='#datei']").Length() != 1 {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
	if w := sendTable(t, r, a, "a.csv", bytes.Repeat([]byte("a;b\n"), 3<<20/4)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("3 MB: status %d", w.Code)
	}
}

func TestATableThatWasComparedWithSomethingElseIsComparedAgain(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a, boris := r.AddCoordinator(t, "Anna", "herne"), r.AddCoordinator(t, "Boris", "herne")
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": nil})
	sent := r.Do(t, a, apptest.ServiceList, url.Values{"text": {"Einrichtung;Name;Kosten\nschattenlicht;Rat;keine"}})
	f := reviewed(t, compared(t, r, a, sent))
	theirs := r.OpenForm(t, boris, apptest.AtDesk+"herne/angebote/neu?einrichtung=schattenlicht")
	r.Do(t, boris, theirs.Action, theirs.With("name", "Rat", "kosten", "5 Euro"))
	w := r.Do(t, a, f.Action, f.Values)
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusConflict || !strings.Contains(page.Find(".summary").Text(), "inzwischen") || !strings.Contains(w.Body.String(), "<del>5 Euro</del>") {
		t.Fatalf("status %d", w.Code)
	}
	if w := r.Do(t, a, page.Action, page.Values); w.Code != http.StatusSeeOther || r.Service(t, "herne", "schattenlicht").Cost != "keine" {
		t.Errorf("status %d", w.Code)
	}
}
