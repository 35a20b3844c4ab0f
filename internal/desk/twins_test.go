package desk_test

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

func TestTwinsAreToldApartWhereverSomebodyChooses(t *testing.T) {
	t.Parallel()
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
	distinct("networks to coordinate", apptest.Labels(accounts.Find("#network option")), 6)
	offered := accounts.Find("#institution-list option").Map(func(_ int, o *goquery.Selection) string { return o.AttrOr("value", "") })
	distinct("institutions to answer for", offered, 10)
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
				distinct(path+" "+s.AttrOr("name", ""), apptest.Labels(g.Find("option")), 1)
			})
		})
	}
	hits := apptest.Document(t, r.Found(t, "/suche", apptest.SearchForm("Runder Tisch Gewalt"), nil))
	distinct("networks that a search finds", apptest.Labels(hits.Find(".entries li:has(h3 a[href^='/netzwerke/']:not([href*='#']))")), 2)
	hits = apptest.Document(t, r.Found(t, "/suche", apptest.SearchForm("Frauenberatung"), nil))
	if text := hits.Find(".entries").Text(); !strings.Contains(text, "Gewalt (Herne)") {
		t.Errorf("institutions of one name in networks of one name: %s", text)
	}
}
