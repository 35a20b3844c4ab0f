package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
	"rundtisch/internal/store"
)

// coordinatorOf is somebody who coordinates these networks, with an account in the database.
func (r *running) coordinatorOf(t testing.TB, name string, networks ...string) account.Account {
	t.Helper()
	a := account.Account{ID: directory.NewID("account", name), Email: strings.ToLower(name) + "@example.org", Name: name}
	if _, err := r.owner.Exec(t.Context(), `insert into desk.accounts (id, email, name, created_at) values ($1, $2, $3, $4)`, a.ID, a.Email, a.Name, today); err != nil {
		t.Fatal(err)
	}
	for _, key := range networks {
		a.Grants = append(a.Grants, account.Grant{Role: account.Coordinator, Network: directory.NewID("network", key)})
	}
	return a
}

// signedIn asks for an address, or posts a form to it where there is one.
func (r *running) asAccount(t testing.TB, a account.Account, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	path, _, _ = strings.Cut(path, "#")
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	if form != nil {
		request = httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(form.Encode()))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, as(request, a))
	return w
}

// filledForm is a form as a browser sends it when nothing in it was touched.
type filledForm struct {
	action string
	values url.Values
	*goquery.Document
}

// openForm asks for a page and reads the form in it that saves an entry.
func (r *running) openForm(t testing.TB, a account.Account, path string) filledForm {
	t.Helper()
	w := r.asAccount(t, a, path, nil)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d", path, w.Code)
	}
	return readForm(t, w)
}

func readForm(t testing.TB, w *httptest.ResponseRecorder) filledForm {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(strings.NewReader(w.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	form := page.Find("main form").First()
	f := filledForm{form.AttrOr("action", ""), url.Values{}, page}
	form.Find("input, textarea, select").Each(func(_ int, s *goquery.Selection) {
		name, _ := s.Attr("name")
		kind := s.AttrOr("type", "text")
		_, checked := s.Attr("checked")
		switch {
		case goquery.NodeName(s) == "textarea":
			f.values.Add(name, strings.ReplaceAll(strings.TrimPrefix(s.Text(), "\n"), "\n", "\r\n"))
		case goquery.NodeName(s) == "select":
			chosen := s.Find("option[selected]")
			if chosen.Length() == 0 {
				chosen = s.Find("option").First()
			}
			f.values.Add(name, chosen.AttrOr("value", ""))
		case kind == "checkbox" || kind == "radio":
			if checked {
				f.values.Add(name, s.AttrOr("value", "on"))
			}
		default:
			f.values.Add(name, strings.NewReplacer("\n", "", "\r", "").Replace(s.AttrOr("value", "")))
		}
	})
	return f
}

// with is the form with something typed into it.
func (f filledForm) with(pairs ...string) url.Values {
	values := url.Values{}
	for name, texts := range f.values {
		values[name] = append([]string(nil), texts...)
	}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return values
}

func (r *running) dossier(t testing.TB, key string) directory.Dossier {
	t.Helper()
	d, err := store.New(r.owner).Dossier(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var fiveNetworks = []string{"herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld"}

const atDesk = "/verwaltung/netzwerke/"

// Who opens an entry and saves it without having touched it changes nothing: all entries of all networks.
func TestAFormThatIsSentUntouchedChangesNothing(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", fiveNetworks...)
	r.offerSomething(t)
	before := r.number(t, `select count(*) from desk.revisions`)
	seen := 0
	for _, key := range fiveNetworks {
		d := r.dossier(t, key)
		for _, p := range parts.All() {
			for _, e := range p.Entries(&d) {
				path := atDesk + key + "/" + p.Slug
				if !p.Single {
					path += "/" + e.Key()
				}
				f := r.openForm(t, a, path)
				if action, _, _ := strings.Cut(f.action, "#"); action != path {
					t.Fatalf("%s: the form leads to %s", path, f.action)
				}
				if w := r.asAccount(t, a, f.action, f.values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "gleich") {
					t.Errorf("%s: status %d, %s, %s", path, w.Code, w.Header().Get("Location"), readForm(t, w).Find(".summary").Text())
				}
				seen++
			}
		}
	}
	if after := r.number(t, `select count(*) from desk.revisions`); after != before {
		t.Errorf("%d revisions are new", after-before)
	}
	t.Logf("%d entries", seen)
}

func TestEveryPartCanBeOpenedAddedToAndChanged(t *testing.T) {
	r := start(t)
	a := r.coordinatorOf(t, "Anna", "herne")
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
			path := atDesk + "herne/" + p.Slug
			if w := r.asAccount(t, a, path, nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Stadt Herne") && !strings.Contains(w.Body.String(), "Herne") {
				t.Fatalf("status %d", w.Code)
			}
			if p.Single || p.Closed {
				return
			}
			f := r.openForm(t, a, path+"/neu")
			values := f.with()
			for name, texts := range added[p.Slug] {
				values[name] = texts
			}
			revisions := r.number(t, `select count(*) from desk.revisions`)
			w := r.asAccount(t, a, path+"/neu", values)
			if w.Code != http.StatusSeeOther {
				t.Fatalf("status %d: %s", w.Code, readForm(t, w).Find(".summary").Text())
			}
			if n := r.number(t, `select count(*) from desk.revisions`); n < revisions+1 || n > revisions+2 { // the first change keeps the beginning, too
				t.Errorf("%d revisions after %d", n, revisions)
			}
			_, entry, _ := strings.Cut(w.Header().Get("Location"), "#e-")
			if again := r.asAccount(t, a, path+"/neu", values); !strings.HasSuffix(again.Header().Get("Location"), "gleich#e-"+entry) {
				t.Errorf("a button that is pressed twice leads to %s", again.Header().Get("Location"))
			}
			list := r.asAccount(t, a, w.Header().Get("Location"), nil)
			if body := list.Body.String(); !strings.Contains(body, "&lt;b&gt;") && p.Slug != "zeitraeume" || strings.Contains(body, "Neu <b>") || !strings.Contains(body, "Gespeichert.") {
				t.Errorf("the list has not the new entry, or not as text")
			}
			f = r.openForm(t, a, path+"/"+entry)
			for name, texts := range added[p.Slug] {
				if !strings.HasPrefix(name, "_") && name != "adresse" && name != "datum" && name != "bis" && strings.Join(f.values[name], "") != strings.Join(texts, "") {
					if !strings.HasSuffix(strings.Join(f.values[name], ""), strings.Join(texts, "")) {
						t.Errorf("%s is %q", name, f.values[name])
					}
				}
			}
			look := r.openForm(t, a, path+"/"+entry+"/loeschung")
			if w := r.asAccount(t, a, look.action, look.values); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "geloescht") {
				t.Errorf("deleting: status %d, %s", w.Code, w.Header().Get("Location"))
			}
			if w := r.asAccount(t, a, path+"/"+entry, nil); w.Code != http.StatusNotFound {
				t.Errorf("what was deleted answers %d", w.Code)
			}
		})
	}
}
