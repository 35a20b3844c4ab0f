package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/parts"
)

// Who opens an entry and saves it without having touched it changes nothing: all entries of all networks.
func TestAFormThatIsSentUntouchedChangesNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", apptest.FiveNetworks...)
	r.OfferSomething(t)
	before := r.QueryInt(t, `select count(*) from desk.revisions`)
	seen := 0
	for _, key := range apptest.FiveNetworks {
		d := r.Dossier(t, key)
		for _, p := range parts.All() {
			for _, e := range p.Entries(&d) {
				path := apptest.AtDesk + key + "/" + p.Slug
				if !p.Single {
					path += "/" + e.Key()
				}
				f := r.OpenForm(t, a, path)
				if action, _, _ := strings.Cut(f.Action, "#"); action != path {
					t.Fatalf("%s: the form leads to %s", path, f.Action)
				}
				if w := r.Do(t, a, f.Action, f.Values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "gleich") {
					t.Errorf("%s: status %d, %s, %s", path, w.Code, w.Header().Get("Location"), apptest.ReadForm(t, w).Find(".summary").Text())
				}
				seen++
			}
		}
	}
	if after := r.QueryInt(t, `select count(*) from desk.revisions`); after != before {
		t.Errorf("%d revisions are new", after-before)
	}
	t.Logf("%d entries", seen)
}

func TestEveryPartCanBeOpenedAddedToAndChanged(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	added := map[string]url.Values{
		"zeitraeume": {"status": {"ruhend"}, "von": {"1999"}, "bis": {"11/2000"}}, "ziele": {"art": {"ziel"}, "text": {"Neu <b>"}}, "gremien": {"art": {"lenkung"}, "name": {"Neu <b>"}},
		"schirmherrschaft": {"bezeichnung": {"Schirmherrin <b>"}}, "personen": {"name": {"Neu <b>"}, "funktion": {"Landrat"}, "grundlage": {"Amt"}},
		"vereinbarungen": {"titel": {"Neu <b>"}}, "mitglieder": {"_als": {parts.KindGroup}, "gruppe": {"Neu <b>"}, "rolle": {"gast"}}, "terminreihen": {"titel": {"Neu <b>"}},
		"termine": {"titel": {"Neu <b>"}, "art": {"fachtag"}, "datum": {"1.2.2027"}, "veranstalter": {"ja"}, "veranstalter.0.name": {"Stadt"}}, "meldungen": {"titel": {"Neu <b>"}},
		"medien": {"titel": {"Neu <b>"}, "nachweis": {"Foto: Stadt"}}, "ergebnisse": {"titel": {"Neu <b>"}, "art": {"schulung"}}, "hintergrund": {"titel": {"Neu <b>"}, "text": {"Text"}},
		"verwandte_netzwerke": {"name": {"Neu <b>"}, "netzwerk": {"soest"}}, "kontakte": {"art": {"koordination"}, "telefon": {"02323 160"}, "bezeichnung": {"Neu <b>"}, "sichtbarkeit": {"fachkraefte"}},
		"angebote": {"_einrichtung": {"schattenlicht"}, "name": {"Neu <b>"}, "themen": {"", "stalking", "recht"}, "zeiten": {"Mo–Fr 09:00–12:00"}, "einzugsgebiet": {"05916"}, "sprachen": {"", "tr"}},
		"quellen":  {"titel": {"Neu <b>"}, "adresse": {"www.example.org"}}, "belege": {"fuer": {"name", ""}, "anmerkung": {"Neu <b>"}},
	}
	for _, p := range parts.All() {
		t.Run(p.Slug, func(t *testing.T) {
			path := apptest.AtDesk + "herne/" + p.Slug
			if w := r.Do(t, a, path, nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Stadt Herne") && !strings.Contains(w.Body.String(), "Herne") {
				t.Fatalf("status %d", w.Code)
			}
			if p.Single || p.Closed {
				return
			}
			f := r.OpenForm(t, a, path+"/neu")
			values := f.With()
			for name, texts := range added[p.Slug] {
				values[name] = texts
			}
			revisions := r.QueryInt(t, `select count(*) from desk.revisions`)
			w := r.Do(t, a, path+"/neu", values)
			if w.Code != http.StatusSeeOther {
				t.Fatalf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find(".summary").Text())
			}
			if n := r.QueryInt(t, `select count(*) from desk.revisions`); n < revisions+1 || n > revisions+2 { // the first change keeps the beginning, too
				t.Errorf("%d revisions after %d", n, revisions)
			}
			_, entry, _ := strings.Cut(w.Header().Get("Location"), "#e-")
			if again := r.Do(t, a, path+"/neu", values); !strings.HasSuffix(again.Header().Get("Location"), "gleich#e-"+entry) {
				t.Errorf("a button that is pressed twice leads to %s", again.Header().Get("Location"))
			}
			list := r.Do(t, a, w.Header().Get("Location"), nil)
			if body := list.Body.String(); !strings.Contains(body, "&lt;b&gt;") && p.Slug != "zeitraeume" || strings.Contains(body, "Neu <b>") || !strings.Contains(body, "Gespeichert.") {
				t.Errorf("the list has not the new entry, or not as text")
			}
			f = r.OpenForm(t, a, path+"/"+entry)
			for name, texts := range added[p.Slug] {
				if !strings.HasPrefix(name, "_") && name != "adresse" && name != "fuer" && name != "datum" && name != "bis" && strings.Join(f.Values[name], "") != strings.Join(texts, "") {
					if !strings.HasSuffix(strings.Join(f.Values[name], ""), strings.Join(texts, "")) {
						t.Errorf("%s is %q", name, f.Values[name])
					}
				}
			}
			look := r.OpenForm(t, a, path+"/"+entry+"/loeschung")
			if w := r.Do(t, a, look.Action, look.Values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "geloescht") {
				t.Errorf("deleting: status %d, %s", w.Code, w.Header().Get("Location"))
			}
			if w := r.Do(t, a, path+"/"+entry, nil); w.Code != http.StatusNotFound {
				t.Errorf("what was deleted answers %d", w.Code)
			}
		})
	}
}
