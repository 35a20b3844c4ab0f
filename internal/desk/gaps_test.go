package desk_test

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// cell returns what the table says of a network below a heading; "" if the table has no such place.
func cell(doc *goquery.Document, network, heading string) string {
	column := -1
	doc.Find(".matrix thead th").Each(func(i int, s *goquery.Selection) {
		if strings.Join(strings.Fields(s.Text()), " ") == heading {
			column = i
		}
	})
	text := ""
	doc.Find(".matrix tbody tr").Each(func(_ int, s *goquery.Selection) {
		if s.Find("th a").First().Text() == network && column > 0 {
			text = strings.Join(strings.Fields(s.Find("td").Eq(column-1).Text()), " ")
		}
	})
	return text
}

func TestGapsTellWhoIsMissing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("soest")...)
	for path, want := range map[string]map[[2]string]string{
		"/verwaltung/luecken":                         {{"Herne", "Polizei und Ordnung"}: "3 von 3", {"Herne", "Recht und Justiz"}: "0 von 5 1 nur als Gruppe", {"Kreis Soest", "Schutz und Beratung"}: "1 von 12"},
		"/verwaltung/luecken?familie=schutz_beratung": {{"Herne", "Frauenhaus"}: "da", {"Herne", "Schutzwohnung"}: "fehlt", {"Anhalt-Bitterfeld", "Frauenhaus"}: "nur als Gruppe", {"Kreis Soest", "Frauenberatung"}: "da"},
		"/verwaltung/luecken?ansicht=angebote":        {{"Herne", "Menschenhandel"}: "da", {"Herne", "Wohnen"}: "fehlt", {"Kreis Soest", "Wohnen"}: "fehlt"},
	} {
		w := r.Do(t, anna, path, nil)
		doc := apptest.Document(t, w)
		for at, text := range want {
			if got := cell(doc, at[0], at[1]); got != text {
				t.Errorf("%s: %s, %s: %q, want %q", path, at[0], at[1], got, text)
			}
		}
		if groups := doc.Find(".matrix .grouptitle").Map(func(_ int, s *goquery.Selection) string { return s.Text() }); !slices.Equal(groups, []string{"Ihre Netzwerke", "Niedersachsen", "Nordrhein-Westfalen", "Sachsen-Anhalt"}) {
			t.Errorf("%s: the groups are %q", path, groups)
		}
		if n := doc.Find(`.matrix[tabindex="0"][aria-labelledby] th:not([scope])`).Length() + doc.Find(".matrix:not([tabindex])").Length(); n > 0 {
			t.Errorf("%s: %d headings belong to nothing", path, n)
		}
	}
	text := apptest.Said(t, r.Do(t, anna, "/verwaltung/luecken", nil))
	for _, want := range []string{"Noch ist kein Mitglied aufgeführt. Wer fehlt, lässt sich nicht sagen.", "16 Arten fehlen, 2 nur als Gruppe genannt", "Die Liste ist nicht vollständig."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung/luecken?land=15", nil)); strings.Contains(text, "Herne") || !strings.Contains(text, "Anhalt-Bitterfeld") {
		t.Errorf("one Land:\n%s", text)
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung/luecken?land=02", nil)); !strings.Contains(text, "In diesem Land ist noch kein Netzwerk eingetragen.") {
		t.Errorf("a Land without networks:\n%s", text)
	}
}

// A membership that only the coordination sees counts for its own coordination, and for nobody else.
func TestGapsDoNotTellOthersWhatOnlyTheCoordinationSees(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 1)
	d.Members[0].Visibility, d.Statements = directory.Coordination, nil
	ended := apptest.InventedNetwork(2, 1)
	ended.Members[0].Until = "2026-11-21"
	for _, d := range []directory.Dossier{d, ended} {
		if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
			t.Fatal(err)
		}
	}
	for name, who := range map[string]struct {
		account account.Account
		want    string
	}{
		"own":      {r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("erfunden-1")...), "1 von 12"},
		"operator": {r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator}), "1 von 12"},
		"other":    {r.AddAccount(t, "eva@example.org", apptest.CoordinatorOf("erfunden-2")...), "Noch ist kein Mitglied aufgeführt. Wer fehlt, lässt sich nicht sagen."},
	} {
		doc := apptest.Document(t, r.Do(t, who.account, "/verwaltung/luecken", nil))
		if got := cell(doc, "Erfunden 1", "Schutz und Beratung"); got != who.want {
			t.Errorf("%s sees %q, want %q", name, got, who.want)
		}
		if got := cell(doc, "Erfunden 2", "Schutz und Beratung"); !strings.HasPrefix(got, "Noch ist kein Mitglied") {
			t.Errorf("%s: a membership that has ended counts: %q", name, got)
		}
	}
}

