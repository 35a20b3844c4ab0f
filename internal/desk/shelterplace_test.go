package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/editing"
	"rundtisch/templates/deskpages"
)

// A street and a town that stand nowhere but where these tests write them.
const quinceStreet, quinceTown = "Quittenpfadstraße", "Quittenstadt"

// nowhere fails if one of the words stands in any table, in a log or on any page that everybody reads.
func nowhere(t testing.TB, r *apptest.Program, words ...string) {
	t.Helper()
	rows, err := r.SQL.Query(t.Context(), `select format('%I.%I', table_schema, table_name) from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'desk', 'jobs')`)
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	for _, word := range words {
		for _, table := range tables {
			var n int
			if err := r.SQL.QueryRow(t.Context(), fmt.Sprintf(`select count(*) from %s x, jsonb_each_text(to_jsonb(x)) v
				where v.value ilike '%%' || $1 || '%%' or v.value ilike '%%' || encode(convert_to($1, 'UTF8'), 'hex') || '%%'`, table), word).Scan(&n); err != nil || n > 0 {
				t.Errorf("%q stands in %s (%v)", word, table, err)
			}
		}
		for _, path := range []string{"/termine", "/termine.ics", "/neues.atom", "/netzwerke/herne", "/netzwerke/herne/termine.ics", "/hsds/v3/services", "/hsds/v3/organizations", "/suche?q=" + word[:6]} {
			if body := r.Get(t, path).Body.String(); strings.Contains(strings.ToLower(strings.ReplaceAll(body, "\r\n ", "")), strings.ToLower(word)) {
				t.Errorf("%q stands on %s", word, path)
			}
		}
	}
}

func TestAFormAsksBeforeAnythingTellsWhereAShelterIs(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	operator := account.Account{ID: anna.ID, Grants: []account.Grant{{Role: account.Operator}}}
	for _, test := range []struct {
		path  string
		typed []string
		field string
	}{
		{"termine/neu", []string{"titel", "Tag der offenen Tür im Frauenhaus", "art", "aktion", "datum", "2027-06-01", "ort", "Frauenhaus, " + quinceStreet + " 5, 12345 " + quinceTown}, "f-ort"},
		{"meldungen/neu", []string{"titel", "Umzug des Frauenhauses", "zusammenfassung", "Es ist jetzt in der " + quinceStreet + " 5."}, "f-zusammenfassung"},
		{"ziele/neu", []string{"art", "ziel", "text", "Das Frauenhaus in der " + quinceStreet + " erhalten"}, "f-text"},
		{"hintergrund/neu", []string{"titel", "Das Frauenhaus", "text", "Es liegt Unter den " + quinceTown + " 5."}, "f-text"},
		{"netzwerk", []string{"zusammenfassung", "Mit dem Frauenhaus in der " + quinceStreet + "."}, "f-zusammenfassung"},
	} {
		for _, button := range []string{"", "ja"} {
			for _, by := range []account.Account{anna, operator} {
				f := r.OpenForm(t, by, apptest.AtDesk+"herne/"+test.path)
				typed := test.typed
				if button != "" {
					typed = append(typed, "_entwurf", button)
				}
				w := r.Do(t, by, f.Action, f.With(typed...))
				page := apptest.ReadForm(t, w)
				box := page.Find("#schutzort")
				if w.Code != http.StatusUnprocessableEntity || !strings.Contains(box.Text(), "Frauenhaus") || !strings.Contains(box.Text(), "uitten") || !strings.Contains(box.Text(), "wird nach Anmeldung mitgeteilt") {
					t.Errorf("%s %s: status %d, asks %q", test.path, button, w.Code, box.Text())
				}
				if !strings.Contains(page.Find("#"+test.field+"-fault").Text(), "Schutzhaus") || !strings.Contains(page.Values.Encode(), "uitten") {
					t.Errorf("%s: nothing at %s, or what was typed is gone", test.path, test.field)
				}
				if ticks := box.Find("input[type=checkbox]").Length(); ticks != map[bool]int{true: 1, false: 0}[by.Is(account.Coordinator)] {
					t.Errorf("%s: %d boxes to tick for %v", test.path, ticks, by.Grants[0].Role)
				}
				// Whoever may not answer cannot do so by hand either.
				if by.Is(account.Operator) {
					var sum string
					c := r.Do(t, anna, f.Action, f.With(typed...))
					sum = apptest.ReadForm(t, c).Find("#schutzort input").AttrOr("value", "")
					if w := r.Do(t, operator, f.Action, f.With(append(typed, deskpages.ClearedField, sum)...)); sum == "" || w.Code != http.StatusUnprocessableEntity {
						t.Errorf("%s: the operator answers: status %d", test.path, w.Code)
					}
				}
			}
		}
	}
	nowhere(t, r, quinceStreet, quinceTown)
}

