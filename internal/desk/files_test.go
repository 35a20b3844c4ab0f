package desk_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"rundtisch/internal/account"
	"rundtisch/internal/admin"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	yamldocument "rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/store/storetest"
)

// sealed is the part of an address that is different at every search.
var sealed = regexp.MustCompile(`/suche/[A-Za-z0-9_-]{20,}`)

// files are the addresses that the page of exports leads to.
func files(t testing.TB, r *apptest.Program, by account.Account, key string) []string {
	t.Helper()
	w := r.Do(t, by, apptest.AtDesk+key+"/export", nil)
	apptest.WantStatus(t, "exports", w, http.StatusOK)
	var paths []string
	apptest.Document(t, w).Find("main a[href]").Each(func(_ int, s *goquery.Selection) {
		if path := s.AttrOr("href", ""); filepath.Ext(path) != "" {
			paths = append(paths, path)
		}
	})
	if len(paths) != 11 {
		t.Errorf("%d files: %v", len(paths), paths)
	}
	return paths
}

// What only the coordination may read is in the files of its coordinators and for nobody else; a name whose day has
// come is in none of them.
func TestTheFilesOfANetworkHoldWhatItsCoordinationMayRead(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := r.LoadSealed(t)
	d = d.Clone()
	d.People = []directory.Person{{Key: "p", Name: "Vergessene Person", Function: "Leitung", Basis: "Zeitung", DeleteOn: "2020-01-01"}}
	d.Contacts[0].Person = "p"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	anna, berta := r.AddCoordinator(t, "Anna", "versiegelt"), r.AddCoordinator(t, "Berta", "soest")
	held := 0
	for _, path := range files(t, r, anna, "versiegelt") {
		w := r.Do(t, anna, path, nil)
		apptest.WantStatus(t, path, w, http.StatusOK)
		text := apptest.Unpacked(w)
		if strings.Contains(text, "Vergessene Person") {
			t.Errorf("%s names somebody who may be named no longer", path)
		}
		if apptest.FindMark(text, apptest.CoordinationSeal.Marks()) != "" {
			held++
		}
		name := w.Header().Get("Content-Disposition")
		if !strings.HasPrefix(name, "attachment; filename=") || strings.Contains(name, "versiegelt") || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", path, w.Header())
		}
		if other := r.Do(t, berta, path, nil); other.Code != http.StatusForbidden || apptest.FindMark(apptest.Unpacked(other), apptest.CoordinationSeal.Marks()) != "" {
			t.Errorf("%s: another coordinator gets %d", path, other.Code)
		}
	}
	if held < 5 {
		t.Errorf("only %d files hold what is for the coordination", held)
	}
	for _, path := range files(t, r, berta, "soest") {
		if found := apptest.FindMark(apptest.Unpacked(r.Do(t, berta, path, nil)), append(apptest.StaffSeal.Marks(), apptest.CoordinationSeal.Marks()...)); found != "" {
			t.Errorf("%s holds what is of another network: %s", path, found)
		}
	}
	if w := r.Do(t, anna, apptest.AtDesk+"versiegelt/export/alles.csv", nil); w.Code != http.StatusNotFound {
		t.Errorf("a file that there is not: %d", w.Code)
	}
}