func TestGapsComeFiftyNetworksAtATime(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddInvented(t, 60, 1)
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	names := func(path string) []string {
		return apptest.Document(t, r.Do(t, anna, path, nil)).Find(".matrix th[scope=row] a").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	}
	first, second := names("/verwaltung/luecken"), names("/verwaltung/luecken?seite=2")
	if len(first) != 50 || len(second) != 15 || first[0] != "Herne" {
		t.Errorf("%d and %d networks, the first is %q", len(first), len(second), first[0])
	}
	for _, name := range first {
		if slices.Contains(second, name) {
			t.Errorf("%s stands on both pages", name)
		}
	}
	for query, status := range map[string]int{
		"seite=-1": 400, "seite=0": 400, "seite=x": 400, "seite=99999999999": 400, "seite=9223372036854775808": 400, "seite=3": 404, "seite=1000000": 404,
		"land=00": 400, "land=5": 400, "familie=x": 400, "ansicht=x": 400, "land=05&familie=recht&seite=2": 200,
	} {
		w := r.Do(t, anna, "/verwaltung/luecken?"+query, nil)
		if w.Code != status || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s, want %d", query, w.Code, w.Header().Get("Content-Type"), status)
		}
	}
	if text := apptest.Said(t, r.Do(t, anna, "/verwaltung/luecken?seite=3", nil)); !strings.Contains(text, "So viele Seiten gibt es nicht.") {
		t.Errorf("beyond the end:\n%s", text)
	}
}

func TestGapsAsATable(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	d := apptest.InventedNetwork(1, 1)
	d.Network.Name = "=cmd()"
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), d, apptest.Today); err != nil {
		t.Fatal(err)
	}
	anna := r.AddAccount(t, "anna@example.org", apptest.CoordinatorOf("herne")...)
	for query, want := range map[string][2]string{"": {"Frauenhaus", "da"}, "?ansicht=angebote": {"Menschenhandel", "da"}} {
		w := r.Do(t, anna, "/verwaltung/luecken.csv"+query, nil)
		if w.Code != http.StatusOK || w.Header().Get("Content-Disposition") != "attachment; filename=uebersicht.csv" {
			t.Fatalf("%d %v", w.Code, w.Header())
		}
		body, marked := strings.CutPrefix(w.Body.String(), "\ufeff")
		reader := csv.NewReader(strings.NewReader(body))
		reader.Comma = ';'
		rows, err := reader.ReadAll()
		if err != nil || !marked || len(rows) != 7 {
			t.Fatalf("%v, marked %v, %d rows", err, marked, len(rows))
		}
		column := slices.Index(rows[0], want[0])
		for _, row := range rows {
			switch {
			case row[1] == "Herne" && row[column] != want[1]:
				t.Errorf("Herne, %s: %q", want[0], row[column])
			case row[1] == "Region Braunschweig" && row[column] != "nicht bekannt":
				t.Errorf("Braunschweig, %s: %q", want[0], row[column])
			case row[1] == "Erfunden 1" && row[2] != "'=cmd()":
				t.Errorf("a formula: %q", row[2])
			}
		}
	}
	if w := r.Do(t, anna, "/verwaltung/luecken.csv?land=15", nil); strings.Contains(w.Body.String(), "Herne") || !strings.Contains(w.Body.String(), "Anhalt-Bitterfeld") {
		t.Errorf("one Land: %s", w.Body)
	}
}