func TestTheCoordinationSaysThatItIsTheLibrary(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	typed := []string{"titel", "Lesung für das Frauenhaus", "art", "aktion", "datum", "2027-06-01", "ort", "Stadtbücherei, Musterstraße 5, 12345 Beispielstadt"}
	f := r.OpenForm(t, anna, apptest.AtDesk+"herne/termine/neu")
	again := apptest.ReadForm(t, r.Do(t, anna, f.Action, f.With(typed...)))
	sum := again.Find("#schutzort input").AttrOr("value", "")
	w := r.Do(t, anna, again.Action, again.With(append(typed, deskpages.ClearedField, sum)...))
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	if body := r.Get(t, "/termine").Body.String(); !strings.Contains(body, "Stadtbücherei, Musterstraße 5") {
		t.Error("it is not public")
	}
	history := r.Do(t, anna, apptest.AtDesk+"herne/verlauf/2", nil).Body.String()
	if !strings.Contains(history, "nicht die Anschrift eines Schutzhauses ist") || !strings.Contains(history, "Lesung für das Frauenhaus") || !strings.Contains(history, "Anna") {
		t.Errorf("the answer does not stand in the history")
	}
	if body := r.Get(t, "/netzwerke/herne").Body.String(); strings.Contains(body, sum) {
		t.Error("everybody reads the answer")
	}
	// Another field is changed without a question, the place is not.
	var key string
	for _, e := range r.Dossier(t, "herne").Events {
		if e.Title == "Lesung für das Frauenhaus" {
			key = e.Key
		}
	}
	f = r.OpenForm(t, anna, apptest.AtDesk+"herne/termine/"+key)
	if w := r.Do(t, anna, f.Action, f.With("kosten", "frei")); w.Code != http.StatusSeeOther {
		t.Errorf("another field: status %d", w.Code)
	}
	f = r.OpenForm(t, anna, apptest.AtDesk+"herne/termine/"+key)
	if w := r.Do(t, anna, f.Action, f.With("ort", quinceStreet+" 7")); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("another place: status %d", w.Code)
	}
	nowhere(t, r, quinceStreet)
}

// What was there before the rule is first on the list; its form asks, and one tick settles it.
func TestWhatStandsThereIsAskedAboutFromTheListOfWhatIsToDo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	d := r.Dossier(t, "herne")
	key := d.Goals[0].Key
	if _, err := r.SQL.Exec(t.Context(), `update goals set text = 'Das Frauenhaus in der Musterstraße 5 erhalten' where key = $1 and network_id = $2`, key, d.Network.ID()); err != nil {
		t.Fatal(err)
	}
	if _, err := r.SQL.Exec(t.Context(), `delete from desk.doubtful`); err != nil {
		t.Fatal(err)
	}
	if _, _, err := editing.New(r.DB.Owner).ScreenNetworks(t.Context(), 100); err != nil {
		t.Fatal(err)
	}
	todo := apptest.ReadForm(t, r.Do(t, anna, "/verwaltung", nil))
	link := todo.Find(".todo .summary a")
	if link.Length() != 1 || link.AttrOr("href", "") != apptest.AtDesk+"herne/ziele/"+key+"#schutzort" || strings.Contains(link.Text(), "Musterstraße") {
		t.Fatalf("%q leads to %q", link.Text(), link.AttrOr("href", ""))
	}
	f := r.OpenForm(t, anna, apptest.AtDesk+"herne/ziele/"+key)
	sum := f.Find("#schutzort input").AttrOr("value", "")
	if w := r.Do(t, anna, f.Action, f.With(deskpages.ClearedField, sum)); w.Code != http.StatusSeeOther || !strings.Contains(w.Header().Get("Location"), "gespeichert") {
		t.Errorf("status %d to %s", w.Code, w.Header().Get("Location"))
	}
	if todo := apptest.ReadForm(t, r.Do(t, anna, "/verwaltung", nil)); todo.Find(".todo .summary a").Length() != 0 {
		t.Error("it is still on the list")
	}
}

