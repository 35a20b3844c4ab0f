package site

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/finding"
	"rundtisch/internal/gazetteer"
	"rundtisch/templates"
)

var atlas = sync.OnceValues(func() (*gazetteer.Gazetteer, error) { return gazetteer.Open("") })

func newSite(t testing.TB) *Site {
	t.Helper()
	a, err := atlas()
	if err != nil {
		t.Fatal(err)
	}
	return &Site{atlas: a}
}

func codes(regions []templates.Region) []string {
	var all []string
	for _, r := range regions {
		all = append(all, r.Code)
	}
	return all
}

// anyPostcode returns a postcode of the real ones, or of those that do not exist, for which what holds.
func anyPostcode(t testing.TB, a *gazetteer.Gazetteer, holds func(plz string, candidates []gazetteer.Candidate) bool) string {
	t.Helper()
	for n := 1000; n < 100_000; n++ {
		if plz := fmt.Sprintf("%05d", n); holds(plz, a.Postcode(plz)) {
			return plz
		}
	}
	t.Fatal("there is no such postcode")
	return ""
}

func TestPostcodesAreAnsweredOrAskedAbout(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	several := anyPostcode(t, s.atlas, func(_ string, c []gazetteer.Candidate) bool { return len(c) > 1 })
	unsure := anyPostcode(t, s.atlas, func(_ string, c []gazetteer.Candidate) bool { return len(c) == 1 && !c[0].Certain })
	unknown := anyPostcode(t, s.atlas, func(plz string, c []gazetteer.Candidate) bool { return len(c) == 0 && len(s.atlas.Nearby(plz)) > 0 })
	nowhere := anyPostcode(t, s.atlas, func(plz string, c []gazetteer.Candidate) bool { return len(c) == 0 && len(s.atlas.Nearby(plz)) == 0 })
	for _, test := range []struct {
		name, plz    string
		region       string
		places, near bool
	}{
		{"one certain Kreis", "44623", "05916", false, false},
		{"several Kreise", several, "", true, false},
		{"one that is not certain", unsure, "", true, false},
		{"an unknown one offers what is nearby", unknown, "", true, true},
		{"an unknown one with nothing near", nowhere, "", false, true},
	} {
		t.Run(test.name+" "+test.plz, func(t *testing.T) {
			var found templates.Search
			s.locate(&found, test.plz, test.plz, finding.Understand(s.atlas, test.plz))
			got := ""
			if found.Region != nil {
				got = found.Region.Code
			}
			if got != test.region || (len(found.Places) > 0) != test.places || found.Near != test.near {
				t.Errorf("region %q, places %v, near %v", got, codes(found.Places), found.Near)
			}
			if found.Asked != test.plz {
				t.Errorf("asked about %q", found.Asked)
			}
		})
	}
}

func TestNamesAreAnsweredOrAskedAbout(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	hit := []templates.Snippet{{Found: directory.Found{Title: "gefunden"}}}
	for _, test := range []struct {
		words  string
		found  []templates.Snippet
		region string
		places []string // that are among those asked about
		near   bool
		kept   bool // whether what the words led to is still shown
	}{
		{"Herne", nil, "05916", nil, false, false},
		{"hErNe", hit, "05916", nil, false, true},
		{"Nordrhein-Westfalen", nil, "05", nil, false, false},
		{"nordrhein westfalen", nil, "05", nil, false, false},
		{"Kreis Soest", nil, "05974", nil, false, false},
		{"Braunschwieg", nil, "", []string{"03101"}, true, false},
		{"Braunschwieg", hit, "", nil, false, true}, // the words led somewhere: nobody meant a place
		{"Jugendamt", hit, "", nil, false, true},
		{"Frauenhaus", hit, "", nil, false, true},
		{"Polizei", hit, "", nil, false, true},
		{"ich brauche Hilfe in herne", nil, "", []string{"05916"}, false, false},
		{"Beratung in Bad Sassendorf", nil, "", []string{"05974"}, false, false},
		{"Beratung in Neustadt", nil, "", []string{"07316", "05315"}, false, false},
		{"ich brauche Hilfe in herne", hit, "", nil, false, true},
		{"Neustadt", nil, "", []string{"07316", "05315"}, false, false},
		{"Halle", nil, "", []string{"15002", "05754"}, false, false},
		{"zzzzzzzz", nil, "", nil, false, false},
		{"", nil, "", nil, false, false},
	} {
		t.Run(test.words, func(t *testing.T) {
			found := templates.Search{Found: slices.Clone(test.found), Asked: test.words}
			s.locate(&found, "", test.words, finding.Understand(s.atlas, test.words))
			region := ""
			if found.Region != nil {
				region = found.Region.Code
			}
			if region != test.region || found.Near != test.near || (len(found.Found) > 0) != test.kept {
				t.Errorf("region %q, near %v, %d found", region, found.Near, len(found.Found))
			}
			for _, code := range test.places {
				if !slices.Contains(codes(found.Places), code) {
					t.Errorf("%s is not among %v", code, codes(found.Places))
				}
			}
			if len(test.places) == 0 && len(found.Places) > 0 {
				t.Errorf("asked about %v", codes(found.Places))
			}
		})
	}
}

func TestQuestionsStayShort(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, words := range []string{"Neustadt", "Neukirchen", "Buch", "Wald", "Berg", "Mühlhausen", "Kirchdorf"} {
		var found templates.Search
		s.locate(&found, "", words, finding.Understand(s.atlas, words))
		if len(found.Places) < 2 || len(found.Places) > 12 {
			t.Errorf("%s asks about %d places", words, len(found.Places))
		}
	}
}
