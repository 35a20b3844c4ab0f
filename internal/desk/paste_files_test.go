package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/xuri/excelize/v2"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// workbook is an Excel file with these rows, as it is written.
func workbook(t testing.TB, rows [][]any, more func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		if err := more(f); err != nil {
			t.Fatal(err)
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// words are those of a part of a page, with one blank between them.
func words(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// The list of a network, downloaded and uploaded as it is, changes nothing: as a table and as a workbook, also where
// somebody has left and where names hold what lists usually mean something by.
func TestOnesOwnExportChangesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	keys := []string{"herne", "soest", "mettmann", "braunschweig", "anhalt-bitterfeld"}
	by := r.AddCoordinator(t, "Anna", keys...)
	d := r.Dossier(t, "herne")
	for _, i := range []directory.Institution{
		{Key: "weggang", Name: "AWO Weggang", Sectors: []directory.Sector{directory.SectorMiscellaneous}}, {Key: "haus-bogen", Name: "Haus am Bogen, Beratung & Hilfe – Außenstelle (Nord)", Sectors: []directory.Sector{directory.SectorMiscellaneous}},
		{Key: "praxis", Name: "Praxis Dr. Muster", Sectors: []directory.Sector{directory.SectorMiscellaneous}}, {Key: "jugend", Name: "Jugendamt (ehemalig)", Parent: "stadt-herne", Sectors: []directory.Sector{directory.SectorMiscellaneous}},
		{Key: "lichtblick", Name: "Haus Lichtblick", Sectors: []directory.Sector{directory.SectorShelter}}, {Key: "formel", Name: "=1+1 Verein e. V.", Sectors: []directory.Sector{directory.SectorMiscellaneous}},
	} {
		d.Institutions = append(d.Institutions, i)
		m := directory.Membership{Key: i.Key, Institution: i.Key, Role: directory.RoleMember, Since: "2001", Note: "kommt nur im Winter, Tel. 02921 1234"}
		if i.Key == "weggang" {
			m.Until = "2025-12-31"
		}
		d.Members = append(d.Members, m)
	}
	for n := range d.Institutions { // the table has their numbers: those that are known are no news
		d.Institutions[n].Contacts = append(d.Institutions[n].Contacts,
			directory.Contact{Key: "ueberweisung", Kind: directory.ContactReferral,
				Phone: fmt.Sprintf("030 2312500%d", n%10), Visibility: directory.Staff},
			directory.Contact{Key: "hilfe", Kind: directory.ContactHelp,
				Phone: fmt.Sprintf("030 2312510%d", n%10), Email: fmt.Sprintf("rat%d@example.org", n)})
	}
	if _, err := editorOf(r).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		if len(r.Dossier(t, key).Institutions) == 0 {
			continue // its list states a number and names nobody
		}
		for name, path := range map[string]string{"liste.csv": "/mitglieder.csv", "liste.xlsx": "/export/liste.xlsx"} {
			file := r.Do(t, by, "/verwaltung/netzwerke/"+key+path, nil)
			apptest.WantStatus(t, key+path, file, http.StatusOK)
			w := r.ChooseFile(t, by, key, name, file.Body.Bytes())
			apptest.WantStatus(t, key+" "+name, w, http.StatusOK)
			doc := apptest.Document(t, w)
			if !strings.Contains(doc.Find("main").Text(), "Keine Änderungen.") {
				t.Errorf("%s, %s: %s\n%s", key, name, words(doc.Find("p.lead")), words(doc.Find("#neu, .pastedrow.gone, section[aria-labelledby=neu], section[aria-labelledby=geaendert], section[aria-labelledby=ungelesen]")))
			}
		}
	}
}

// Who is missing from a list because Excel hides the row is not proposed for removal, neither at once nor after the
// text was changed.
func TestHiddenRowsAreToldAndRemoveNobody(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	data := workbook(t, [][]any{{"Einrichtung"}, {"Jugendämter"}, {"Gerichte"}, {"Staatsanwaltschaft"}, {"Polizei"}, {"Gesundheitsamt"}, {"Frauenberatung Soest"}}, func(f *excelize.File) error {
		if err := f.SetRowVisible("Sheet1", 5, false); err != nil {
			return err
		}
		return f.SetRowVisible("Sheet1", 6, false)
	})
	w := r.ChooseFile(t, by, "soest", "gefiltert.xlsx", data)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, _ := apptest.ReadReview(t, w)
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "2 ausgeblendete Zeilen haben wir nicht gelesen.") {
		t.Errorf("the page says %q", got)
	}
	if n, ticked := doc.Find(".gone").Length(), doc.Find(".gone input[checked]").Length(); n != 2 || ticked != 0 {
		t.Errorf("%d of %d are ticked, want none of 2", ticked, n)
	}
	again := apptest.FormValues(doc.Find("details.again form"))
	w = r.PasteAgain(t, by, "soest", again)
	apptest.WantStatus(t, "compared again", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "2 ausgeblendete Zeilen") || doc.Find(".gone input[checked]").Length() != 0 {
		t.Errorf("compared again, the page says %q", got)
	}
	decisions.Set("gelesen", "x")
	doc, _ = apptest.ReadReview(t, r.TakeOver(t, by, "soest", decisions))
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "2 ausgeblendete Zeilen") {
		t.Errorf("shown once more, the page says %q", got)
	}
}