// What was put right stays so: taking that back asks, and the question can be answered there.
func TestTakingBackAsks(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	d := r.Dossier(t, "herne")
	key := d.Goals[0].Key
	if _, err := r.SQL.Exec(t.Context(), `update goals set text = 'Das Frauenhaus in der Musterstraße 5 erhalten' where key = $1 and network_id = $2`, key, d.Network.ID()); err != nil {
		t.Fatal(err)
	}
	f := r.OpenForm(t, anna, apptest.AtDesk+"herne/ziele/"+key)
	if w := r.Do(t, anna, f.Action, f.With("text", "Das Frauenhaus erhalten")); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	var number int
	if err := r.SQL.QueryRow(t.Context(), `select max(number) from desk.revisions where network_id = $1`, d.Network.ID()).Scan(&number); err != nil {
		t.Fatal(err)
	}
	// The history began before the text was put there; what it says of it is from the state before.
	if _, err := r.SQL.Exec(t.Context(), `update desk.revisions set document = replace(document, $2, 'Das Frauenhaus in der Musterstraße 5 erhalten') where network_id = $1 and number = $3`, d.Network.ID(), d.Goals[0].Text, number-1); err != nil {
		t.Fatal(err)
	}
	w := r.Do(t, anna, fmt.Sprintf("%sherne/verlauf/%d/ruecknahme", apptest.AtDesk, number), map[string][]string{})
	again := apptest.ReadForm(t, w)
	answers := again.With()
	again.Find("#schutzort input").Each(func(_ int, box *goquery.Selection) {
		answers.Add(deskpages.ClearedField, box.AttrOr("value", ""))
	})
	if w.Code != http.StatusUnprocessableEntity || len(answers[deskpages.ClearedField]) != 3 { // the goal, where it was read, and the paragraph there
		t.Fatalf("status %d: %s", w.Code, again.Find("main").Text())
	}
	if w := r.Do(t, anna, again.Action, answers); w.Code != http.StatusSeeOther {
		t.Errorf("status %d: %s", w.Code, apptest.ReadForm(t, w).Find("main").Text())
	}
	if got := r.Dossier(t, "herne"); !strings.Contains(got.Goals[0].Text, "Musterstraße") || len(got.Cleared) != 3 {
		t.Errorf("%+v %+v", got.Goals[0], got.Cleared)
	}
}

// One row of a list or a table never stops the others.
func TestADoubtfulRowIsSetAsideAndTheOthersGoOn(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddCoordinator(t, "Anna", "herne")
	owner := r.Dossier(t, "herne").Institutions[0]
	table := "Einrichtung;Name;Beschreibung\nberatung-herne;Rat;" + quinceStreet + " 12, 44623 Herne\n" + owner.Key + ";Beratung am Abend;Für alle\n" + owner.Key + ";Frauenhaus;Wir sind in der " + quinceStreet + " 5\n"
	w := compared(t, r, anna, r.Do(t, anna, apptest.ServiceList, map[string][]string{"text": {table}}))
	page := apptest.ReadForm(t, w)
	if w.Code != http.StatusOK || !strings.Contains(page.Find(".summary").Text(), quinceStreet) || !strings.Contains(page.Find(".summary").Text(), "Zeile 2") || !strings.Contains(page.Find(".summary").Text(), "Zeile 4") {
		t.Fatalf("status %d: %q", w.Code, page.Find(".summary").Text())
	}
	if w := r.Do(t, anna, page.Action, page.Values); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	d := r.Dossier(t, "herne")
	i, _ := d.Institution(owner.Key)
	if n := len(i.Services); n != len(owner.Services)+1 || i.Services[n-1].Name != "Beratung am Abend" {
		t.Errorf("%+v", i.Services)
	}
	nowhere(t, r, quinceStreet)
}

// Who answers by a mailed link, or reports an error, is told calmly; nothing of it is kept.
func TestWhatIsSentInNeverTellsWhereAShelterIs(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, path := range []string{apptest.HernePage + "/hinweis", "/einrichtungen/weisser-ring/hinweis"} {
		if w := r.Do(t, account.Account{}, path, map[string][]string{"text": {"Das Frauenhaus ist jetzt in der " + quinceStreet + " 5."}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Zum Schutz der Menschen") {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
	link, key := r.ConfirmationLink(t)
	f := apptest.ReadForm(t, r.Get(t, link))
	for field, typed := range map[string]string{"name": "Frauenhaus in der " + quinceStreet, "text": "Unser Frauenhaus ist in der " + quinceStreet + " 5."} {
		form := map[string][]string{"stand": {f.Values.Get("stand")}, "antwort": {"berichtigt"}, field: {typed}}
		if w := r.Do(t, account.Account{}, link, form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Schutzhaus") || !strings.Contains(w.Body.String(), quinceStreet) {
			t.Errorf("%s, %s: status %d", key, field, w.Code)
		}
	}
	nowhere(t, r, quinceStreet)
}
