package pages_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/browser"
	"rundtisch/internal/parts"
)

// deskPages are pages of the desk on which entries are edited, one of each kind.
var deskPages = []string{
	"soest", "soest/ziele", "soest/mitglieder", "soest/netzwerk", "soest/gebiet", "soest/zeitraeume/neu", "soest/mitglieder/neu", "soest/mitglieder/neu?als=nur_zahl",
	"soest/termine", "soest/termine/neu", "soest/meldungen", "soest/kontakte", "soest/kontakte/neu", "soest/quellen", "soest/belege", "soest/belege/neu", "soest/personen", "soest/einrichtungen",
	"herne/einrichtungen/beratung-herne", "herne/ziele/aufklaerung", "herne/ziele/aufklaerung/loeschung",
	"herne/schritte", "herne/nummern", "herne/adressen", "herne/nummern/weisser-ring/neu", "herne/angebote", "herne/angebote/neu", "herne/angebote/neu?einrichtung=beratung-herne", "herne/angebote/schattenlicht.beratung", "herne/angebote/schattenlicht.beratung/loeschung", "herne/angebote/einlesen",
}

// TestPagesOfTheDesk looks at the forms as TestEveryPage does at the pages of the public.
func TestPagesOfTheDesk(t *testing.T) {
	r := apptest.Start(t)
	r.OfferSomething(t)
	anna, boris := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...), r.AddCoordinator(t, "Boris", apptest.FiveNetworks...)
	at := apptest.ServeAs(t, r, anna)
	b := browser.Open(t)
	look := func(t *testing.T, name string) {
		b := b.During(t)
		if name != "fault" && name != "conflict" { // there the focus is at what went wrong, and Tab goes on from it
			b.CheckExitIsFirst()
		}
		b.Inspect(true, 390, 1280, 320)
		if pictures := os.Getenv("RUNDTISCH_SCREENSHOTS"); pictures != "" {
			b.Photograph(filepath.Join(pictures, "desk_"+strings.NewReplacer("/", "_", "?", "_").Replace(name)))
		}
	}
	paths := append([]string{}, deskPages...)
	for _, slug := range []string{"mitglieder", "einrichtungen", "meldungen", "termine", "belege", "personen"} {
		paths = append(paths, richest(t, r, slug))
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			b := b.During(t)
			b.Size(390, 844)
			if status := b.Visit(at.Page(apptest.AtDesk + path)); status != http.StatusOK {
				t.Fatalf("status %d", status)
			}
			look(t, path)
		})
	}
	t.Run("what is wrong", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 844)
		b.Visit(at.Page(apptest.AtDesk + "soest/termine/neu"))
		browser.Eval[any](b, `document.querySelector("#f-datum").value = "nächste Woche"`)
		if status := b.Follow(b.Click(".savebar .button")).Status; status != http.StatusUnprocessableEntity {
			t.Fatalf("status %d", status)
		}
		if focused := browser.Eval[string](b, `document.activeElement.id`); focused != "fehler" {
			t.Errorf("the focus is at %q", focused)
		}
		look(t, "fault")
	})
	t.Run("who saves second", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 844)
		path := apptest.AtDesk + "herne/ziele/aufklaerung"
		b.Visit(at.Page(path))
		f := r.OpenForm(t, boris, path)
		r.Do(t, boris, f.Action, f.With("text", "Was Boris geschrieben hat, während das Formular offen war.", "art", "aufgabe"))
		browser.Eval[any](b, `document.querySelector("#f-text").value = "Was Anna getippt hat"`)
		if status := b.Follow(b.Click(".savebar .button")).Status; status != http.StatusConflict {
			t.Fatalf("status %d", status)
		}
		look(t, "conflict")
	})
	t.Run("a member that may be known", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 844)
		b.Visit(at.Page(apptest.AtDesk + "herne/mitglieder/neu"))
		browser.Eval[any](b, `document.querySelector("#gesucht").value = "Opferschutz Polizei"`)
		b.Follow(b.Click("main form .button"))
		look(t, "candidates")
	})
	t.Run("a table of services", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 844)
		b.Visit(at.Page(apptest.ServiceList))
		browser.Eval[any](b, `document.querySelector("#text").value = "Einrichtung;Name;Kosten;Sprachen\nschattenlicht;Beratung nach häuslicher Gewalt;5 Euro;Türkisch\nWeißer Ring e. V.;Begleitung;kostenlos;"`)
		b.Follow(b.Click("main form .button"))
		look(t, "table")
	})
	t.Run("a table of services with faults", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 844)
		b.Visit(at.Page(apptest.ServiceList))
		browser.Eval[any](b, `document.querySelector("#text").value = "Einrichtung;Name;Sprachen\nschattenlicht;Rat;Klingonisch\nUnbekannt;Rat;"`)
		b.Follow(b.Click("main form .button"))
		look(t, "fault")
	})
	t.Run("without a script an entry moves and keeps the focus", func(t *testing.T) {
		b := browser.Open(t)
		b.WithoutJavaScript()
		b.Visit(at.Page(apptest.AtDesk + "soest/ziele"))
		browser.Run(b, chromedp.Focus("#e-"+r.Dossier(t, "soest").Goals[1].Key+" button"))
		moved := r.Dossier(t, "soest").Goals[1].Key
		b.Follow(chromedp.KeyEvent("\r"))
		if where := b.Where(); !strings.HasSuffix(where, "#e-"+moved) || r.Dossier(t, "soest").Goals[0].Key != moved {
			t.Errorf("at %s", where)
		}
		if focused := browser.Eval[string](b, `document.activeElement.id`); focused != "e-"+moved {
			t.Errorf("the focus is at %q", focused)
		}
	})
	t.Run("what has the focus is never under the bar", func(t *testing.T) {
		b := b.During(t)
		b.Size(390, 700)
		b.Visit(at.Page(apptest.AtDesk + "soest/netzwerk"))
		b.Faults("focus", `() => [...document.querySelectorAll("main :is(input:not([type=hidden]), select, textarea)")].filter(e => e.checkVisibility()).map(e => {
			e.focus();
			const box = e.getBoundingClientRect(), bar = document.querySelector(".savebar").getBoundingClientRect(), top = document.querySelector(".leave").getBoundingClientRect();
			const seen = Math.min(box.bottom, box.top + 60) <= bar.top + 1 && box.top >= top.bottom - 1;
			return seen ? "" : e.id + " from " + Math.round(box.top) + " to " + Math.round(box.bottom) + ", free from " + Math.round(top.bottom) + " to " + Math.round(bar.top);
		}).filter(fault => fault)`)
	})
}

