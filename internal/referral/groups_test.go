package referral_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// far is a network in Munich: one service for all of Germany, and one that speaks Persian.
func far() directory.Dossier {
	d := apptest.OfferingNetwork()
	d.Network.Key, d.Network.Name = "fern", "Netzwerk in der Ferne"
	d.Region = directory.Region{Key: "ferne", Name: "München", Kind: directory.RegionKreis, State: "09", Districts: []directory.District{{AGS: "09162"}}}
	d.Institutions = []directory.Institution{{Key: "fern", Name: "Beratung in der Ferne", Sectors: []directory.Sector{"frauenberatung"},
		Services: []directory.Service{{Key: "a", Name: "Für alle", Areas: []string{directory.AreaEverywhere}, Languages: []directory.Tongue{"prs", "ar"}}}}}
	d.Members = []directory.Membership{{Key: "m", Institution: "fern", Role: directory.RoleMember}}
	return d
}

func TestHitsStandInGroupsByHowNearTheyAre(t *testing.T) {
	t.Parallel()
	r := offered(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), far(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	headings := func(path string, pairs ...string) []string {
		return apptest.Document(t, look(t, r, path, wanted(pairs...))).Find("h2.group").
			Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
	}
	lines := "Rufnummern in ganz Deutschland, die passen"
	if got := headings("/angebote", "wo", "44623", "sprache", "ar"); !slices.Equal(got, []string{lines, "In Ihrer Nähe", "Bundesweit und weiter weg"}) {
		t.Errorf("around Herne: %q", got)
	}
	if got := headings("/angebote", "sprache", "ar"); !slices.Equal(got, []string{lines}) {
		t.Errorf("nowhere in particular: %q", got)
	}
	doc := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "sprache", "ar")))
	last := doc.Find(".hit").Last()
	if !strings.Contains(last.Text(), "Für alle") || strings.Count(last.Text(), "Rufnummer") != 1 {
		t.Errorf("without a number, and it does not say so once: %s", last.Text())
	}
}

func TestRelatedLanguagesAreOfferedAndNeverTaken(t *testing.T) {
	t.Parallel()
	r := offered(t)
	if _, err := editing.New(r.DB.Owner).Load(t.Context(), far(), apptest.Today); err != nil {
		t.Fatal(err)
	}
	doc := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "sprache", "fa")))
	if n := doc.Find(".hit").Length(); n != 0 {
		t.Errorf("%d speak Persian", n)
	}
	offer := doc.Find(`form:has(button:contains("Dari"))`)
	if offer.Length() != 1 || offer.Find(`input[name="sprache"]`).AttrOr("value", "") != "prs" {
		t.Errorf("Dari is not offered: %s", doc.Find("#ergebnis").Text())
	}
	if doc := apptest.Document(t, look(t, r, "/angebote", wanted("wo", "44623", "sprache", "prs"))); doc.Find(".hit").Length() != 1 {
		t.Error("the offer leads to nothing")
	}
}
