package server_test

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
	"rundtisch/internal/directory"
)

const serviceList = atDesk + "herne/angebote/einlesen"

// sendTable chooses a file in the form for tables of services.
func (r *running) sendTable(t testing.TB, a account.Account, name string, data []byte) *httptest.ResponseRecorder {
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
	return r.ask(t, http.MethodPost, serviceList, body.String(), func(req *http.Request) {
		req.Header.Set("Content-Type", form.FormDataContentType())
		*req = *as(req, a)
	})
}

// reviewed is the form behind a review, ready to be sent.
func reviewed(t testing.TB, w *httptest.ResponseRecorder) filledForm {
	t.Helper()
	f := readForm(t, w)
	if w.Code != http.StatusOK || f.values.Get("heute") == "" {
		t.Fatalf("status %d: %s", w.Code, f.Find(".summary, .lead, .done").Text())
	}
	return f
}

func TestATableOfServicesIsComparedAndTakenOver(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	r.offer(t, "herne", map[string][]directory.Service{"schattenlicht": {counselling()}, "weisser-ring": {{Key: "rat", Name: "Rat"}}})
	text := "Einrichtung;Name;Kosten;Sprachen;Laune\r\nschattenlicht;Beratung nach häuslicher Gewalt;=HYPERLINK(1);tr, Arabisch;gut\r\nWeißer Ring e. V.;Neu <b>;;Türkisch;\r\n"
	revisions := r.number(t, `select count(*) from desk.revisions`)
	for name, send := range map[string]func() *httptest.ResponseRecorder{
		"pasted": func() *httptest.ResponseRecorder { return r.asAccount(t, a, serviceList, url.Values{"text": {text}}) },
		"UTF-8":  func() *httptest.ResponseRecorder { return r.sendTable(t, a, "a.csv", []byte("\ufeff"+text)) },
		"Windows": func() *httptest.ResponseRecorder {
			return r.sendTable(t, a, "a.csv", []byte(strings.NewReplacer("ä", "\xe4", "ß", "\xdf", "ü", "\xfc").Replace(text)))
		},
		"commas": func() *httptest.ResponseRecorder {
			return r.sendTable(t, a, "a.csv", []byte(strings.NewReplacer("tr, Arabisch", "tr | Arabisch", ";", ",").Replace(text)))
		},
		"Excel": func() *httptest.ResponseRecorder { return r.sendTable(t, a, "a.xlsx", spreadsheet(t, text)) },
	} {
		w := send()
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
	if r.number(t, `select count(*) from desk.revisions`) != revisions || r.service(t, "herne", "schattenlicht").Cost != "kostenlos" {
		t.Error("looking has stored something")
	}
	f := reviewed(t, r.asAccount(t, a, serviceList, url.Values{"text": {text}}))
	if w := r.asAccount(t, a, f.action, f.values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "/verlauf/") {
		t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
	}
	want := counselling()
	want.Cost = "=HYPERLINK(1)"
	if got := r.service(t, "herne", "schattenlicht"); got.Cost != want.Cost || got.Remark != want.Remark || len(got.Contacts) != 2 || got.Official == nil {
		t.Errorf("%+v", got)
	}
	d := r.dossier(t, "herne")
	if ring, _ := d.Institution("weisser-ring"); len(ring.Services) != 2 || ring.Services[1].Name != "Neu <b>" || ring.Services[1].Languages[0] != "tr" {
		t.Errorf("%+v", ring.Services)
	}
	if w := r.asAccount(t, a, f.action, f.values); w.Code != http.StatusConflict {
		t.Errorf("the same once more: status %d", w.Code)
	}
	table := r.asAccount(t, a, atDesk+"herne/angebote/vorlage.csv", nil)
	if body := table.Body.String(); !strings.Contains(body, "'=HYPERLINK(1)") || strings.Contains(body, "Eva Muster") || strings.Contains(body, want.Remark) || !strings.Contains(table.Header().Get("Content-Disposition"), "vorlage.csv") {
		t.Errorf("the template: %s", body)
	}
	again := r.sendTable(t, a, "vorlage.csv", table.Body.Bytes())
	if page := readForm(t, again); again.Code != http.StatusOK || !strings.Contains(page.Find(".done").Text(), "Keine Änderungen") {
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
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
	for _, test := range []struct {
		name, text, says string
	}{
		{"a language", "Einrichtung;Name;Sprachen\nschattenlicht;Rat;\n\nschattenlicht;Tat;Klingonisch", "Zeile 4, Spalte „Sprachen“: „Klingonisch“ ist nicht bekannt."},
		{"an institution of elsewhere", "Einrichtung;Name\nfrauenhaus-soest;Rat", "Zeile 2, Spalte „Einrichtung“: „frauenhaus-soest“ gehört nicht"},
		{"no headings", "Rat und Tat", "Die Spalte „Einrichtung“ fehlt."},
		{"nothing", " \n ", "Bitte fügen Sie eine Tabelle ein"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, path := range []string{serviceList, atDesk + "herne/angebote/uebernahme"} {
				if test.name == "nothing" && path != serviceList {
					continue
				}
				form := url.Values{"text": {test.text}, "heute": {"alt"}}
				w := r.asAccount(t, a, path, form)
				if path != serviceList && w.Code == http.StatusConflict {
					t.Error("a table with faults is compared again")
				}
				page := readForm(t, w)
				if said := page.Find(".summary").Text(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, test.says) {
					t.Errorf("%s: status %d, %q", path, w.Code, said)
				}
			}
		})
	}
	for name, data := range map[string]string{"a.pdf": "%PDF-1.4", "a.docx": "PK\x03\x04", "a.xlsx": "PK\x03\x04kaputt", "a.html": "<!doctype html><p>x</p>"} {
		if w := r.sendTable(t, a, name, []byte(data)); w.Code != http.StatusUnprocessableEntity || readForm(t, w).Find(".summary a[href='#datei']").Length() != 1 {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
	if w := r.sendTable(t, a, "a.csv", bytes.Repeat([]byte("a;b\n"), 3<<20/4)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("3 MB: status %d", w.Code)
	}
}

func TestATableThatWasComparedWithSomethingElseIsComparedAgain(t *testing.T) {
	r := start(t)
	a, boris := r.coordinatorOf(t, "Anna", "herne"), r.coordinatorOf(t, "Boris", "herne")
	r.offer(t, "herne", map[string][]directory.Service{"schattenlicht": nil})
	f := reviewed(t, r.asAccount(t, a, serviceList, url.Values{"text": {"Einrichtung;Name;Kosten\nschattenlicht;Rat;keine"}}))
	theirs := r.openForm(t, boris, atDesk+"herne/angebote/neu?einrichtung=schattenlicht")
	r.asAccount(t, boris, theirs.action, theirs.with("name", "Rat", "kosten", "5 Euro"))
	w := r.asAccount(t, a, f.action, f.values)
	page := readForm(t, w)
	if w.Code != http.StatusConflict || !strings.Contains(page.Find(".summary").Text(), "inzwischen") || !strings.Contains(w.Body.String(), "<del>5 Euro</del>") {
		t.Fatalf("status %d", w.Code)
	}
	if w := r.asAccount(t, a, page.action, page.values); w.Code != http.StatusSeeOther || r.service(t, "herne", "schattenlicht").Cost != "keine" {
		t.Errorf("status %d", w.Code)
	}
}
