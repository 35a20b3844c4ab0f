package referral_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/discreet"
	"rundtisch/internal/editing"
)

// offered is the server with the services of apptest.OfferingNetwork besides those of the five networks.
func offered(t testing.TB) *apptest.Program {
	t.Helper()
	r := apptest.Start(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), apptest.OfferingNetwork(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	return r
}

func look(t testing.TB, r *apptest.Program, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	return r.Found(t, path, form.Encode(), nil)
}

func wanted(pairs ...string) url.Values {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return form
}

// namesOf are the headings of the hits.
func namesOf(t testing.TB, w *httptest.ResponseRecorder) []string {
	t.Helper()
	return apptest.Document(t, w).Find(".hit h3").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
}

func TestEverybodyFindsServicesAndSeesWhy(t *testing.T) {
	t.Parallel()
	r := offered(t)
	for prefix, words := range map[string]string{"": "44623 arabisch kinder", "/en": "Arabic children in Herne"} {
		w := look(t, r, prefix+"/suche", wanted("wo", words))
		apptest.WantStatus(t, "a search", w, http.StatusOK)
		names := namesOf(t, w)
		if len(names) != 3 || names[0] != "Schutz und Unterkunft zur Probe" {
			t.Errorf("%s: found %q", prefix, names)
		}
		if len(w.Result().Cookies()) > 0 || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: the answer leaves something behind: %v", prefix, w.Header())
		}
		for _, secret := range []string{"23125199", "Zahl der Kinder"} {
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s: everybody reads %q", prefix, secret)
			}
		}
	}
	doc := apptest.Document(t, look(t, r, "/suche", wanted("wo", "44623", "sprache", "ar", "barrierefreiheit", "stufenlos")))
	first := doc.Find(".hit").First()
	for _, word := range []string{"Für diesen Ort da", "Arabisch wird gesprochen", "Stufenlos", "Jetzt geöffnet", "030 23125100"} {
		if !strings.Contains(first.Text(), word) {
			t.Errorf("the first hit lacks %q: %s", word, first.Text())
		}
	}
	if n := strings.Count(strings.ToLower(doc.Find("main").Text()), "noch nicht bestätigt"); n != 1 {
		t.Errorf("that nobody confirmed any of them is said %d times", n)
	}
	if n := doc.Find(`.hit a[href="tel:+493023125100"]`).Length(); n != 1 {
		t.Errorf("%d links to dial the number", n)
	}
}

func TestFiltersCountAndNeverLeadNowhere(t *testing.T) {
	t.Parallel()
	r := offered(t)
	doc := apptest.Document(t, look(t, r, "/suche", wanted("wo", "44623", "sprache", "ar", "zielgruppe", "kinder")))
	for option, want := range map[string]string{`#sprache option[value="ar"]`: "Arabisch (3)", `#sprache option[value="ti"]`: "Tigrinya (0)", `#zielgruppe option[value="frauen"]`: "Frauen (3)"} {
		if got := doc.Find(option).Text(); got != want {
			t.Errorf("%s says %q, want %q", option, got, want)
		}
	}
	if got := strings.TrimSpace(doc.Find(`label:has(input[value="stufenlos"])`).Text()); got != "Stufenlos (2)" {
		t.Errorf("the box says %q", got)
	}
	empty := apptest.Document(t, look(t, r, "/suche", wanted("wo", "44623", "sprache", "ti", "zielgruppe", "kinder")))
	if text := empty.Find("#ergebnis").Text(); !strings.Contains(text, "Noch kein passendes Angebot eingetragen") || !strings.Contains(text, "ohne „Tigrinya“ (4)") {
		t.Fatalf("an empty page does not say what to loosen: %s", text)
	}
	form := url.Values{}
	empty.Find(`.notice form:has(button:contains("Tigrinya")) input`).Each(func(_ int, s *goquery.Selection) { form.Add(s.AttrOr("name", ""), s.AttrOr("value", "")) })
	if names := namesOf(t, look(t, r, "/suche", form)); len(names) != 4 { // one of Herne's own is for children, too
		t.Errorf("loosened, it finds %q", names)
	}
}

