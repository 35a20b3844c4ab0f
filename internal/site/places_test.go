package site_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
)

// result is what a visitor reads as the answer to a search.
func result(t testing.TB, r *apptest.Program, typed string) (*goquery.Selection, string) {
	t.Helper()
	w := r.Found(t, "/suche", apptest.SearchForm(typed), nil)
	if w.Code != http.StatusOK {
		t.Fatalf("%q: status %d", typed, w.Code)
	}
	found := apptest.Document(t, w).Find("main")
	return found, strings.Join(strings.Fields(found.Text()), " ")
}

const inferredNote = "das ist unser Schluss"

func TestPlaceWithANetworkLeadsToIt(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for typed, want := range map[string]struct {
		network  string
		inferred bool
	}{
		"44623": {"herne", false}, "Herne": {"herne", false}, "44623 Herne": {"herne", false},
		"38100": {"braunschweig", true}, "Braunschweig": {"braunschweig", true}, "Wolfenbüttel": {"braunschweig", true},
		"Kreis Soest": {"soest", false}, "Lippstadt": {"soest", false}, "Mettmann": {"mettmann", false}, "Köthen": {"anhalt-bitterfeld", false},
	} {
		found, text := result(t, r, typed)
		if found.Find(`a[href="/netzwerke/`+want.network+`"]`).Length() == 0 {
			t.Errorf("%s does not lead to %s: %s", typed, want.network, text)
		}
		if got := strings.Contains(text, inferredNote); got != want.inferred {
			t.Errorf("%s: marked as inferred: %v", typed, got)
		}
	}
}

func TestPlaceWithoutANetworkGivesTheNearestAndTheNumbers(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, typed := range []string{"Lübeck", "Konstanz", "80331", "Berlin", "Saarland"} {
		found, text := result(t, r, typed)
		if !strings.Contains(text, "Noch kein Netzwerk ") || !strings.Contains(text, "Das heißt nicht, dass es dort keine Hilfe gibt") {
			t.Errorf("%s: %s", typed, text)
		}
		for _, far := range distances.FindAllStringSubmatch(text, -1) {
			if km, _ := strconv.Atoi(far[1]); km > 60 {
				t.Errorf("%s: a network %d km away is offered", typed, km)
			}
		}
		if found.Find(`a[href="tel:110"]`).Length() == 0 || found.Find(`a[href="tel:116016"]`).Length() == 0 {
			t.Errorf("%s: the numbers are missing", typed)
		}
	}
	if _, text := result(t, r, "Dortmund"); len(distances.FindAllString(text, -1)) != 3 {
		t.Errorf("Dortmund has three neighbours: %s", text)
	}
}

var distances = regexp.MustCompile(`etwa (\d+) km entfernt`)

func TestDoubtIsAQuestion(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for typed, question := range map[string]string{
		"Braunschwieg": "Meinen Sie eines von diesen?", "99999": "kennen wir nicht. Fast gleiche gibt es hier", "Neustadt": "Welches Gebiet meinen Sie", "Halle": "Welches Gebiet meinen Sie",
	} {
		found, text := result(t, r, typed)
		if !strings.Contains(text, question) || !strings.Contains(text, "„"+typed+"“") || found.Find(`button[name="kreis"]`).Length() == 0 {
			t.Errorf("%s: %s", typed, text)
		}
		found.Find(`button[name="kreis"]`).Each(func(_ int, s *goquery.Selection) {
			w := r.Found(t, "/suche", apptest.SearchForm(typed)+"&kreis="+s.AttrOr("value", ""), nil)
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), question) {
				t.Errorf("%s offers %s, which answers %d", typed, s.AttrOr("value", ""), w.Code)
			}
		})
	}
	if _, text := result(t, r, "Braunschwieg"); !strings.Contains(text, "Braunschweig") {
		t.Errorf("Braunschweig is not offered: %s", text)
	}
}

func TestLandListsItsNetworks(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for _, typed := range []string{"Nordrhein-Westfalen", "nordrhein westfalen", "NRW"} {
		found, text := result(t, r, typed)
		for _, key := range []string{"herne", "mettmann", "soest"} {
			if found.Find(`a[href="/netzwerke/`+key+`"]`).Length() == 0 {
				t.Errorf("%s does not list %s: %s", typed, key, text)
			}
		}
	}
	for code, want := range map[string]int{"05": 3, "03": 1, "15": 1, "16": 0} {
		doc := apptest.Document(t, r.Get(t, "/regionen/"+code))
		if got := doc.Find(`main .compact a[href^="/netzwerke/"]`).Length() - 3*doc.Find(`main h3:contains("Die nächsten Netzwerke")`).Length(); got != want {
			t.Errorf("Land %s lists %d networks, want %d", code, got, want)
		}
	}
}

func TestWordsAreNotTakenForPlaces(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	for typed, want := range map[string]string{
		"Jugendamt": "Fachbereich Kinder, Jugend und Familie", "Frauenhaus": "Frauenhaus Herne", "Polizei": "Kreispolizeibehörde", "Weißer Ring e. V.": "Weißer Ring",
		"Anwalt": "Rechtsanwältinnen", "Gleichstellungsbeauftragte": "Büro für Gleichstellung",
	} {
		found, text := result(t, r, typed)
		if found.Find(`button[name="kreis"]`).Length() != 0 || strings.Contains(text, "Welches Gebiet") || !strings.Contains(text, want) {
			t.Errorf("%s: %s", typed, text)
		}
	}
}

func TestNameOfAVillageDoesNotHideWhatTheWordLeadsTo(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	w := r.Found(t, "/suche", apptest.SearchForm("Wissen"), nil)
	text := apptest.Visible(t, w.Body.String())
	if w.Code != http.StatusOK || !strings.Contains(text, "Treffer") || !strings.Contains(text, "Altenkirchen") {
		t.Errorf("status %d: %.400s", w.Code, text)
	}
}
