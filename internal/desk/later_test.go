package desk_test

import (
	"net/http"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
)

// folded returns the folded parts of a form, by their titles; true for one that stands open.
func folded(page *goquery.Document) map[string]bool {
	found := map[string]bool{}
	page.Find("details.later").Each(func(_ int, s *goquery.Selection) {
		_, open := s.Attr("open")
		found[s.Find("summary b").First().Text()] = open
	})
	return found
}

// What is not needed at first is folded, below what is; where something is in it, or is wrong, it stands open.
func TestALongFormBeginsWithWhatIsNeeded(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	a := r.AddCoordinator(t, "Anna", "herne")
	path := apptest.AtDesk + "herne/angebote/neu?einrichtung=schattenlicht"
	page := apptest.Document(t, r.Do(t, a, path, nil))
	for title, open := range folded(page) {
		if open {
			t.Errorf("%q stands open in an empty form", title)
		}
	}
	below := map[string]bool{"name": false, "themen": false, "zeiten": false, "sprachen": true, "kosten": true, "vermerk": true}
	for name, inside := range below {
		if got := page.Find("details.later [name='"+name+"']").Length() > 0; got != inside {
			t.Errorf("%s: folded %v", name, got)
		}
	}
	f := r.OpenForm(t, a, path)
	w := r.Do(t, a, f.Action, f.With("name", "", "kosten", "kostenlos", "kinder_alter", "viele"))
	page = apptest.Document(t, w)
	if w.Code != http.StatusUnprocessableEntity || page.Find("#f-kinder-alter[aria-invalid], #f-kinder_alter[aria-invalid]").Length() != 1 {
		t.Fatalf("status %d", w.Code)
	}
	for title, open := range folded(page) {
		if want := title == "Kinder und Tiere" || title == "Feiertage, Kosten, Wartezeit und Einzugsgebiet"; open != want {
			t.Errorf("%q: open %v", title, open)
		}
	}
	service := apptest.CounsellingService()
	service.Languages, service.Visibility = []directory.Tongue{"tr"}, directory.Staff
	r.Offer(t, "herne", map[string][]directory.Service{"schattenlicht": {service}})
	stored := folded(apptest.Document(t, r.Do(t, a, apptest.AtDesk+"herne/angebote/schattenlicht.beratung", nil)))
	if !stored["Sprachen und Barrierefreiheit"] || !stored["Sichtbarkeit und Prüfung"] {
		t.Errorf("%v", stored)
	}
}

// In the row of a contact the same holds.
func TestARowBeginsWithWhatIsNeeded(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	page := apptest.Document(t, r.Do(t, r.AddCoordinator(t, "Anna", "herne"), apptest.AtDesk+"herne/einrichtungen/schattenlicht", nil))
	row := page.Find("details.later [name='kontakte.0.anmerkung']").Closest("details.later")
	if _, open := row.Attr("open"); row.Length() != 1 || open || row.Find("[name='kontakte.0.telefon']").Length() != 0 {
		t.Errorf("%d rows, open %v", row.Length(), open)
	}
}
