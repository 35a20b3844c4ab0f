package desk_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

func operator(t *testing.T, r *apptest.Program) account.Account {
	t.Helper()
	return r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator})
}

func TestACoordinationOfALandSeesItsNetworksInOneTable(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", append(apptest.CoordinatorOf("herne"), apptest.CoordinatorOf("soest")...)...)
	w := r.Ask(t, http.MethodPost, apptest.HernePage+"/hinweis", "text=Etwas+ist+falsch.", nil)
	apptest.WantStatus(t, "a report", w, http.StatusSeeOther)
	page := r.Do(t, anna, "/verwaltung/netzwerke", nil)
	r.WantCalmLeaving(t, "the table", page, http.StatusOK, "de", "/weg")
	doc := apptest.Document(t, page)
	if n := doc.Find(".roster tbody").Length(); n != 2 || doc.Find("h1").Text() != "Ihre Netzwerke in Nordrhein-Westfalen" {
		t.Errorf("%d networks below %q", n, doc.Find("h1").Text())
	}
	first := func(order string) string {
		table := apptest.Document(t, r.Do(t, anna, "/verwaltung/netzwerke?sortierung="+order, nil))
		return strings.TrimSpace(table.Find(".roster th[scope=row] a").First().Text())
	}
	if name := first("offen"); !strings.Contains(name, "Herne") {
		t.Errorf("what waits most is %q", name)
	}
	csv := r.Do(t, anna, "/verwaltung/netzwerke.csv?sortierung=offen", nil).Body.String()
	lines := strings.Split(strings.TrimSpace(csv), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], "Herne") || !strings.Contains(csv, "Nordrhein-Westfalen") {
		t.Errorf("the table for a spreadsheet:\n%s", csv)
	}
	for path, want := range map[string]int{"?sortierung=x": 400, "?land=99": 400, "?land=03": 200, "?land=05&sortierung=anteil": 200} {
		if w := r.Do(t, anna, "/verwaltung/netzwerke"+path, nil); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	if strings.Contains(page.Body.String(), "entfernung") || strings.Contains(page.Body.String(), "neues-netzwerk") {
		t.Error("a coordination is offered what only the operator may")
	}
}

func TestAnOperatorAddsANetworkFromATemplate(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	form := url.Values{"name": {"Runder Tisch Beispiel"}, "form": {"runder_tisch"}, "gebiet": {"kreis unna"},
		"zusammenfassung": {"Fachleute arbeiten zusammen."}, "anfang": {"vorlage"}, "vorlage": {"herne"}}
	w := r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/verwaltung/netzwerke/unna?erledigt=angelegt" {
		t.Fatalf("%d to %q: %s", w.Code, w.Header().Get("Location"), apptest.Said(t, w))
	}
	d, err := r.DB.Owner.Dossier(t.Context(), "unna")
	if err != nil {
		t.Fatal(err)
	}
	kreise := d.Region.Districts
	if d.Region.Kind != directory.RegionKreis || d.Region.State != "05" || len(kreise) != 1 || kreise[0].AGS != "05978" {
		t.Errorf("the region is %+v", d.Region)
	}
	if len(d.Members)+len(d.Contacts)+len(d.Events)+len(d.Agreements)+len(d.Sources)+len(d.Institutions) > 0 ||
		len(d.People)+len(d.Goals)+len(d.Bodies) > 0 {
		t.Errorf("more is public than was said: %+v", d)
	}
	draft := r.Do(t, eva, apptest.AtDesk+"unna/entwurf", nil)
	if said := apptest.Said(t, draft); draft.Code != http.StatusOK || strings.Contains(said, "Herne") {
		t.Errorf("the draft: %d\n%s", draft.Code, said)
	}
	w = r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
	said := apptest.Document(t, w).Find("#name-fault").Text()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, "schon") {
		t.Errorf("sent twice: %d, %q", w.Code, said)
	}
	if n := r.QueryInt(t, `select count(*) from desk.revisions where account_id = $1`, eva.ID); n != 1 {
		t.Errorf("%d revisions name who added it", n)
	}
}