// One row about a shelter that seems to say where it is does not take the list along; its words are shown and not kept.
func TestADoubtfulRowIsSetAside(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne", "soest")
	shelter(t, r, "Beratung Lichtblick e. V.")
	const text = "Mitglieder\n- Polizei Soest\n- Frauenhaus Soest, " + hiddenStreet + " 5, 59494 Soest\n- Caritas Soest\n- Frauenhaus Probe, Tel. 01234 56789 Frau Muster\n"
	w := r.Paste(t, by, "soest", text)
	apptest.WantStatus(t, "review", w, http.StatusOK)
	doc, decisions := apptest.ReadReview(t, w)
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "Zeile 3: „"+hiddenStreet+" 5") || strings.Contains(got, "Zeile 5") {
		t.Errorf("the page says %q", got)
	}
	if got := words(doc.Find("section[aria-labelledby=neu]")); strings.Contains(got, "Frauenhaus Soest") || !strings.Contains(got, "Frauenhaus Probe") || !strings.Contains(got, "01234 56789") {
		t.Errorf("new are %q", got)
	}
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "soest", decisions), http.StatusSeeOther)
	if apptest.KeyOf(r.Dossier(t, "soest"), "Caritas Soest") == "" {
		t.Error("the other rows were not taken over")
	}
	doc, _ = apptest.ReadReview(t, r.Paste(t, by, "soest", "Mitglieder\n- Polizei Soest\n- Schutzwohnung Ufer\n  "+hiddenStreet+" 5\n  44623 Herne\n- Caritas Soest\n"))
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "Zeile 3: „"+hiddenStreet+" 5") {
		t.Errorf("on lines below, the page says %q", got)
	}
	w = r.Paste(t, by, "herne", "Mitglieder\n- Polizei Herne\n- Beratung Lichtblick e.V., "+hiddenStreet+" 5\n- Caritas Herne\n")
	apptest.WantStatus(t, "known to be protected", w, http.StatusOK)
	doc, decisions = apptest.ReadReview(t, w)
	if got := words(doc.Find("section[aria-labelledby=ungelesen]")); !strings.Contains(got, "Zeile 3: „"+hiddenStreet+" 5") {
		t.Errorf("known to be protected, the page says %q", got)
	}
	decisions.Del("g")
	apptest.WantStatus(t, "take over the others", r.TakeOver(t, by, "herne", decisions), http.StatusSeeOther)
	var found int
	err := r.SQL.QueryRow(t.Context(), `select count(*) from desk.revisions where position($1 in document::text) > 0 or position($1 in changes::text) > 0`, hiddenStreet).Scan(&found)
	if err != nil || found > 0 || strings.Contains(r.Log.String(), hiddenStreet) {
		t.Errorf("the address is in %d revisions (%v), or in the log", found, err)
	}
}

