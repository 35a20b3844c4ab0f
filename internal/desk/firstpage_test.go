package desk_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

func TestTheFirstPageSaysWhatIsToDo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	owner := r.DB.Owner
	d := apptest.InventedNetwork(1, 3)
	d.Members = append(d.Members, directory.Membership{Key: "zahl", Count: 51, CountText: "Partner", Role: directory.RoleMember})
	d.Members = append(d.Members, directory.Membership{Key: "gruppe", Group: "Rechtsanwältinnen", Role: directory.RoleMember, CheckedOn: "2024-03-01"})
	d.Institutions[2].Contacts = nil
	d.Network.Cadence = &directory.Cadence{Months: 3, Intended: true}
	d.Events = nil
	if _, err := editing.New(owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	id := d.Network.ID()
	for days, source := range map[int]directory.ProposalSource{40: directory.FromVisitor, 3: directory.FromVisitor, 9: directory.FromInstitution} {
		if err := owner.AddProposal(t.Context(), id, directory.ID{}, directory.Proposal{Source: source, Text: "Etwas fehlt.", CreatedAt: apptest.Today.AddDate(0, 0, -days)}); err != nil {
			t.Fatal(err)
		}
	}
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...)
	w := r.Do(t, anna, "/verwaltung", nil)
	text := apptest.Said(t, w)
	for _, want := range []string{
		"Erfundener Runder Tisch 1", "2 Hinweise warten, der älteste seit 40 Tagen", "1 Antwort einer Einrichtung wartet",
		"7 Einträge sind zu prüfen, 6 davon wurden noch nie geprüft", "51 Partner, 4 aufgeführt", "1 Mitglied ohne Kontakt", "1 Mitglied ohne Art",
		"Kein Termin in diesem Quartal und keiner danach (angestrebt: alle 3 Monate)", "Zuletzt geändert am 22. November 2026",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if w.Code != http.StatusOK || strings.Contains(text, "Herne") {
		t.Errorf("%d, and another network is shown: %v", w.Code, strings.Contains(text, "Herne"))
	}
	doc := apptest.Document(t, w)
	forms := doc.Find(`.checks form[action="/verwaltung/netzwerke/erfunden-1/pruefung"]`)
	if forms.Length() != 5 {
		t.Fatalf("%d buttons to check with, want the five stalest", forms.Length())
	}
	field := forms.First().Find("input").First()
	saved := r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", url.Values{field.AttrOr("name", ""): {field.AttrOr("value", "")}, "zurueck": {"zu-tun"}})
	if saved.Code != http.StatusSeeOther || saved.Header().Get("Location") != "/verwaltung?erledigt=geprueft#netzwerk-erfunden-1" {
		t.Fatalf("%d to %s", saved.Code, saved.Header().Get("Location"))
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung?erledigt=geprueft", nil)); !strings.Contains(text, "6 Einträge sind zu prüfen, 5 davon") || !strings.Contains(text, "Das ist als geprüft eingetragen.") {
		t.Errorf("after one click:\n%s", text)
	}
	for _, form := range []url.Values{{"liste": {"alles"}}, {"liste": {"mitglieder"}}, {"liste": {"kontakte"}}} {
		if w := r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", form); w.Code != http.StatusSeeOther {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung", nil)); strings.Contains(text, "zu prüfen") {
		t.Errorf("after all of it:\n%s", text)
	}
}

func TestTheFirstPageIsCalmWhereNothingIsToDo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 1)
	d.Institutions[0].Contacts[0].CheckedOn, d.Members[0].CheckedOn = "2026-11-01", "2026-11-01"
	d.Events[0].Date = "2026-12-01"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	text := apptest.Said(t, r.Do(t, r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...), "/verwaltung", nil))
	if !strings.Contains(text, "Hier ist nichts zu tun.") {
		t.Errorf("the page says:\n%s", text)
	}
}