func TestANewNetworkFromAPastedListLeadsToTheComparison(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	form := url.Values{
		"name": {"Runder Tisch Beispiel"}, "form": {"arbeitskreis"}, "gebiet": {"05916, Kreis Unna"}, "gebietsname": {"Emscher"},
		"zusammenfassung": {"Ein Satz."}, "anfang": {"liste"},
		"text": {"Polizei Beispiel\r\nStadt Beispiel, Jugendamt\r\nEine neue Stelle e. V."},
	}
	w := r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
	to, _, _ := strings.Cut(w.Header().Get("Location"), "#")
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(to, apptest.AtDesk+"emscher/mitglieder/vergleich/") {
		t.Fatalf("%d to %q: %s", w.Code, to, apptest.Said(t, w))
	}
	if said := apptest.Said(t, r.Do(t, eva, to, nil)); !strings.Contains(said, "Eine neue Stelle") {
		t.Errorf("the comparison says:\n%s", said)
	}
	if d, err := r.DB.Owner.Dossier(t.Context(), "emscher"); err != nil || len(d.Members) > 0 || d.Region.Kind != directory.RegionCrossing {
		t.Errorf("%+v (%v)", d, err)
	}
}

func TestAnOperatorNamesTheAreaAsPeopleDo(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	form := url.Values{"name": {"Netzwerk Beispiel"}, "form": {"runder_tisch"}, "gebiet": {"Soest, Hannover"},
		"zusammenfassung": {"Ein Satz."}, "anfang": {"leer"}}
	page := r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
	doc := apptest.Document(t, page)
	offered := doc.Find(`input[type=radio][name="gemeint-0"]`)
	if page.Code != http.StatusUnprocessableEntity || offered.Length() != 2 || doc.Find("#gebiet").AttrOr("value", "") != "Soest, Hannover" {
		t.Fatalf("%d: %d choices", page.Code, offered.Length())
	}
	form.Set("gemeint-0", "Soest=Soest (Kreis Soest)") // the other one is not answered
	doc = apptest.Document(t, r.Do(t, eva, "/verwaltung/neues-netzwerk", form))
	typed, more := doc.Find("#gebiet").AttrOr("value", ""), doc.Find("input[name='gemeint-1']").Length()
	if typed != "Soest (Kreis Soest), Hannover" || more > 0 {
		t.Errorf("one answer leaves %q", typed)
	}
	add := func(name, area, called string) directory.Dossier {
		t.Helper()
		form := url.Values{"name": {name}, "form": {"runder_tisch"}, "gebiet": {area}, "gebietsname": {called},
			"zusammenfassung": {"Ein Satz."}, "anfang": {"leer"}}
		w := r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
		to, _, _ := strings.Cut(strings.TrimPrefix(w.Header().Get("Location"), apptest.AtDesk), "?")
		d, err := r.DB.Owner.Dossier(t.Context(), to)
		if w.Code != http.StatusSeeOther || err != nil {
			t.Fatalf("%s: %d %v\n%s", area, w.Code, err, apptest.Said(t, w))
		}
		return d
	}
	land := add("Landesnetz", "Sachsen-Anhalt", "")
	if len(land.Region.Districts) != 14 || land.Network.Key != "sachsen-anhalt" {
		t.Errorf("a Land is %+v at %s", land.Region, land.Network.Key)
	}
	town, kreis := add("Tisch der Stadt", "Stadt Soest", ""), add("Tisch im Kreis", "Kreis Soest", "")
	if town.Region.Key == kreis.Region.Key || kreis.Region.Key != "kreis-soest" || town.Region.Basis != "Nur ein Teil von: Kreis Soest" {
		t.Errorf("the town %+v\nthe Kreis %+v", town.Region, kreis.Region)
	}
	first, other := add("Eins", "Herne, Kreis Unna", "Emscher"), add("Zwei", "Herne, Essen", "Ruhr")
	third := add("Drei", "Kreis Unna, Herne", "emscher")
	if first.Region.Key == other.Region.Key || third.Region.Key != first.Region.Key {
		t.Errorf("regions %s, %s, %s", first.Region.Key, other.Region.Key, third.Region.Key)
	}
}

