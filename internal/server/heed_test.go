package server_test

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/admin"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/locale"
)

// everyPage asks for every address of the program, those inside and error pages too, and calls do with each page.
func (w *atWork) everyPage(t *testing.T, do func(path string, page *httptest.ResponseRecorder)) int {
	t.Helper()
	pages := 0
	visit := func(method, path string) {
		page := w.Send(t, method, path, "", nil)
		file := strings.HasPrefix(page.Header().Get("Content-Disposition"), "attachment") // every name in it says so
		if !file && strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") && (page.Code < 300 || page.Code >= 400) {
			pages++
			do(path, page)
		}
	}
	for _, path := range every(w.Program) {
		visit(http.MethodGet, path)
	}
	for _, a := range w.InsideAddresses() {
		if !slices.Contains(a.Methods, http.MethodGet) {
			continue
		}
		for _, path := range w.Filled(t, a.Pattern) {
			if path != "/weg" {
				visit(http.MethodGet, path)
			}
		}
	}
	for _, prefix := range []string{"", "/en"} {
		visit(http.MethodGet, prefix+"/gibt-es-nicht")
		visit(http.MethodDelete, prefix+"/netzwerke")
		visit(http.MethodPost, prefix+apptest.HernePage+"/hinweis")
		visit(http.MethodGet, prefix+"/stoerung")
		visit(http.MethodGet, prefix+"/panik")
	}
	visit(http.MethodGet, "/verwaltung/gibt-es-nicht")
	return pages
}

func TestEveryPageSaysSoWhereDataAreMadeUpAndNoneWhereTheyAreNot(t *testing.T) {
	t.Parallel()
	w := work(t)
	for _, prefix := range []string{"", "/en"} {
		w.Handle(prefix+"/stoerung", w.Pages.Serve(func(http.ResponseWriter, *http.Request) error { return errors.New("broken") }))
		w.Handle(prefix+"/panik", func(http.ResponseWriter, *http.Request) { panic("broken") })
	}
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, holds := range []bool{false, true} {
		if holds {
			w.MarkInvented(t, "herne")
		}
		pages := w.everyPage(t, func(path string, page *httptest.ResponseRecorder) {
			doc := apptest.Document(t, page)
			banner, robots := doc.Find("header p.invented"), doc.Find(`meta[name="robots"]`).AttrOr("content", "")
			if !holds {
				if banner.Length() != 0 || strings.Contains(page.Body.String(), "invented") || strings.Contains(robots, "noindex") {
					t.Errorf("%s (%d) says that data are made up; robots %q", path, page.Code, robots)
				}
				return
			}
			p := printers[doc.Find("html").AttrOr("lang", "")]
			want := p.T("invented.title") + " " + p.T("invented.text")
			if banner.Length() != 1 || banner.Text() != want || !strings.Contains(robots, "noindex") {
				t.Errorf("%s (%d) does not say that data are made up: %q; robots %q", path, page.Code, banner.Text(), robots)
			}
			if first := doc.Find("body a").First(); first.AttrOr("id", "") != "exit" {
				t.Errorf("%s: the way out no longer comes first", path)
			}
		})
		if pages < 80 {
			t.Errorf("only %d pages were looked at", pages)
		}
		t.Logf("made up: %v, %d pages", holds, pages)
	}
}

// heeding is a server that keeps pages, on a pool of the public level that can be closed.
func heeding(t *testing.T) (r *apptest.Program, closeDatabase func()) {
	t.Helper()
	r = apptest.Start(t)
	return r, r.DB.Pool(directory.Public).Close
}

func banner(t *testing.T, r *apptest.Program, path string) bool {
	t.Helper()
	w := r.Get(t, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s answers %d", path, w.Code)
	}
	return apptest.Document(t, w).Find("p.invented").Length() == 1
}

func TestTheBannerComesAndGoesWithTheMadeUpNetworksOnKeptPagesToo(t *testing.T) {
	t.Parallel()
	r, closeDatabase := heeding(t)
	if banner(t, r, "/hilfe") || banner(t, r, "/netzwerke") {
		t.Fatal("a directory without made-up networks says that it has some")
	}
	var said, progress bytes.Buffer
	if err := admin.Generate(t.Context(), r.DB.Owner, admin.Generating{Networks: 1, Seed: 1}, apptest.Today, &said, &progress); err != nil {
		t.Fatal(err)
	}
	if !banner(t, r, "/hilfe") || !banner(t, r, "/netzwerke/erfunden-1-1") {
		t.Error("after networks were made up pages do not say so")
	}
	if err := admin.RemoveGenerated(t.Context(), r.DB.Owner, &said, &progress); err != nil {
		t.Fatal(err)
	}
	if banner(t, r, "/hilfe") {
		t.Error("after the made-up networks are gone pages still speak of them")
	}
	closeDatabase()
	if w := r.Get(t, "/netzwerke/erfunden-1-1"); w.Code == http.StatusOK {
		t.Error("a page from when there were made-up networks is shown once the database is away")
	}
}

func TestWithoutADatabasePagesSayWhatWasKnownLast(t *testing.T) {
	t.Parallel()
	for _, known := range []bool{false, true} {
		r, closeDatabase := heeding(t)
		if known {
			r.MarkInvented(t, "herne")
		}
		r.Get(t, "/hilfe")
		closeDatabase()
		for range 2 { // made, then kept
			if banner(t, r, "/sicherheit") != known {
				t.Errorf("the page says something else than what was known: %v", known)
			}
		}
	}
}