func TestEverybodyFindsOnTheFirstPageWhatTheyMayDo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for name, test := range map[string]struct {
		grants []account.Grant
		links  []string
	}{
		"operator":    {[]account.Grant{{Role: account.Operator}}, []string{"/verwaltung/netzwerke/herne", "/verwaltung/netzwerke/soest", "/intern"}},
		"coordinator": {apptest.CoordinatorOf("herne"), []string{"/verwaltung/netzwerke/herne", "/intern"}},
		"staff":       {[]account.Grant{{Role: account.Staff}}, []string{"/intern"}},
		"contact":     {[]account.Grant{{Role: account.Contact, Institution: directory.NewID("institution", "weisser-ring")}}, []string{"/verwaltung/einrichtungen/weisser-ring"}},
		"nothing":     {nil, nil},
	} {
		w := r.Do(t, r.AddAccount(t, name+"@example.org", test.grants...), "/verwaltung", nil)
		doc := apptest.Document(t, w)
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
	t.Parallel()
	r := apptest.Start(t)
	operator := r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator})
	counted := &apptest.Counter{}
	owner := r.Beside(t, apptest.CountWrites(counted))
	cost := func() int64 {
		before := counted.Queries.Load()
		if w := owner.Do(t, operator, "/verwaltung", nil); w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
		return counted.Queries.Load() - before
	}
	small := cost()
	r.AddInvented(t, 60, 5)
	if large := cost(); small > 4 || large > 4 {
		t.Errorf("%d queries for five networks, %d for sixty-five, allowed are 4", small, large)
	}
	w := owner.Do(t, operator, "/verwaltung", nil)
	if n := apptest.Document(t, w).Find("section.todo").Length(); n != 50 || !strings.Contains(apptest.Said(t, w), "Seite 1 von 2, 65 Netzwerke") {
		t.Errorf("%d networks on the first page", n)
	}
	if n := apptest.Document(t, owner.Do(t, operator, "/verwaltung?seite=2", nil)).Find("section.todo").Length(); n != 15 {
		t.Errorf("%d networks on the second page", n)
	}
	for _, page := range []string{"3", "0", "-1", "x", "99999999999999999999", "9223372036854775807"} {
		if w := owner.Do(t, operator, "/verwaltung?seite="+page, nil); w.Code != http.StatusNotFound || !strings.Contains(apptest.Said(t, w), "So viele Seiten gibt es nicht") {
			t.Errorf("page %s: %d", page, w.Code)
		}
	}
}

func TestWhatIsNotTheirsIsForbidden(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("soest")...)
	staff := r.AddAccount(t, "fach@example.org", account.Grant{Role: account.Staff})
	contact := r.AddAccount(t, "ring@example.org", account.Grant{Role: account.Contact, Institution: directory.NewID("institution", "weisser-ring")})
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
			if w := r.Do(t, by, test.path, test.form); w.Code != want {
				t.Errorf("%s at %s: %d, want %d", name, test.path, w.Code, want)
			}
		}
		want := http.StatusSeeOther
		if test.form != nil {
			want = http.StatusForbidden // what was typed is handed back
		}
		if w := r.Do(t, account.Account{}, test.path, test.form); w.Code != want {
			t.Errorf("nobody at %s: %d", test.path, w.Code)
		}
	}
	for _, path := range []string{"/verwaltung/netzwerke/soest/pruefung", "/verwaltung/netzwerke/soest/jahresmails", "/verwaltung/einrichtungen/weisser-ring", "/verwaltung/netzwerke/soest/eingang/" + id} {
		req := apptest.As(httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader("urteil=erledigt")), anna)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		if r.ServeHTTP(w, req); w.Code != http.StatusForbidden {
			t.Errorf("a form of another site at %s: %d", path, w.Code)
		}
	}
	for _, form := range []url.Values{{"mitglied": {"gibt-es-nicht"}}, {"kontakt": {"'; drop table contacts; --"}}, {"mitglied": {"\x00"}}} {
		if w := r.Do(t, anna, "/verwaltung/netzwerke/soest/pruefung", form); w.Code != http.StatusConflict {
			t.Errorf("%v: %d", form, w.Code)
		}
	}
	for _, list := range []string{"", "unsinn"} { // nothing is found right by sending nothing
		if w := r.Do(t, anna, "/verwaltung/netzwerke/soest/pruefung", url.Values{"liste": {list}}); w.Code != http.StatusBadRequest {
			t.Errorf("list %q: %d", list, w.Code)
		}
	}
	if w := r.Do(t, anna, "/verwaltung/netzwerke/soest/eingang/unsinn", url.Values{"urteil": {"erledigt"}}); w.Code != http.StatusNotFound {
		t.Errorf("an inbox of nonsense: %d", w.Code)
	}
}

