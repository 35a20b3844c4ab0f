package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// somebody adds an account with these grants.
func (r *running) somebody(t testing.TB, email string, grants ...account.Grant) account.Account {
	t.Helper()
	a := account.Account{Email: email, Name: "Frau " + email, Grants: grants}
	if err := r.owner.QueryRow(t.Context(), `insert into desk.accounts (email, name, created_at) values ($1, $2, $3) returning id`, email, a.Name, today).Scan(&a.ID); err != nil {
		t.Fatal(err)
	}
	return a
}

func coordinates(keys ...string) []account.Grant {
	var grants []account.Grant
	for _, key := range keys {
		grants = append(grants, account.Grant{Role: account.Coordinator, Network: directory.NewID("network", key)})
	}
	return grants
}

// do sends a form, or asks for a page where there is none, as somebody.
func (r *running) do(t testing.TB, by account.Account, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	method, body := http.MethodGet, ""
	if form != nil {
		method, body = http.MethodPost, form.Encode()
	}
	req := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(body))
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if by.ID != (directory.ID{}) || len(by.Grants) > 0 {
		req = as(req, by)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// said is what a page says, in one line.
func said(t testing.TB, w *httptest.ResponseRecorder) string {
	t.Helper()
	return strings.Join(strings.Fields(visible(t, w.Body.String())), " ")
}

func TestTheFirstPageSaysWhatIsToDo(t *testing.T) {
	r := start(t)
	owner := store.New(r.owner)
	d := invented(1, 3)
	d.Members = append(d.Members, directory.Membership{Key: "zahl", Count: 51, CountText: "Partner", Role: directory.RoleMember})
	d.Members = append(d.Members, directory.Membership{Key: "gruppe", Group: "Rechtsanwältinnen", Role: directory.RoleMember, CheckedOn: "2024-03-01"})
	d.Institutions[2].Contacts = nil
	d.Network.Cadence = &directory.Cadence{Months: 3, Intended: true}
	if _, err := editing.New(owner).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
	id := d.Network.ID()
	for days, source := range map[int]directory.ProposalSource{40: directory.FromVisitor, 3: directory.FromVisitor, 9: directory.FromInstitution} {
		if err := owner.AddProposal(t.Context(), id, directory.ID{}, directory.Proposal{Source: source, Text: "Etwas fehlt.", CreatedAt: today.AddDate(0, 0, -days)}); err != nil {
			t.Fatal(err)
		}
	}
	anna := r.somebody(t, "anna@example.org", coordinates("erfunden-1")...)
	w := r.do(t, anna, "/verwaltung", nil)
	text := said(t, w)
	for _, want := range []string{
		"Erfundener Runder Tisch 1", "2 Hinweise warten, der älteste seit 40 Tagen", "1 Antwort einer Einrichtung wartet",
		"7 Einträge sind zu prüfen, 6 davon wurden noch nie geprüft", "51 Partner, 4 aufgeführt", "1 Mitglied ohne Kontakt", "1 Mitglied ohne Art",
		"Kein Termin in diesem Quartal (angestrebt: alle 3 Monate)", "Zuletzt geändert am 22. November 2026",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if w.Code != http.StatusOK || strings.Contains(text, "Herne") {
		t.Errorf("%d, and another network is shown: %v", w.Code, strings.Contains(text, "Herne"))
	}
	doc := document(t, w)
	forms := doc.Find(`.checks form[action="/verwaltung/netzwerke/erfunden-1/pruefung"]`)
	if forms.Length() != 5 {
		t.Fatalf("%d buttons to check with, want the five stalest", forms.Length())
	}
	field := forms.First().Find("input").First()
	saved := r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", url.Values{field.AttrOr("name", ""): {field.AttrOr("value", "")}, "zurueck": {"zu-tun"}})
	if saved.Code != http.StatusSeeOther || saved.Header().Get("Location") != "/verwaltung?erledigt=geprueft#netzwerk-erfunden-1" {
		t.Fatalf("%d to %s", saved.Code, saved.Header().Get("Location"))
	}
	if text := said(t, r.do(t, anna, "/verwaltung?erledigt=geprueft", nil)); !strings.Contains(text, "6 Einträge sind zu prüfen, 5 davon") || !strings.Contains(text, "Das ist als geprüft eingetragen.") {
		t.Errorf("after one click:\n%s", text)
	}
	for _, form := range []url.Values{{"liste": {"alles"}}, {"liste": {"mitglieder"}}, {"liste": {"kontakte"}}} {
		if w := r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", form); w.Code != http.StatusSeeOther {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	if text := said(t, r.do(t, anna, "/verwaltung", nil)); strings.Contains(text, "zu prüfen") {
		t.Errorf("after all of it:\n%s", text)
	}
}

func TestTheFirstPageIsCalmWhereNothingIsToDo(t *testing.T) {
	r := start(t)
	d := invented(1, 1)
	d.Institutions[0].Contacts[0].CheckedOn, d.Members[0].CheckedOn = "2026-11-01", "2026-11-01"
	d.Events[0].Date = "2026-12-01"
	if _, err := editing.New(store.New(r.owner)).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
	text := said(t, r.do(t, r.somebody(t, "anna@example.org", coordinates("erfunden-1")...), "/verwaltung", nil))
	if !strings.Contains(text, "Hier ist nichts zu tun.") {
		t.Errorf("the page says:\n%s", text)
	}
}

func TestEverybodyFindsOnTheFirstPageWhatTheyMayDo(t *testing.T) {
	r := start(t)
	for name, test := range map[string]struct {
		grants []account.Grant
		links  []string
	}{
		"operator":    {[]account.Grant{{Role: account.Operator}}, []string{"/verwaltung/netzwerke/herne", "/verwaltung/netzwerke/soest", "/intern"}},
		"coordinator": {coordinates("herne"), []string{"/verwaltung/netzwerke/herne", "/intern"}},
		"staff":       {[]account.Grant{{Role: account.Staff}}, []string{"/intern"}},
		"contact":     {[]account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", "weisser-ring")}}, []string{"/verwaltung/einrichtungen/weisser-ring"}},
		"nothing":     {nil, nil},
	} {
		w := r.do(t, r.somebody(t, name+"@example.org", test.grants...), "/verwaltung", nil)
		doc := document(t, w)
		var found []string
		doc.Find("main h2 a, main .cards a, main section p a[href='/intern']").Each(func(_ int, s *goquery.Selection) { found = append(found, s.AttrOr("href", "")) })
		for _, want := range test.links {
			if doc.Find(fmt.Sprintf("main a[href=%q]", want)).Length() == 0 {
				t.Errorf("%s: no link to %s", name, want)
			}
		}
		if name != "operator" && len(found) != len(test.links) || w.Code != http.StatusOK {
			t.Errorf("%s: %d, links to %v, want %v", name, w.Code, found, test.links)
		}
	}
}

func TestTheOperatorsPageAsksAsLittleForManyNetworks(t *testing.T) {
	r := start(t)
	operator := r.somebody(t, "betrieb@example.org", account.Grant{Role: account.Operator})
	counted := &queryCounter{}
	owner := r.counting(t, counted)
	cost := func() int64 {
		before := counted.queries.Load()
		if w := owner.do(t, operator, "/verwaltung", nil); w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
		return counted.queries.Load() - before
	}
	small := cost()
	r.add(t, 60, 5)
	if large := cost(); small > 3 || large > 3 {
		t.Errorf("%d queries for five networks, %d for sixty-five, allowed are 3", small, large)
	}
	w := owner.do(t, operator, "/verwaltung", nil)
	if n := document(t, w).Find("section.todo").Length(); n != 50 || !strings.Contains(said(t, w), "Seite 1 von 2, 65 Netzwerke") {
		t.Errorf("%d networks on the first page", n)
	}
	if n := document(t, owner.do(t, operator, "/verwaltung?seite=2", nil)).Find("section.todo").Length(); n != 15 {
		t.Errorf("%d networks on the second page", n)
	}
	for _, page := range []string{"3", "0", "-1", "x", "99999999999999999999", "9223372036854775807"} {
		if w := owner.do(t, operator, "/verwaltung?seite="+page, nil); w.Code != http.StatusNotFound || !strings.Contains(said(t, w), "So viele Seiten gibt es nicht") {
			t.Errorf("page %s: %d", page, w.Code)
		}
	}
}

func TestWhatIsNotTheirsIsForbidden(t *testing.T) {
	r := start(t)
	anna := r.somebody(t, "anna@example.org", coordinates("soest")...)
	staff := r.somebody(t, "fach@example.org", account.Grant{Role: account.Staff})
	contact := r.somebody(t, "ring@example.org", account.Grant{Role: account.Contact, Institution: directory.NewID("institution", "weisser-ring")})
	id := directory.NewID("x", "y").String()
	for _, test := range []struct {
		path string
		form url.Values
	}{
		{"/verwaltung/netzwerke/herne/pruefung", nil}, {"/verwaltung/netzwerke/herne/pruefung", url.Values{}}, {"/verwaltung/netzwerke/herne/eingang", nil},
		{"/verwaltung/netzwerke/herne/eingang/" + id, url.Values{"urteil": {"erledigt"}}}, {"/verwaltung/netzwerke/herne/jahresmails", url.Values{"an": {"nein"}}},
		{"/verwaltung/einrichtungen/polizei-herne-gibt-es-nicht", nil},
	} {
		for name, by := range map[string]account.Account{"another coordinator": anna, "staff": staff, "a contact": contact} {
			want := http.StatusForbidden
			if strings.Contains(test.path, "gibt-es-nicht") {
				want = http.StatusNotFound
			}
			if w := r.do(t, by, test.path, test.form); w.Code != want {
				t.Errorf("%s at %s: %d, want %d", name, test.path, w.Code, want)
			}
		}
		want := http.StatusSeeOther
		if test.form != nil {
			want = http.StatusForbidden // what was typed is handed back
		}
		if w := r.do(t, account.Account{}, test.path, test.form); w.Code != want {
			t.Errorf("nobody at %s: %d", test.path, w.Code)
		}
	}
	for _, path := range []string{"/verwaltung/netzwerke/soest/pruefung", "/verwaltung/netzwerke/soest/jahresmails", "/verwaltung/einrichtungen/weisser-ring", "/verwaltung/netzwerke/soest/eingang/" + id} {
		req := as(httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader("urteil=erledigt")), anna)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		if r.ServeHTTP(w, req); w.Code != http.StatusForbidden {
			t.Errorf("a form of another site at %s: %d", path, w.Code)
		}
	}
	for _, form := range []url.Values{{"mitglied": {"gibt-es-nicht"}}, {"kontakt": {"'; drop table contacts; --"}}, {"mitglied": {"\x00"}}} {
		if w := r.do(t, anna, "/verwaltung/netzwerke/soest/pruefung", form); w.Code != http.StatusConflict {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	for _, list := range []string{"", "unsinn"} { // nothing is found right by sending nothing
		if w := r.do(t, anna, "/verwaltung/netzwerke/soest/pruefung", url.Values{"liste": {list}}); w.Code != http.StatusBadRequest {
			t.Errorf("list %q: %d", list, w.Code)
		}
	}
	if w := r.do(t, anna, "/verwaltung/netzwerke/soest/eingang/unsinn", url.Values{"urteil": {"erledigt"}}); w.Code != http.StatusNotFound {
		t.Errorf("an inbox of nonsense: %d", w.Code)
	}
}

func TestACoordinatorDecidesInTheInbox(t *testing.T) {
	r := start(t)
	owner := store.New(r.owner)
	d := invented(1, 2)
	if _, err := editing.New(owner).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
	key := d.Institutions[0].Key
	anna := r.somebody(t, "anna@example.org", coordinates("erfunden-1")...)
	contact := r.somebody(t, "stelle@example.org", account.Grant{Role: account.Contact, Institution: d.Institutions[0].ID()})
	entry := r.do(t, contact, "/verwaltung/einrichtungen/"+key, nil)
	stand := document(t, entry).Find(`input[name="stand"]`).First().AttrOr("value", "")
	if entry.Code != http.StatusOK || stand == "" || !strings.Contains(said(t, entry), "Stimmt alles") {
		t.Fatalf("%d\n%s", entry.Code, said(t, entry))
	}
	wrong := r.do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"keine Nummer"}, "ort": {"<b>Herne</b>"}, "text": {"Danke <i>sehr</i>"}})
	doc := document(t, wrong)
	if wrong.Code != http.StatusUnprocessableEntity || doc.Find("#f-kontakte-probe-telefon").AttrOr("value", "") != "keine Nummer" || doc.Find("#f-ort").AttrOr("value", "") != "<b>Herne</b>" ||
		doc.Find("#text").Text() != "Danke <i>sehr</i>" || doc.Find(`.summary a[href="#f-kontakte-probe-telefon"]`).Length() != 1 || doc.Find("#f-kontakte-probe-telefon-fault").Length() != 1 {
		t.Errorf("a wrong number: %d\n%s", wrong.Code, said(t, wrong))
	}
	if w := r.do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {"alt"}, "antwort": {"stimmt"}}); w.Code != http.StatusConflict {
		t.Errorf("an old form: %d", w.Code)
	}
	if w := r.do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"0123 999999"}, "ort": {"<b>Herne</b>"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("an answer: %d\n%s", w.Code, said(t, w))
	}
	inbox := r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/eingang", nil)
	doc = document(t, inbox)
	action := strings.TrimSuffix(doc.Find(".todo form").AttrOr("action", ""), "#fehler")
	if doc.Find(`input[name="feld"][checked]`).Length() != 2 || !strings.Contains(inbox.Body.String(), "&lt;b&gt;Herne&lt;/b&gt;") {
		t.Fatalf("the inbox:\n%s", said(t, inbox))
	}
	seen := doc.Find(`.todo input[name="stand"]`).AttrOr("value", "")
	if w := r.do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"uebernehmen"}, "vermerk": {"Bleibt stehen"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="Bleibt stehen"`) {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	if w := r.do(t, anna, action, url.Values{"stand": {"alt"}, "urteil": {"uebernehmen"}, "feld": {"ort"}}); w.Code != http.StatusConflict {
		t.Errorf("an old form: %d", w.Code)
	}
	if w := r.do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"vielleicht"}}); w.Code != http.StatusBadRequest {
		t.Errorf("an unknown verdict: %d", w.Code)
	}
	if w := r.do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"uebernehmen"}, "feld": {"kontakte/probe/telefon"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("a decision: %d\n%s", w.Code, said(t, w))
	}
	after := said(t, r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/eingang", nil))
	if !strings.Contains(after, "Hier wartet nichts.") || !strings.Contains(after, "zum Teil übernommen am 22. November 2026 von Frau anna@example.org") {
		t.Errorf("the inbox afterwards:\n%s", after)
	}
	if page := said(t, r.get(t, "/einrichtungen/"+key)); !strings.Contains(page, "0123 999999") || !strings.Contains(page, "durch die Einrichtung selbst") || strings.Contains(page, "<b>") {
		t.Errorf("the public page:\n%s", page)
	}
	if w := r.do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"ablehnen"}}); w.Code != http.StatusConflict {
		t.Errorf("a second decision: %d", w.Code)
	}
}

func TestAskingForAConfirmationIsOneClickWhereMailIsSetUp(t *testing.T) {
	r := start(t)
	d := invented(1, 2)
	d.Institutions[0].Contacts[0].Email = "post@example.org"
	if _, err := editing.New(store.New(r.owner)).Load(t.Context(), d, today); err != nil {
		t.Fatal(err)
	}
	anna := r.somebody(t, "anna@example.org", coordinates("erfunden-1")...)
	path, form := "/verwaltung/einrichtungen/"+d.Institutions[0].Key+"/bestaetigung", url.Values{"netzwerk": {"erfunden-1"}}
	r.pages.Mails = false
	if text := said(t, r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)); !strings.Contains(text, "nicht eingerichtet") || strings.Contains(text, "Jetzt um Bestätigung bitten") {
		t.Errorf("without mail the page says:\n%s", text)
	}
	if w := r.do(t, anna, path, form); w.Code != http.StatusBadRequest {
		t.Errorf("without mail: %d", w.Code)
	}
	r.pages.Mails = true
	page := r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)
	if n := document(t, page).Find(`form[action$="/bestaetigung"]`).Length(); n != 1 {
		t.Errorf("%d can be asked, want the one with an address", n)
	}
	if w := r.do(t, anna, path, form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/verwaltung/netzwerke/erfunden-1/pruefung?erledigt=gefragt#fragen" {
		t.Errorf("%d to %s", w.Code, w.Header().Get("Location"))
	}
	if w := r.do(t, anna, path, form); w.Code != http.StatusConflict {
		t.Errorf("a second time: %d", w.Code)
	}
	if w := r.do(t, anna, path, url.Values{"netzwerk": {"//evil.example"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a network of nonsense: %d", w.Code)
	}
	if w := r.do(t, anna, "/verwaltung/einrichtungen/weisser-ring/bestaetigung", form); w.Code != http.StatusForbidden {
		t.Errorf("an institution of others: %d", w.Code)
	}
	var waiting int
	if err := r.owner.QueryRow(t.Context(), `select count(*) from jobs.river_job where kind = 'confirmation_mail' and args::text not like '%@%'`).Scan(&waiting); err != nil || waiting != 1 {
		t.Errorf("%d mails wait: %v", waiting, err)
	}
	if w := r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/jahresmails", url.Values{"an": {"nein"}}); w.Code != http.StatusSeeOther {
		t.Error(w.Code)
	}
	if text := said(t, r.do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)); !strings.Contains(text, "Die jährlichen E-Mails sind ausgeschaltet.") {
		t.Errorf("the page says:\n%s", text)
	}
}

// counting is the server on an owner's pool whose queries are counted.
func (r *running) counting(t testing.TB, counter *queryCounter) *running {
	t.Helper()
	other := &running{url: r.url, owner: storetest.Pool(t, r.url, store.Owner, counter), pool: r.pool, queries: r.queries, log: r.log}
	other.build(t, r.pool)
	return other
}
