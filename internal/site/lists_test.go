package site_test

import (
	"encoding/csv"
	"net/http"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

// maxList is how large a page of a list may be, however many networks there are.
const maxList = 60_000

func TestListsStaySmallWithFourHundredNetworks(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.AddInvented(t, 400, 1)
	for _, path := range []string{"/", "/netzwerke", "/netzwerke?seite=17", "/termine", "/termine/vergangene", "/meldungen", "/en/netzwerke", "/regionen/05", "/regionen/05?seite=2"} {
		w := r.Get(t, path)
		if w.Code != http.StatusOK || w.Body.Len() > maxList {
			t.Errorf("%s answers %d with %d bytes, want at most %d", path, w.Code, w.Body.Len(), maxList)
		}
	}
	land := apptest.Document(t, r.Get(t, "/regionen/05"))
	if n := land.Find(".compact li").Length(); n != 25 || land.Find(".pager a[rel=next]").AttrOr("href", "") != "/regionen/05?seite=2" {
		t.Errorf("the first page of a Land shows %d networks and leads on to %q", n, land.Find(".pager a").AttrOr("href", ""))
	}
	for _, words := range []string{"44623", "NRW", "Ruhrgebiet", "44623 Polizei", "Frauenhaus"} {
		w := r.Found(t, "/suche", apptest.SearchForm(words), nil)
		found := apptest.Document(t, w)
		if n := found.Find(".compact li").Length(); w.Body.Len() > maxList || found.Find(".hit").Length() > 8 || n > 9 {
			t.Errorf("%s: %d bytes, %d hits, %d networks", words, w.Body.Len(), found.Find(".hit").Length(), n)
		}
		for _, hit := range found.Find(".hit").EachIter() {
			path, key, _ := strings.Cut(hit.Find("h3 a").AttrOr("href", ""), "#")
			if hit.Find(".reach > li").Length() > 1 || key != "" && apptest.Document(t, r.Get(t, path)).Find("#"+key).Length() != 1 {
				t.Errorf("%s: a hit is long, or leads to no service: %s#%s", words, path, key)
			}
		}
	}
	doc := apptest.Document(t, r.Get(t, "/netzwerke"))
	if n := doc.Find(".compact li").Length(); n != 25 || doc.Find(".pager a[rel=next]").AttrOr("href", "") != "/netzwerke?seite=2" {
		t.Errorf("the first page shows %d networks and leads on to %q", n, doc.Find(".pager a").AttrOr("href", ""))
	}
	if doc := apptest.Document(t, r.Get(t, "/")); doc.Find(".lands a").Length() != 16 || !strings.Contains(doc.Text(), "Eingetragen sind 405 Netzwerke") {
		t.Errorf("home shows %d Länder", doc.Find(".lands a").Length())
	}
}

func TestNetworksAreFilteredByLandAndForm(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for query, want := range map[string]string{
		"": "braunschweig herne mettmann soest anhalt-bitterfeld", "?land=05": "herne mettmann soest",
		"?land=05&form=runder_tisch": "herne mettmann", "?form=arbeitskreis": "anhalt-bitterfeld", "?land=09": "",
		"?land=&form=": "braunschweig herne mettmann soest anhalt-bitterfeld",
	} {
		doc := apptest.Document(t, r.Get(t, "/netzwerke"+query))
		var got []string
		for _, a := range doc.Find(".compact a").EachIter() {
			got = append(got, strings.TrimPrefix(a.AttrOr("href", ""), "/netzwerke/"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q shows %q, want %q", query, got, want)
		}
		table, err := csvOf(r.Get(t, "/netzwerke.csv"+query).Body.String())
		if err != nil || len(table) != len(got)+1 {
			t.Errorf("%q: the table has %d rows (%v), the page %d", query, len(table)-1, err, len(got))
		}
	}
	if doc := apptest.Document(t, r.Get(t, "/netzwerke?land=05")); doc.Find("#land option[selected]").Text() == "" ||
		doc.Find("a[href='/netzwerke.csv?land=05']").Length() != 1 {
		t.Error("the filter does not say what is chosen, or the table is of something else")
	}
	for wrong, want := range map[string]int{
		"?land=99": http.StatusBadRequest, "?land=x": http.StatusBadRequest, "?form=verein": http.StatusBadRequest, "?land=%00": http.StatusOK,
		"?seite=0": http.StatusOK, "?seite=-1": http.StatusOK, "?seite=x": http.StatusOK, "?seite=99999999999999999999": http.StatusOK,
	} {
		if w := r.Get(t, "/netzwerke"+wrong); w.Code != want {
			t.Errorf("%s answers %d, want %d", wrong, w.Code, want)
		}
	}
	for _, gone := range []string{"/netzwerke?seite=2", "/termine?seite=9", "/meldungen?seite=9"} {
		if w := r.Get(t, gone); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d, want 404", gone, w.Code)
		}
	}
}

func csvOf(text string) ([][]string, error) {
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	reader.Comma = ';'
	return reader.ReadAll()
}

// A link to register for what is over is of no use, and meetings that only members may attend are of no use to others.
func TestPastEventsStandApartAndTakeNoRegistrations(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Exec(t, `update events set internal = true where key = (select min(key) from events where registration <> '')`)
	past, coming := r.Get(t, "/termine/vergangene").Body.String(), r.Get(t, "/termine").Body.String()
	if !strings.Contains(past, "5. Juni 2024") && !strings.Contains(past, "21. November 2023") {
		t.Error("/termine/vergangene does not show what is over")
	}
	if strings.Contains(past, "rel=\"noreferrer noopener nofollow external\"") || strings.Contains(coming, "21. November 2023") {
		t.Error("what is over stands among what is to come, or takes registrations")
	}
	var hidden string
	if err := r.SQL.QueryRow(t.Context(), `select title from events where internal limit 1`).Scan(&hidden); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(past+coming, hidden) {
		t.Errorf("%q is only for members, and in the public list", hidden)
	}
}

func TestPhoneNumbersAreSaidInTheLanguageOfThePage(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	english := apptest.Document(t, r.Get(t, "/en/hilfe"))
	lines := english.Find(".hotlines > li")
	if lines.Length() < 7 || lines.Find("[lang=de]:not(h2)").Length() > 0 { // names stay as they are
		t.Errorf("of %d lines, %d parts are German: %q", lines.Length(), lines.Find("[lang=de]:not(h2)").Length(), lines.Find("[lang=de]:not(h2)").Text())
	}
	german := apptest.Document(t, r.Get(t, "/hilfe"))
	first := german.Find(".hotlines > li").First()
	if call := first.Children().First().Find("a[href^='tel:']"); call.Length() != 1 {
		t.Errorf("a line begins with %q, want its number", first.Children().First().Text())
	}
	if own := german.Find("#nr-116-016 bdi[lang=tr]").Text(); own != "Türkçe" {
		t.Errorf("Turkish is called %q", own)
	}
}

// The page for neighbours says whom to call, that nobody has checked it, and nothing in its title.
func TestThePageForThoseWhoWorryIsDiscreetAndHonest(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for path, unread := range map[string]string{"/nachfragen": "noch nicht gelesen", "/en/nachfragen": "has read it yet"} {
		doc := apptest.Document(t, r.Get(t, path))
		if doc.Find("main a[href='tel:116016']").Length() == 0 || !strings.Contains(doc.Find("main").Text(), unread) {
			t.Errorf("%s does not say whom to call, or that no professional has read it", path)
		}
		title := strings.ToLower(doc.Find("title").Text())
		if strings.Contains(title, "gewalt") || strings.Contains(title, "violence") || strings.Contains(title, "sorge") {
			t.Errorf("%s: the title %q tells what it is about", path, title)
		}
	}
	for _, path := range []string{"/", "/hilfe", "/sicherheit"} {
		if apptest.Document(t, r.Get(t, path)).Find("a[href='/nachfragen']").Length() == 0 {
			t.Errorf("%s does not lead there", path)
		}
	}
}

func TestTheMapShowsAreasOfNetworksInBothSchemes(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for _, path := range []string{"/karte.svg", "/karte-dunkel.svg"} {
		before := r.Get(t, path)
		if kind := before.Header().Get("Content-Type"); before.Code != http.StatusOK || kind != "image/svg+xml" {
			t.Fatalf("%s answers %d as %s", path, before.Code, kind)
		}
		if text := before.Body.String(); strings.Contains(text, "<script") || strings.Contains(text, "http://") && strings.Count(text, "http://") > 1 {
			t.Errorf("%s does more than draw", path)
		}
	}
	before := r.Get(t, "/karte.svg").Body.String()
	r.AddInvented(t, 1, 1)
	r.Exec(t, `insert into region_districts (region_id, position, ags, inferred)
		select region_id, 9, '09162', false from networks where key = 'herne'`)
	if r.Get(t, "/karte.svg").Body.String() == before {
		t.Error("a Kreis more, and the map is as it was")
	}
}