func TestASearchThatIsWrongLosesNothing(t *testing.T) {
	t.Parallel()
	r := offered(t)
	w := look(t, r, "/suche", wanted("wo", "Herne", "thema", "unbekannt", "sprache", "ar", "offen", "am", "tag", "2026-02-31", "uhr", "9"))
	apptest.WantStatus(t, "a wrong search", w, http.StatusUnprocessableEntity)
	doc := apptest.Document(t, w)
	if doc.Find("#wo").AttrOr("value", "") != "Herne" || doc.Find(`#sprache option[selected]`).AttrOr("value", "") != "ar" || doc.Find("#tag").AttrOr("value", "") != "2026-02-31" {
		t.Error("what was typed is gone")
	}
	for _, fault := range []string{"#thema-fehler", "#tag-fehler", "#uhr-fehler"} {
		if doc.Find(fault).Length() != 1 {
			t.Errorf("no word at %s", fault)
		}
	}
	english := apptest.Document(t, look(t, r, "/en/suche", wanted("thema", "unbekannt")))
	if got := english.Find(".fault").Text(); got != "Please choose one of the options." {
		t.Errorf("in English it says %q", got)
	}
	for _, page := range []string{"-1", "0", "99999999999999999999", "x"} {
		apptest.WantStatus(t, "page "+page, look(t, r, "/suche", wanted("wo", "44623", "seite", page)), http.StatusUnprocessableEntity)
	}
	beyond := look(t, r, "/suche", wanted("wo", "44623", "seite", "50"))
	if !strings.Contains(beyond.Body.String(), "Diese Seite gibt es nicht.") {
		t.Error("a page beyond the end does not say so")
	}
	choice := apptest.Document(t, look(t, r, "/suche", wanted("wo", "Neustadt", "sprache", "ar")))
	if n := choice.Find(`button[name="kreis"]`).Length(); n < 2 || choice.Find(`#welcher ~ form input[name="sprache"]`).AttrOr("value", "") != "ar" {
		t.Errorf("%d places to choose from", n)
	}
}

func TestACollectionBelongsToOneSession(t *testing.T) {
	t.Parallel()
	r := offered(t)
	r.Invite(t, "eine@example.org", account.Staff, "")
	r.Invite(t, "andere@example.org", account.Staff, "")
	one, other := r.SignIn(t, "eine@example.org"), r.SignIn(t, "andere@example.org")
	ids := map[string]directory.ID{}
	for _, i := range apptest.OfferingNetwork().Institutions {
		ids[i.Key] = i.Services[0].ID(i.ID())
	}
	for _, key := range []string{"haus-probe", "beratung-probe", "stufen-probe"} {
		one.Want("collect", one.Post("/vermittlung/merkliste", "angebot", ids[key].String()), http.StatusSeeOther, "/vermittlung#angebot-"+ids[key].String())
	}
	order := func() (names []string) {
		return apptest.Document(t, one.Get("/vermittlung/merkliste")).Find(".hit h2").Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
	}
	path := "/vermittlung/merkliste/" + ids["stufen-probe"].String()
	one.Post(path, "tun", "hinauf")
	one.Post(path, "tun", "hinauf")
	one.Post(path, "tun", "hinauf") // it is at the top already
	if got := order(); len(got) != 3 || got[0] != "Beratung mit Treppe" || got[1] != "Schutz und Unterkunft zur Probe" {
		t.Errorf("after moving up: %q", got)
	}
	one.Post(path, "tun", "hinunter")
	if got := order(); got[1] != "Beratung mit Treppe" {
		t.Errorf("after moving down: %q", got)
	}
	note := "notiz-" + ids["stufen-probe"].String()
	one.Post("/vermittlung/merkliste/notizen", note, "Nur für mich")
	long := one.Post("/vermittlung/merkliste/notizen", note, strings.Repeat("ä", 501))
	if long.Code != http.StatusUnprocessableEntity || !strings.Contains(long.Body.String(), strings.Repeat("ä", 501)) {
		t.Errorf("a note that is too long: status %d", long.Code)
	}
	if body := other.Get("/vermittlung/merkliste").Body.String(); strings.Contains(body, "Probe") || strings.Contains(body, "Nur für mich") {
		t.Error("another session sees it")
	}
	if body := one.Get("/vermittlung/merkliste/fachkraft").Body.String(); !strings.Contains(body, "Nur für mich") || !strings.Contains(body, "030 23125199") {
		t.Error("the sheet for colleagues lacks the note or the direct line")
	}
	for _, sheet := range []string{"kontaktliste", "person", "person/ar", "kontaktliste.vcf"} {
		w := one.Get("/vermittlung/merkliste/" + sheet)
		apptest.WantStatus(t, sheet, w, http.StatusOK)
		for _, secret := range []string{"Nur für mich", "23125199"} {
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s holds %q", sheet, secret)
			}
		}
	}
	for _, sheet := range []string{"kontaktliste", "kontaktliste.vcf"} { // nothing on what may be found leads to the real names
		found := uuids.FindAllString(one.Get("/vermittlung/merkliste/"+sheet).Body.String(), -1)
		if (len(found) == 3) != (sheet == "kontaktliste.vcf") {
			t.Errorf("%s has the ids %q", sheet, found)
		}
		for _, id := range found {
			for _, door := range []string{apptest.HSDS + "/services/", apptest.HSDS + "/organizations/", apptest.HSDS + "/service_at_locations/", apptest.HSDS + "/taxonomy_terms/", "/vermittlung/angebote/", "/angebote/", "/einrichtungen/"} {
				if w := one.Get(door + id); w.Code != http.StatusNotFound {
					t.Errorf("%s: %s%s answers %d", sheet, door, id, w.Code)
				}
			}
		}
	}
	list := one.Get("/vermittlung/merkliste/kontaktliste")
	if text := apptest.Document(t, list).Find("main").Text(); !discreet.Safe(text) {
		t.Errorf("the discreet sheet tells: %s", text)
	}
	if name := list.Header().Get("Content-Disposition"); !strings.Contains(name, `"kontaktliste.html"`) {
		t.Errorf("the discreet sheet is called %s", name)
	}
	one.Post("/abmelden")
	if n := r.QueryInt(t, `select count(*) from desk.collected`); n != 0 {
		t.Errorf("%d entries outlive the session", n)
	}
}

