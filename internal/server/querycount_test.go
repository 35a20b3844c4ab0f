package server_test

import (
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

var cost = apptest.NewCost

// allowed is what each kind of page may ask; addresses that are not listed ask nothing.
var allowed = map[string]apptest.Cost{
	"/": cost(1, 1), "/netzwerke": cost(1, 2),
	"/netzwerke.csv": cost(1, 2), "/karte.svg": cost(1, 1), "/karte-dunkel.svg": cost(1, 1), "/termine/vergangene": cost(1, 1),
	"/netzwerke/{key}": cost(2, 30), "/einrichtungen/{key}": cost(2, 12), "/einbetten/{key}": cost(2, 31), "/regionen/{code}": cost(2, 2),
	"/netzwerke/{key}/hinweis": cost(1, 1), "/netzwerke/{key}/hinweis/danke": cost(1, 1), "/einrichtungen/{key}/hinweis": cost(1, 1), "/einrichtungen/{key}/hinweis/danke": cost(1, 1),
	"/einrichtungen/{key}/eintrag": cost(1, 1), "/einrichtungen/{key}/eintrag/danke": cost(1, 1),
	"/termine": cost(1, 1), "/meldungen": cost(1, 1), "/hilfe": cost(1, 1), "/sitemap.xml": cost(1, 1), "/daten": cost(2, 2), "/readyz": cost(3, 3),
	"/termine.ics": cost(1, 1), "/regionen/{code}/termine.ics": cost(1, 1), "/netzwerke/{key}/termine.ics": cost(1, 4), "/neues.atom": cost(1, 2), "/regionen/{code}/neues.atom": cost(1, 2), "/netzwerke/{key}/neues.atom": cost(1, 4),
	"/daten/dateien/rundtisch.zip": cost(3, 3), "/daten/dateien/rundtisch.zip.sha256": cost(1, 1), "/daten/dateien/stand.json": cost(1, 1),
	"/hsds/v3/services": cost(2, 9), "/hsds/v3/services/{id}": cost(2, 8), "/hsds/v3/organizations": cost(2, 6), "/hsds/v3/organizations/{id}": cost(1, 18), "/hsds/v3/service_at_locations": cost(1, 2),
	"/hsds/v3/taxonomy_terms": cost(2, 6), "/hsds/v3/taxonomy_terms/{id}": cost(1, 4),
}

func TestPagesAskTheDatabaseLittleAndNoMoreWhenItGrows(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t, apptest.WithoutPageCache) // what a page costs that is not kept; one that is costs one question (TestAKeptPageCosts…)
	type page struct{ method, path, body string }
	limits := map[page]apptest.Cost{}
	for _, a := range r.Addresses() {
		pattern := strings.TrimPrefix(a.Pattern, "/en")
		if pattern == "" {
			pattern = "/"
		}
		for _, path := range paths(r, a.Pattern) {
			limits[page{"GET", path, ""}] = allowed[pattern]
		}
	}
	for _, words := range []string{"Frauenhaus", "Jugendamt", "Gewalt", "Herne", "44623", "Frauenhaus 44623", "Braunschwieg", "Frauenhuas", "Lübeck", "zzzzzz", "Erfundene Stelle"} {
		found := r.Ask(t, "POST", "/suche", apptest.SearchForm(words), nil).Header().Get("Location")
		limits[page{"GET", found, ""}] = cost(10, 22)
	}
	for _, asked := range []string{"wo=44623&sprache=ar", "wo=59494&thema=stalking&thema=recht&sprache=ar&barrierefreiheit=dgs", "thema=stalking", "wo=44623&offen=jetzt"} {
		found := r.Ask(t, "POST", "/suche", asked, nil).Header().Get("Location")
		limits[page{"GET", found, ""}] = cost(5, 17)
		limits[page{"POST", "/suche", asked}] = cost(0, 0) // the key of these ten minutes is known
	}
	for _, words := range []string{"44623", "Neustadt"} {
		found := r.Ask(t, "POST", "/nachfragen", apptest.SearchForm(words), nil).Header().Get("Location")
		limits[page{"GET", found, ""}] = cost(10, 24)
	}
	small := map[page]apptest.Cost{}
	for p, limit := range limits {
		small[p] = r.CostOf(t, p.method, p.path, p.body)
		if got := small[p]; got.Trips > limit.Trips || got.Queries > limit.Queries {
			t.Errorf("%s %s %s: %d round trips and %d queries, allowed are %d and %d", p.method, p.path, p.body, got.Trips, got.Queries, limit.Trips, limit.Queries)
		}
	}
	r.AddInvented(t, 50, 100)
	for p := range limits {
		if got := r.CostOf(t, p.method, p.path, p.body); got.Trips > small[p].Trips || got.Queries > small[p].Queries {
			t.Errorf("%s %s %s: %v grew to %v with fifty more networks", p.method, p.path, p.body, small[p], got)
		}
	}
	large := r.CostOf(t, "GET", "/netzwerke/erfunden-1", "")
	if large != small[page{"GET", apptest.HernePage, ""}] {
		t.Errorf("a network with 100 members costs %v, Herne %v", large, small[page{"GET", apptest.HernePage, ""}])
	}
	t.Logf("%d addresses; a network page: %d round trips, %d queries", len(limits), large.Trips, large.Queries)
}
