package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/account"
	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// What most are called, and two institutions of one name.
func twins(t *testing.T, r *apptest.Program) {
	t.Helper()
	r.Exec(t, `update networks set name = 'Runder Tisch gegen häusliche Gewalt'`)
	r.Exec(t, `update institutions set name = 'Frauenberatung' where key in ('beratung-herne', 'schattenlicht', 'weisser-ring')`)
	r.Exec(t, `update search_entries set title = 'Runder Tisch gegen häusliche Gewalt' where kind = 'network'`)
	r.Exec(t, `update search_entries set title = 'Frauenberatung' where path in ('/einrichtungen/beratung-herne', '/einrichtungen/schattenlicht', '/einrichtungen/weisser-ring')`)
}

func labels(s *goquery.Selection) []string {
	return s.Map(func(_ int, o *goquery.Selection) string { return strings.Join(strings.Fields(o.Text()), " ") })
}

func TestTwinsAreToldApartWhereverSomebodyChooses(t *testing.T) {
	r := apptest.Start(t)
	twins(t, r)
	operator := r.AddAccount(t, "betrieb@example.org", account.Grant{Role: account.Operator})
	for _, key := range apptest.FiveNetworks {
		r.AddAccount(t, key+"@example.org", account.Grant{Role: account.Coordinator, Network: directory.NewID("network", key)})
	}
	distinct := func(what string, got []string, least int) {
		t.Helper()
		sorted := slices.Sorted(slices.Values(got))
		if len(got) < least || len(slices.Compact(sorted)) != len(got) {
			t.Errorf("%s: %q", what, got)
		}
	}
	accounts := apptest.Document(t, r.Do(t, operator, "/verwaltung/konten", nil))
	distinct("networks to coordinate", labels(accounts.Find("#network option")), 6)
	distinct("institutions to answer for", labels(accounts.Find("#institutions option")), 10)
	for _, key := range apptest.FiveNetworks {
		id := directory.NewID("network", key)
		r.Exec(t, `insert into desk.grants (account_id, role, network_id, granted_at) select id, 'koordination', $1, now() from desk.accounts where email = 'betrieb@example.org' on conflict do nothing`, id)
	}
	own := apptest.Document(t, r.Do(t, operator, "/verwaltung/konten", nil)).Find("main").Text()
	for _, area := range []string{"Gewalt (Kreis Soest)", "Gewalt (Herne)"} {
		if !strings.Contains(own, area) {
			t.Errorf("the list of accounts does not say %q: %s", area, strings.Join(strings.Fields(own), " "))
		}
	}
	anna := r.AddAccount(t, "anna@example.org", account.Grant{Role: account.Coordinator, Network: directory.NewID("network", "herne")})
	for _, path := range []string{"verwandte_netzwerke/neu", "termine/neu", "mitglieder/neu", "zeitraeume/neu", "belege/neu", "netzwerk"} {
		page := r.Do(t, anna, apptest.AtDesk+"herne/"+path, nil)
		if page.Code != http.StatusOK {
			continue
		}
		apptest.Document(t, page).Find("main select").Each(func(_ int, s *goquery.Selection) {
			groups := s.Find("optgroup")
			if groups.Length() == 0 {
				groups = s
			}
			groups.Each(func(_ int, g *goquery.Selection) {
				distinct(path+" "+s.AttrOr("name", ""), labels(g.Find("option")), 1)
			})
		})
	}
	hits := apptest.Document(t, r.Ask(t, http.MethodPost, "/suche", apptest.SearchForm("Runder Tisch Gewalt"), nil))
	distinct("networks that a search finds", labels(hits.Find(".entries li:has(h3 a[href^='/netzwerke/']:not([href*='#']))")), 2)
	hits = apptest.Document(t, r.Ask(t, http.MethodPost, "/suche", apptest.SearchForm("Frauenberatung"), nil))
	if text := hits.Find(".entries").Text(); !strings.Contains(text, "Gewalt (Herne)") {
		t.Errorf("institutions of one name in networks of one name: %s", text)
	}
}

func TestAnAreaWithoutAShortNameIsCalledByItsName(t *testing.T) {
	r := apptest.Start(t)
	r.Exec(t, `update regions set short_name = '' where key = (select r.key from networks n join regions r on r.id = n.region_id where n.key = 'soest')`)
	var name string
	if err := r.SQL.QueryRow(t.Context(), `select r.name from networks n join regions r on r.id = n.region_id where n.key = 'soest'`).Scan(&name); err != nil || name == "" {
		t.Fatal(name, err)
	}
	r.Exec(t, `update regions set short_name = 'Zzz' where key = (select r.key from networks n join regions r on r.id = n.region_id where n.key = 'herne')`)
	for _, path := range []string{"/", "/netzwerke", "/regionen/05", "/regionen/05974", "/en", "/en/regionen/05", "/netzwerke/soest", "/en/netzwerke/soest", "/einbetten/soest", "/termine", "/meldungen"} {
		w := r.Get(t, path)
		doc := apptest.Document(t, w)
		doc.Find("main b").Each(func(_ int, b *goquery.Selection) {
			if strings.TrimSpace(b.Text()) == "" {
				t.Errorf("%s: an empty name in %s", path, b.Parent().Text())
			}
		})
		if strings.Contains(path, "soest") && !strings.Contains(doc.Find("title").Text(), name) {
			t.Errorf("%s: the title is %q", path, doc.Find("title").Text())
		}
		if title := doc.Find("title").Text(); strings.Contains(title, "–  –") || strings.HasPrefix(strings.TrimSpace(title), "–") || strings.Contains(title, "Netzwerk  ") {
			t.Errorf("%s: the title is %q", path, title)
		}
	}
	order := labels(apptest.Document(t, r.Get(t, "/regionen/05")).Find("main a[href^='/netzwerke/'] b"))
	if !slices.IsSortedFunc(order, strings.Compare) || len(order) < 3 {
		t.Errorf("the networks of the Land stand in this order: %q", order)
	}
}