func TestNetworksThatAreNotAdded(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	before := r.QueryInt(t, `select count(*) from networks`)
	for name, test := range map[string]struct{ change, value, field, want string }{
		"no name":             {"name", " ", "name", "Bitte nennen Sie den Namen"},
		"a control character": {"name", "Runder \x00Tisch", "name", "nicht lesen"},
		"no area":             {"gebiet", "", "gebiet", "Bitte schreiben Sie, wo"},
		"an unknown area":     {"gebiet", "Atlantis", "gebiet", "„Atlantis“ kennen wir nicht"},
		"two Länder":          {"gebiet", "05916, 03101", "gebiet", "mehreren Ländern"},
		"many, no name":       {"gebiet", "05916, 05978, 05974, Essen", "gebietsname", "braucht das Gebiet einen Namen"},
		"an unclear area":     {"gebiet", "Soest", "gebiet", "kann mehreres heißen"},
		"no sentence":         {"zusammenfassung", "", "zusammenfassung", "Bitte schreiben Sie einen Satz"},
		"a wrong form":        {"form", "verein", "form", "Bitte wählen Sie"},
		"no list":             {"anfang", "liste", "text", "Bitte fügen Sie die Liste ein"},
		"a template gone":     {"anfang", "vorlage", "vorlage", "gibt es nicht mehr"},
		"nothing chosen":      {"anfang", "x", "anfang", "Bitte wählen Sie, womit"},
	} {
		form := url.Values{"name": {"Runder Tisch <b>Beispiel</b>"}, "form": {"runder_tisch"}, "gebiet": {"Herne"},
			"zusammenfassung": {"Ein Satz."}, "anfang": {"leer"}, "vorlage": {"war-nie"}}
		form.Set(test.change, test.value)
		w := r.Do(t, eva, "/verwaltung/neues-netzwerk", form)
		doc := apptest.Document(t, w)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(doc.Find(`#fehler a[href="#`+test.field+`"]`).Text(), test.want) {
			t.Errorf("%s: %d\n%s", name, w.Code, doc.Find("#fehler").Text())
		}
		if kept := doc.Find("#zusammenfassung").Text(); test.change != "zusammenfassung" && strings.TrimSpace(kept) != "Ein Satz." {
			t.Errorf("%s: what was typed becomes %q", name, kept)
		}
	}
	if n := r.QueryInt(t, `select count(*) from networks`); n != before {
		t.Errorf("%d networks, were %d", n, before)
	}
}

func TestARemovedNetworkIsTakenBack(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	eva := operator(t, r)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	path := apptest.AtDesk + "herne/entfernung"
	before, err := r.DB.Owner.Dossier(t.Context(), "herne")
	if err != nil {
		t.Fatal(err)
	}
	r.WantCalmLeaving(t, "the question", r.Do(t, eva, path, nil), http.StatusOK, "de", "/weg")
	if w := r.Do(t, anna, path, url.Values{"name": {before.Network.Name}}); w.Code != http.StatusForbidden {
		t.Errorf("a coordinator: %d", w.Code)
	}
	w := r.Do(t, eva, path, url.Values{"name": {"Runder Tisch"}})
	said := apptest.Document(t, w).Find("#name-fault").Text()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, before.Network.Name) {
		t.Errorf("another name: %d, %q", w.Code, said)
	}
	r.Change(t, "soest", apptest.Relates("herne"))
	w = r.Do(t, eva, path, url.Values{"name": {before.Network.Name}})
	if said := apptest.Said(t, w); w.Code != http.StatusUnprocessableEntity || !strings.Contains(said, "Andere Netzwerke nennen dieses") {
		t.Errorf("while another network names it: %d\n%s", w.Code, said)
	}
	r.Change(t, "soest", apptest.Relates(""))
	if w := r.Do(t, eva, path, url.Values{"name": {" " + before.Network.Name}}); w.Code != http.StatusSeeOther {
		t.Fatalf("removing: %d\n%s", w.Code, apptest.Said(t, w))
	}
	if w := r.Get(t, apptest.HernePage); w.Code != http.StatusGone {
		t.Errorf("its page: %d", w.Code)
	}
	table := apptest.Document(t, r.Do(t, eva, "/verwaltung/netzwerke", nil))
	back := table.Find(`form[action^="/verwaltung/entfernte-netzwerke/"]`).AttrOr("action", "")
	if w := r.Do(t, anna, back, url.Values{"x": {""}}); w.Code != http.StatusForbidden {
		t.Errorf("a coordinator takes back: %d", w.Code)
	}
	if w := r.Do(t, eva, back, url.Values{"x": {""}}); w.Code != http.StatusSeeOther {
		t.Fatalf("taking back: %d\n%s", w.Code, apptest.Said(t, w))
	}
	after, err := r.DB.Owner.Dossier(t.Context(), "herne")
	if err != nil || len(after.Members) != len(before.Members) || len(after.Institutions) != len(before.Institutions) ||
		len(after.Sources) != len(before.Sources) {
		t.Errorf("it comes back with %d members of %d (%v)", len(after.Members), len(before.Members), err)
	}
	if w := r.Get(t, apptest.HernePage); w.Code != http.StatusOK {
		t.Errorf("its page afterwards: %d", w.Code)
	}
	if w := r.Do(t, eva, back, url.Values{"x": {""}}); w.Code != http.StatusNotFound {
		t.Errorf("twice: %d", w.Code)
	}
}