func TestACoordinatorDecidesInTheInbox(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	owner := r.DB.Owner
	d := apptest.InventedNetwork(1, 2)
	if _, err := editing.New(owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	key := d.Institutions[0].Key
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...)
	contact := r.AddAccount(t, "stelle@example.org", account.Grant{Role: account.Contact, Institution: d.Institutions[0].ID()})
	entry := r.Do(t, contact, "/verwaltung/einrichtungen/"+key, nil)
	stand := apptest.Document(t, entry).Find(`input[name="stand"]`).First().AttrOr("value", "")
	if entry.Code != http.StatusOK || stand == "" || !strings.Contains(apptest.Said(t, entry), "Stimmt alles") {
		t.Fatalf("%d\n%s", entry.Code, apptest.Said(t, entry))
	}
	wrong := r.Do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"keine Nummer"}, "ort": {"<b>Herne</b>"}, "text": {"Danke <i>sehr</i>"}})
	doc := apptest.Document(t, wrong)
	if wrong.Code != http.StatusUnprocessableEntity || doc.Find("#f-kontakte-probe-telefon").AttrOr("value", "") != "keine Nummer" || doc.Find("#f-ort").AttrOr("value", "") != "<b>Herne</b>" ||
		doc.Find("#text").Text() != "Danke <i>sehr</i>" || doc.Find(`.summary a[href="#f-kontakte-probe-telefon"]`).Length() != 1 || doc.Find("#f-kontakte-probe-telefon-fault").Length() != 1 {
		t.Errorf("a wrong number: %d\n%s", wrong.Code, apptest.Said(t, wrong))
	}
	if w := r.Do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {"alt"}, "antwort": {"stimmt"}}); w.Code != http.StatusConflict {
		t.Errorf("an old form: %d", w.Code)
	}
	if w := r.Do(t, contact, "/verwaltung/einrichtungen/"+key, url.Values{"stand": {stand}, "kontakte/probe/telefon": {"0123 999999"}, "ort": {"<b>Herne</b>"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("an answer: %d\n%s", w.Code, apptest.Said(t, w))
	}
	inbox := r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/eingang", nil)
	doc = apptest.Document(t, inbox)
	action := strings.TrimSuffix(doc.Find(".todo form").AttrOr("action", ""), "#fehler")
	if doc.Find(`input[name="feld"][checked]`).Length() != 2 || !strings.Contains(inbox.Body.String(), "&lt;b&gt;Herne&lt;/b&gt;") {
		t.Fatalf("the inbox:\n%s", apptest.Said(t, inbox))
	}
	seen := doc.Find(`.todo input[name="stand"]`).AttrOr("value", "")
	if w := r.Do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"uebernehmen"}, "vermerk": {"Bleibt stehen"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="Bleibt stehen"`) {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	if w := r.Do(t, anna, action, url.Values{"stand": {"alt"}, "urteil": {"uebernehmen"}, "feld": {"ort"}}); w.Code != http.StatusConflict {
		t.Errorf("an old form: %d", w.Code)
	}
	if w := r.Do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"vielleicht"}}); w.Code != http.StatusBadRequest {
		t.Errorf("an unknown verdict: %d", w.Code)
	}
	if w := r.Do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"uebernehmen"}, "feld": {"kontakte/probe/telefon"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("a decision: %d\n%s", w.Code, apptest.Said(t, w))
	}
	after := apptest.Said(t, r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/eingang", nil))
	if !strings.Contains(after, "Hier wartet nichts.") || !strings.Contains(after, "zum Teil übernommen am 22. November 2026 von Frau anna@example.org") {
		t.Errorf("the inbox afterwards:\n%s", after)
	}
	if page := apptest.Said(t, r.Get(t, "/einrichtungen/"+key)); !strings.Contains(page, "0123 999999") || !strings.Contains(page, "Von der Einrichtung bestätigt im November 2026") || strings.Contains(page, "<b>") {
		t.Errorf("the public page:\n%s", page)
	}
	if w := r.Do(t, anna, action, url.Values{"stand": {seen}, "urteil": {"ablehnen"}}); w.Code != http.StatusConflict {
		t.Errorf("a second decision: %d", w.Code)
	}
}

func TestAskingForAConfirmationIsOneClickWhereMailIsSetUp(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 2)
	d.Institutions[0].Contacts[0].Email = "post@example.org"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...)
	path, form := "/verwaltung/einrichtungen/"+d.Institutions[0].Key+"/bestaetigung", url.Values{"netzwerk": {"erfunden-1"}}
	r.Pages.Mails = false
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)); !strings.Contains(text, "nicht eingerichtet") || strings.Contains(text, "Jetzt um Bestätigung bitten") {
		t.Errorf("without mail the page says:\n%s", text)
	}
	if w := r.Do(t, anna, path, form); w.Code != http.StatusBadRequest {
		t.Errorf("without mail: %d", w.Code)
	}
	r.Pages.Mails = true
	page := r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)
	if n := apptest.Document(t, page).Find(`form[action$="/bestaetigung"]`).Length(); n != 1 {
		t.Errorf("%d can be asked, want the one with an address", n)
	}
	if w := r.Do(t, anna, path, form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/verwaltung/netzwerke/erfunden-1/pruefung?erledigt=gefragt#fragen" {
		t.Errorf("%d to %s", w.Code, w.Header().Get("Location"))
	}
	if w := r.Do(t, anna, path, form); w.Code != http.StatusConflict {
		t.Errorf("a second time: %d", w.Code)
	}
	if w := r.Do(t, anna, path, url.Values{"netzwerk": {"//evil.example"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a network of nonsense: %d", w.Code)
	}
	if w := r.Do(t, anna, "/verwaltung/einrichtungen/weisser-ring/bestaetigung", form); w.Code != http.StatusForbidden {
		t.Errorf("an institution of others: %d", w.Code)
	}
	var waiting int
	if err := r.SQL.QueryRow(t.Context(), `select count(*) from jobs.river_job where kind = 'confirmation_mail' and args::text not like '%@%'`).Scan(&waiting); err != nil || waiting != 1 {
		t.Errorf("%d mails wait: %v", waiting, err)
	}
	if w := r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/jahresmails", url.Values{"an": {"nein"}}); w.Code != http.StatusSeeOther {
		t.Error(w.Code)
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung/netzwerke/erfunden-1/pruefung", nil)); !strings.Contains(text, "Die jährlichen E-Mails sind ausgeschaltet.") {
		t.Errorf("the page says:\n%s", text)
	}
}