func TestPagesOfTheDeskAreValidHTML(t *testing.T) {
	r := apptest.Start(t)
	r.OfferSomething(t)
	a := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...)
	folder := t.TempDir()
	write := func(name string, w *httptest.ResponseRecorder) {
		if err := os.WriteFile(filepath.Join(folder, strings.NewReplacer("/", "_", "?", "_").Replace(name)+".html"), w.Body.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range deskPages {
		write(path, r.Do(t, a, apptest.AtDesk+path, nil))
	}
	f := r.OpenForm(t, a, apptest.AtDesk+"soest/termine/neu")
	write("fault", r.Do(t, a, f.Action, f.Values))
	f = r.OpenForm(t, a, apptest.AtDesk+"soest/netzwerk")
	write("conflict", r.Do(t, a, f.Action, f.With("_gesehen", "", "_stand", "", "name", "Anders")))
	write("candidates", r.Do(t, a, apptest.AtDesk+"soest/mitglieder/auswahl?gesucht=Polizei", nil))
	apptest.CheckMarkup(t, folder, filepath.Base)
}

// richest returns the address of the entry of a part with the most in its form.
func richest(t testing.TB, r *apptest.Program, slug string) (path string) {
	t.Helper()
	p, _ := parts.Named(slug)
	most := 0
	for _, key := range apptest.FiveNetworks {
		d := r.Dossier(t, key)
		for _, e := range p.Entries(&d) {
			if size := len(e.Values().Encode()); size > most {
				most, path = size, key+"/"+slug+"/"+e.Key()
			}
		}
	}
	return path
}