// Every number of a row is offered or told, whichever kind of file it comes from, and each becomes a contact of its own.
func TestEveryNumberOfARowIsOfferedOrTold(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	rows := [][]any{{"Einrichtung", "Telefon", "Fax", "Mobil", "E-Mail"}, {"Lebenshilfe Probe e. V.", "02921 302546 / 47", "02921 302548", "0151 12345678", "a@example.org"}, {"Diakonie Probe", "2921302555", "", "", ""}}
	var table, page strings.Builder
	for _, row := range rows {
		page.WriteString("<tr>")
		for i, cell := range row {
			page.WriteString("<td>" + cell.(string))
			if i > 0 {
				table.WriteString("\t")
			}
			table.WriteString(cell.(string))
		}
		table.WriteString("\n")
	}
	for name, data := range map[string][]byte{"a.tsv": []byte(table.String()), "a.csv": []byte(strings.ReplaceAll(table.String(), "\t", ";")), "a.html": []byte("<html><table>" + page.String() + "</table>"), "a.xlsx": workbook(t, rows, nil)} {
		w := r.ChooseFile(t, by, "soest", name, data)
		apptest.WantStatus(t, name, w, http.StatusOK)
		doc := apptest.Document(t, w)
		first, second := words(doc.Find("#zeile1")), words(doc.Find("#zeile2"))
		for _, want := range []string{"Telefon 02921 302546", "Telefon 02921 302547", "Mobil 0151 12345678", "E-Mail a@example.org", "Nicht übernommen: Fax 02921 302548"} {
			if !strings.Contains(first, want) {
				t.Errorf("%s: %q is not in %q", name, want, first)
			}
		}
		if !strings.Contains(second, "Hier fehlt vielleicht die Null: 2921302555") {
			t.Errorf("%s: %q", name, second)
		}
	}
	_, decisions := apptest.ReadReview(t, r.ChooseFile(t, by, "soest", "a.xlsx", workbook(t, rows, nil)))
	apptest.WantStatus(t, "take over", r.TakeOver(t, by, "soest", decisions), http.StatusSeeOther)
	d := r.Dossier(t, "soest")
	inst, _ := d.Institution(apptest.KeyOf(d, "Lebenshilfe Probe e. V."))
	var got []string
	for _, c := range inst.Contacts {
		got = append(got, c.Label+"|"+c.Phone+"|"+c.Email)
	}
	if s := strings.Join(got, " "); s != "|02921 302546|a@example.org |02921 302547| Mobil|0151 12345678|" {
		t.Errorf("contacts are %q", s)
	}
}

// Somebody who has left comes back only if the coordination says so, and is never made a second time.
func TestWhoHasLeftIsKnown(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "soest")
	d := r.Dossier(t, "soest")
	d.Institutions = append(d.Institutions, directory.Institution{Key: "awo-soest", Name: "AWO Soest", Sectors: []directory.Sector{directory.SectorMiscellaneous}})
	d.Members = append(d.Members, directory.Membership{Key: "awo-soest", Institution: "awo-soest", Role: directory.RoleMember, Until: "2025-12-31"})
	if _, err := editorOf(r).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	doc, _ := apptest.ReadReview(t, r.Paste(t, by, "soest", "Mitglieder\n- AWO Soest\n- Frauenberatung Soest\n- Jugendämter\n"))
	row := doc.Find("#zeile1")
	if row.Find(`input[type=radio][checked]`).AttrOr("value", "") != "awo-soest" || row.Find("input[type=checkbox][checked]").Length() > 0 || !strings.Contains(words(row), "war bis 31.12.2025 Mitglied") {
		t.Errorf("who left is shown as %q", words(row))
	}
	for text, want := range map[string]string{
		"Einrichtung\tBis\nFrauenberatung Soest\t31.12.2025\nJugendämter\t\nGerichte\t\nStaatsanwaltschaft\t\nPolizei\t\nGesundheitsamt\t\n": "Laut Text Mitglied bis 31.12.2025",
		"Mitglieder\n- Frauenberatung Soest (ausgeschieden)\n- Jugendämter\n- Gerichte\n- Staatsanwaltschaft\n- Polizei\n- Gesundheitsamt\n": "Laut Text kein Mitglied mehr: „ausgeschieden“",
	} {
		doc, _ := apptest.ReadReview(t, r.Paste(t, by, "soest", text))
		if got := words(doc.Find(".gone")); !strings.Contains(got, "Frauenberatung Soest") || !strings.Contains(got, want) || doc.Find("#neu").Length() > 0 {
			t.Errorf("%q: gone are %q, %s", text, got, words(doc.Find("p.lead")))
		}
	}
}

// The table of offers says too what it did not read.
func TestTheTableOfOffersSaysWhatItDidNotRead(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	data := workbook(t, [][]any{{"Einrichtung", "Name", "Kosten"}, {"Weißer Ring e. V.", "Krisengespräch", "kostenfrei"}, {"Weißer Ring e. V.", "Gruppe", ""}}, func(f *excelize.File) error {
		if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
			return err
		}
		_, err := f.NewSheet("Mehr")
		return err
	})
	doc := apptest.Document(t, compared(t, r, by, sendTable(t, r, by, "angebote.xlsx", data)))
	if got := words(doc.Find(".notice.notes")); !strings.Contains(got, "1 ausgeblendete Zeile haben wir nicht gelesen.") || !strings.Contains(got, "„Mehr“") {
		t.Errorf("the page says %q: %s", got, words(doc.Find("main")))
	}
}