func TestTheFilesOfANetworkAreReadByOtherPrograms(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.OfferSomething(t)
	by := r.AddCoordinator(t, "Anna", "herne")
	want, err := yamldocument.Encode(r.Dossier(t, "herne"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{"yaml", "json"} {
		data := r.Do(t, by, apptest.AtDesk+"herne/export/liste."+ending, nil).Body.Bytes()
		read, err := yamldocument.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := yamldocument.Encode(read); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is another network (%v):\n%s", ending, err, cmp.Diff(string(want), string(got)))
		}
	}
	book, err := excelize.OpenReader(r.Do(t, by, apptest.AtDesk+"herne/export/liste.xlsx", nil).Body)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Mitglieder")
	if err != nil || len(rows) < 15 || rows[0][0] != "Einrichtung" {
		t.Errorf("%d members (%v)", len(rows), err)
	}
	sheet := excelize.NewFile() // what somebody would save of it: one sheet
	for y, row := range rows {
		for x, cell := range row {
			at, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if err := sheet.SetCellStr("Sheet1", at, cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	var saved bytes.Buffer
	if _, err := sheet.WriteTo(&saved); err != nil {
		t.Fatal(err)
	}
	w := r.ChooseFile(t, by, "herne", "liste.xlsx", saved.Bytes())
	apptest.WantStatus(t, "the sheet again", w, http.StatusOK)
	if main := apptest.Document(t, w).Find("main").Text(); !strings.Contains(main, "Keine Änderungen.") {
		t.Errorf("the members read in again: %.800s", main)
	}
}

func TestPagesOfADirectoryThatWasCarriedElsewhereAreTheSame(t *testing.T) {
	t.Parallel()
	first := apptest.Start(t)
	by := first.AddCoordinator(t, "Anna", "herne")
	change := editing.Change{By: by, Network: "herne", Kind: editing.KindEdit, Apply: func(w *editing.Work) error {
		w.Network.FormerKeys, w.Network.Key = []string{"herne"}, "herne-neu"
		return nil
	}}
	editor := editing.New(first.DB.Owner)
	if _, err := editor.Change(t.Context(), change, apptest.Today); err != nil {
		t.Fatal(err)
	}
	if _, err := editor.Merge(t.Context(), account.Account{ID: by.ID, Grants: []account.Grant{{Role: account.Operator}}}, "weisser-ring", "schattenlicht", apptest.Today); err != nil {
		t.Fatal(err)
	}
	if err := first.DB.Owner.RemoveNetwork(t.Context(), "mettmann"); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "bestand.zip")
	err := admin.WriteFiles(name, nil, func(files admin.Files) error {
		return admin.Whole(t.Context(), first.DB.Owner, files, io.Discard)
	})
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v (%v)", info.Mode(), err)
	}
	second := apptest.On(t, storetest.URL(t))
	whole, end, err := admin.OpenWhole(name)
	if err != nil {
		t.Fatal(err)
	}
	err = admin.LoadWhole(t.Context(), editing.New(second.DB.Owner), whole, apptest.Today.AddDate(0, 6, 0), io.Discard, io.Discard)
	if err := errors.Join(err, end()); err != nil {
		t.Fatal(err)
	}
	for _, url := range []string{first.URL, second.URL} {
		if err := apptest.MakeDownload(t.Context(), url); err != nil {
			t.Fatal(err)
		}
	}
	for path, status := range map[string]int{
		"/": 200, "/netzwerke": 200, "/netzwerke/herne-neu": 200, "/netzwerke/herne": 301, "/netzwerke/mettmann": 410, "/netzwerke/soest": 200, "/einrichtungen/weisser-ring": 200,
		"/einrichtungen/schattenlicht": 301, "/termine": 200, "/meldungen": 200, "/regionen/05": 200, "/hilfe": 200, "/sitemap.xml": 200, apptest.DownloadPath: 200, apptest.DownloadPath + ".sha256": 200, "/en/netzwerke/soest": 200,
	} {
		a, b := first.Get(t, path), second.Get(t, path)
		if a.Code != status || b.Code != status || a.Header().Get("Location") != b.Header().Get("Location") {
			t.Errorf("%s: %d and %d, want %d", path, a.Code, b.Code, status)
		}
		if diff := cmp.Diff(a.Body.String(), b.Body.String()); diff != "" {
			t.Errorf("%s (-first +second):\n%.1000s", path, diff)
		}
	}
	form := "wo=Frauenhaus"
	a, b := first.Found(t, "/suche", form, nil), second.Found(t, "/suche", form, nil)
	if diff := cmp.Diff(sealed.ReplaceAllString(a.Body.String(), ""), sealed.ReplaceAllString(b.Body.String(), "")); diff != "" {
		t.Errorf("what is searched is found otherwise (-first +second):\n%.2000s", diff)
	}
}
