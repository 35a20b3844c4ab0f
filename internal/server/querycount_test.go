package server_test

import (
	"net/http"
	"strings"
	"testing"
)

// cost is what a page asks the database: round trips, and the queries sent in them.
type cost struct{ trips, queries int64 }

// costOf asks twice and takes the lower count: a connection that was idle for a while is tried first.
func (r *running) costOf(t testing.TB, method, path, body string) cost {
	t.Helper()
	least := cost{1 << 30, 1 << 30}
	for range 2 {
		before := cost{r.queries.trips.Load(), r.queries.queries.Load()}
		if w := r.ask(t, method, path, body, nil); w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
			t.Errorf("%s %s: status %d", method, path, w.Code)
		}
		least.trips = min(least.trips, r.queries.trips.Load()-before.trips)
		least.queries = min(least.queries, r.queries.queries.Load()-before.queries)
	}
	return least
}

// allowed is what each kind of page may ask; addresses that are not listed ask nothing.
var allowed = map[string]cost{
	"/": {1, 1}, "/netzwerke": {1, 1}, "/netzwerke/{key}": {2, 30}, "/einrichtungen/{key}": {2, 11}, "/einbetten/{key}": {2, 31}, "/regionen/{code}": {1, 1},
	"/netzwerke/{key}/hinweis": {1, 1}, "/netzwerke/{key}/hinweis/danke": {1, 1}, "/einrichtungen/{key}/hinweis": {1, 1}, "/einrichtungen/{key}/hinweis/danke": {1, 1},
	"/termine": {1, 1}, "/meldungen": {1, 1}, "/hilfe": {1, 1}, "/sitemap.xml": {1, 1}, "/daten": {2, 2}, "/readyz": {1, 1},
	"/termine.ics": {1, 1}, "/regionen/{code}/termine.ics": {1, 1}, "/netzwerke/{key}/termine.ics": {1, 4}, "/neues.atom": {1, 2}, "/netzwerke/{key}/neues.atom": {1, 4},
	"/daten/dateien/rundtisch.zip": {3, 3}, "/daten/dateien/rundtisch.zip.sha256": {1, 1}, "/daten/dateien/stand.json": {1, 1},
	"/hsds/v3/services": {2, 9}, "/hsds/v3/services/{id}": {2, 8}, "/hsds/v3/organizations": {2, 6}, "/hsds/v3/organizations/{id}": {1, 18}, "/hsds/v3/service_at_locations": {1, 2},
	"/hsds/v3/taxonomy_terms": {2, 6}, "/hsds/v3/taxonomy_terms/{id}": {1, 4},
}

func TestPagesAskTheDatabaseLittleAndNoMoreWhenItGrows(t *testing.T) {
	r := start(t)
	type page struct{ method, path, body string }
	limits := map[page]cost{}
	for _, a := range r.Addresses() {
		pattern := strings.TrimPrefix(a.Pattern, "/en")
		if pattern == "" {
			pattern = "/"
		}
		for _, path := range r.paths(a.Pattern) {
			limits[page{"GET", path, ""}] = allowed[pattern]
		}
	}
	for _, words := range []string{"Frauenhaus", "Jugendamt", "Gewalt", "Herne", "44623", "Frauenhaus 44623", "Braunschwieg", "Frauenhuas", "Lübeck", "zzzzzz", "Erfundene Stelle"} {
		limits[page{"POST", "/suche", form(words)}] = cost{3, 3}
		limits[page{"POST", "/en/suche", form(words)}] = cost{3, 3}
	}
	limits[page{"POST", "/suche", form("44623")}] = cost{0, 0}
	for _, asked := range []string{"wo=44623", "wo=44623&sprache=ar", "wo=59494&thema=stalking&sprache=ar&barrierefreiheit=dgs", "thema=stalking", "wo=44623&offen=jetzt"} {
		limits[page{"POST", "/angebote", asked}] = cost{2, 13}
	}
	limits[page{"POST", "/angebote", ""}] = cost{0, 0}
	small := map[page]cost{}
	for p, limit := range limits {
		small[p] = r.costOf(t, p.method, p.path, p.body)
		if got := small[p]; got.trips > limit.trips || got.queries > limit.queries {
			t.Errorf("%s %s %s: %d round trips and %d queries, allowed are %d and %d", p.method, p.path, p.body, got.trips, got.queries, limit.trips, limit.queries)
		}
	}
	r.add(t, 50, 100)
	for p := range limits {
		if got := r.costOf(t, p.method, p.path, p.body); got.trips > small[p].trips || got.queries > small[p].queries {
			t.Errorf("%s %s %s: %v grew to %v with fifty more networks", p.method, p.path, p.body, small[p], got)
		}
	}
	large := r.costOf(t, "GET", "/netzwerke/erfunden-1", "")
	if large != small[page{"GET", hernePage, ""}] {
		t.Errorf("a network with 100 members costs %v, Herne %v", large, small[page{"GET", hernePage, ""}])
	}
	t.Logf("%d addresses; a network page: %d round trips, %d queries", len(limits), large.trips, large.queries)
}
