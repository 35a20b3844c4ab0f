package server_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/examples/published"
	"rundtisch/internal/store"
)

// empty adds a network without members.
func (r *running) empty(t testing.TB, key string) {
	t.Helper()
	d := directory.Dossier{
		Network: directory.Network{Key: key, Name: "Runder Tisch " + key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:  directory.Region{Key: "gebiet-" + key, Name: "Kreis " + key, ShortName: key, Kind: directory.RegionKreis, State: "05"},
	}
	if _, err := editing.New(store.New(r.owner)).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
}

// paste posts a text as the form does.
func (r *running) paste(t testing.TB, by account.Account, key, text string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("text", text); err != nil {
		t.Fatal(err)
	}
	if _, err := form.CreateFormFile("datei", ""); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/verwaltung/netzwerke/"+key+"/mitglieder/einfuegen", &body)
	req.Header.Set("Content-Type", form.FormDataContentType())
	r.ServeHTTP(w, as(req, by))
	return w
}

// filled is what a browser would send for the form of a page as it stands there.
func filled(form *goquery.Selection) url.Values {
	values := url.Values{}
	form.Find("input[name], select[name], textarea[name]").Each(func(_ int, s *goquery.Selection) {
		name, _ := s.Attr("name")
		kind, _ := s.Attr("type")
		_, checked := s.Attr("checked")
		switch {
		case goquery.NodeName(s) == "select":
			option := s.Find("option[selected]")
			if option.Length() == 0 {
				option = s.Find("option").First()
			}
			values.Add(name, option.AttrOr("value", ""))
		case goquery.NodeName(s) == "textarea":
			values.Add(name, strings.ReplaceAll(s.Text(), "\n", "\r\n"))
		case kind != "checkbox" && kind != "radio" || checked:
			values.Add(name, s.AttrOr("value", ""))
		}
	})
	return values
}

// review is the form of the page that compares.
func review(t testing.TB, w *httptest.ResponseRecorder) (*goquery.Document, url.Values) {
	t.Helper()
	doc := document(t, w)
	return doc, filled(doc.Find("form.review"))
}

// takeOver posts the decisions.
func (r *running) takeOver(t testing.TB, by account.Account, key string, decisions url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return r.ask(t, http.MethodPost, "/verwaltung/netzwerke/"+key+"/mitglieder/uebernahme", decisions.Encode(), func(req *http.Request) { *req = *as(req, by) })
}

func wantStatus(t testing.TB, what string, w *httptest.ResponseRecorder, status int) {
	t.Helper()
	if w.Code != status {
		t.Fatalf("%s: status %d, want %d: %.500s", what, w.Code, status, strings.Join(strings.Fields(document(t, w).Find(".summary, h1").Text()), " "))
	}
}

func TestPastingTheListOfHerneIntoAnEmptyNetwork(t *testing.T) {
	t.Parallel()
	r := start(t)
	r.empty(t, "neustadt")
	by := r.coordinatorOf(t, "Anna", "neustadt")
	text := published.Text(t, "herne")
	before := editing.Fingerprint(r.dossier(t, "neustadt"))
	w := r.paste(t, by, "neustadt", text)
	wantStatus(t, "review", w, http.StatusOK)
	if editing.Fingerprint(r.dossier(t, "neustadt")) != before {
		t.Fatal("something was stored before it was taken over")
	}
	doc, decisions := review(t, w)
	if got := doc.Find("p.lead").Text(); got != "17 neu, 0 geändert, 0 unverändert, 0 nicht mehr in der Liste" {
		t.Errorf("the summary is %q", got)
	}
	w = r.takeOver(t, by, "neustadt", decisions)
	wantStatus(t, "take over", w, http.StatusSeeOther)
	if to := w.Header().Get("Location"); to != "/verwaltung/netzwerke/neustadt/verlauf/2?gespeichert=1" {
		t.Errorf("leads to %q", to)
	}
	d := r.dossier(t, "neustadt")
	if len(d.Members) != 17 || d.Members[0].CheckedBy != "Koordination" || d.Members[0].CheckedOn != "2026-11-22" {
		t.Errorf("%d members, the first checked on %s by %s", len(d.Members), d.Members[0].CheckedOn, d.Members[0].CheckedBy)
	}
	// All of them are known from Herne; of the institutions of the example none is made a second time.
	if ring := keyOf(d, "Weißer Ring e. V."); ring != "weisser-ring" {
		t.Errorf("Weißer Ring has the key %q", ring)
	}
	w = r.paste(t, by, "neustadt", text)
	wantStatus(t, "the same again", w, http.StatusOK)
	if page := document(t, w); !strings.Contains(page.Find("main").Text(), "Keine Änderungen.") || page.Find("form.review").Length() > 0 {
		t.Errorf("pasted again: %s", page.Find("main").Text())
	}
}

// keyOf returns the key of the institution that is called so.
func keyOf(d directory.Dossier, name string) string {
	return editing.NamesOf(d.Institutions).Key(name, "")
}

func TestPastingAChangedListIntoHerne(t *testing.T) {
	t.Parallel()
	r := start(t)
	by := r.coordinatorOf(t, "Anna", "herne")
	text := published.Text(t, "herne")
	wantStatus(t, "same", r.paste(t, by, "herne", text), http.StatusOK)
	before := editing.Fingerprint(r.dossier(t, "herne"))
	text = strings.Replace(text, "- Frauenhaus Herne\n", "- Frauenhaus Herne\n- Caritasverband Herne e.V., Tel. 02323 12345\n", 1)
	text = strings.Replace(text, "Stadt Herne - Fachbereich Öffentliche Ordnung", "Stadt Herne - Fachbereich Öffentliche Ordnung und Sport", 1)
	text = strings.Replace(text, "- Rechtsanwältinnen\n", "", 1)
	w := r.paste(t, by, "herne", text)
	wantStatus(t, "review", w, http.StatusOK)
	doc, decisions := review(t, w)
	if got := doc.Find("p.lead").Text(); got != "1 neu, 1 geändert, 15 unverändert, 1 nicht mehr in der Liste" {
		t.Fatalf("the summary is %q", got)
	}
	// What is new may be what seems to be missing, so nothing is removed unless somebody says so.
	if decisions.Has("g") || !strings.Contains(doc.Find("section[aria-labelledby=entfaellt] .notice").Text(), "unter anderem Namen") {
		t.Errorf("removed without being asked are %q: %s", decisions["g"], doc.Find("section[aria-labelledby=entfaellt]").Text())
	}
	decisions.Set("g", doc.Find(".gone input").AttrOr("value", ""))
	w = r.takeOver(t, by, "herne", decisions)
	wantStatus(t, "take over", w, http.StatusSeeOther)
	d := r.dossier(t, "herne")
	caritas, _ := d.Institution(keyOf(d, "Caritasverband Herne e. V."))
	if caritas.LegalForm != "e. V." || len(caritas.Contacts) != 1 || caritas.Contacts[0].Kind != directory.ContactReferral || caritas.Contacts[0].Visibility != directory.Staff {
		t.Errorf("the new institution is %+v", caritas)
	}
	if d.Members[3].Institution != caritas.Key {
		t.Errorf("the fourth member is %+v, want the new one in the order of the text", d.Members[3])
	}
	for _, m := range d.Members {
		if m.Group == "Rechtsanwältinnen" {
			t.Error("the group that is no longer in the text is still there")
		}
	}
	wantStatus(t, "take it back", r.asAccount(t, by, "/verwaltung/netzwerke/herne/verlauf/2/ruecknahme", url.Values{}), http.StatusSeeOther)
	if editing.Fingerprint(r.dossier(t, "herne")) != before {
		t.Error("it is not as before")
	}
}

func TestWeisserRingIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	r := start(t)
	by := r.coordinatorOf(t, "Anna", "soest")
	const text = "Mitglieder\n- Weisser Ring e.V.\n- Frauenberatung Soest\n- Jugendämter\n"
	w := r.paste(t, by, "soest", text)
	wantStatus(t, "review", w, http.StatusOK)
	doc, decisions := review(t, w)
	if choice := doc.Find(`#zeile1 input[type=radio][checked]`); choice.AttrOr("value", "") != "weisser-ring" || !strings.Contains(choice.Parent().Text(), "auch in Herne") {
		t.Errorf("proposed is %q", choice.Parent().Text())
	}
	wantStatus(t, "take over", r.takeOver(t, by, "soest", decisions), http.StatusSeeOther)
	if key := keyOf(r.dossier(t, "soest"), "Weißer Ring e. V."); key != "weisser-ring" {
		t.Errorf("the key is %q", key)
	}
	if main := document(t, r.paste(t, by, "soest", text)).Find("main").Text(); !strings.Contains(main, "Keine Änderungen.") {
		t.Errorf("again: %s", main)
	}
}

func TestAPartOfTheListEndsNothingByItself(t *testing.T) {
	t.Parallel()
	r := start(t)
	by := r.coordinatorOf(t, "Anna", "soest")
	w := r.paste(t, by, "soest", "Mitglieder\n- Frauenberatung Soest\n- Jugendämter\n")
	wantStatus(t, "review", w, http.StatusOK)
	doc, decisions := review(t, w)
	if n, ticked := doc.Find(".gone").Length(), doc.Find(".gone input[checked]").Length(); n != 4 || ticked != 0 {
		t.Errorf("%d of %d are ticked, want none of 4", ticked, n)
	}
	decisions["g"] = []string{"polizei"}
	wantStatus(t, "take over", r.takeOver(t, by, "soest", decisions), http.StatusSeeOther)
	var keys []string
	for _, m := range r.dossier(t, "soest").Members {
		keys = append(keys, m.Key)
	}
	if got := strings.Join(keys, " "); got != "beratung-soest weitere-partner jugendaemter gerichte staatsanwaltschaft gesundheitsamt" && strings.Contains(got, "polizei") {
		t.Errorf("left are %s", got)
	}
}