func TestTheSheetForTheDayWithoutANetwork(t *testing.T) {
	t.Parallel()
	r := offered(t)
	r.Invite(t, "fach@example.org", account.Staff, "")
	v := r.SignIn(t, "fach@example.org")
	first, second := v.Get("/vermittlung/netzwerke/probe/kontakte.html"), v.Get("/vermittlung/netzwerke/probe/kontakte.html")
	apptest.WantStatus(t, "the sheet", first, http.StatusOK)
	if !bytes.Equal(first.Body.Bytes(), second.Body.Bytes()) {
		t.Error("the same data gave other bytes")
	}
	if name := first.Header().Get("Content-Disposition"); name != `attachment; filename="kontakte.html"` {
		t.Errorf("the file is called %s", name)
	}
	for _, word := range []string{"Schutz und Unterkunft zur Probe", "030 23125199", "116 016"} {
		if !strings.Contains(first.Body.String(), word) {
			t.Errorf("the sheet lacks %q", word)
		}
	}
	table := v.Get("/vermittlung/netzwerke/probe/kontakte.csv").Body.String()
	if !strings.HasPrefix(table, "\ufeff") || !strings.Contains(table, ";") || !strings.Contains(table, "030 23125199") {
		t.Errorf("the table: %.200s", table)
	}
	t.Logf("a sheet of %d offers has %d bytes", len(apptest.OfferingNetwork().Institutions), first.Body.Len())
}

var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// Whoever cries for help reads the numbers before the hits, and nobody reads them twice.
func TestACryInDangerIsAnsweredWithTheNumbersFirst(t *testing.T) {
	t.Parallel()
	r := offered(t)
	for words, first := range map[string]bool{"44623 er hat ein Messer und ist im Haus": true, "44623 Stalking": false} {
		doc := apptest.Document(t, look(t, r, "/suche", wanted("wo", words)))
		if n := doc.Find(`#ergebnis a[href="tel:110"]`).Length(); (n == 1) != first {
			t.Errorf("%q: 110 stands %d times among the results", words, n)
		}
		if n := doc.Find("#sofort").Length(); n > 1 || first && n == 0 {
			t.Errorf("%q: the numbers stand %d times on the page", words, n)
		}
	}
}
