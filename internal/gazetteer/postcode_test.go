package gazetteer

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPostcodesOfTheFiveNetworks(t *testing.T) {
	g := open(t, "")
	for _, test := range []struct{ plz, ags, name string }{
		{"44623", "05916", "Herne"},
		{"40822", "05158", "Mettmann"},
		{"59494", "05974", "Soest"},
		{"06749", "15082", "Anhalt-Bitterfeld"},
		{"38100", "03101", "Braunschweig"},
	} {
		want := []Candidate{{AGS: test.ags, Name: test.name, Certain: true}}
		if got := g.Postcode(test.plz); !slices.Equal(got, want) {
			t.Errorf("Postcode(%q) = %+v, want %+v", test.plz, got, want)
		}
	}
}

func TestAmbiguousPostcodesAreAskedAbout(t *testing.T) {
	g := open(t, "")
	for _, plz := range []string{"40472", "40721", "39264"} {
		got := g.Postcode(plz)
		if len(got) == 0 || got[0].Certain {
			t.Errorf("Postcode(%q) = %+v, want candidates, none certain", plz, got)
		}
	}
}

func TestCandidateIsWrittenAsJSONForMachines(t *testing.T) {
	got, err := json.Marshal(open(t, "").Postcode("44623"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `[{"ags":"05916","name":"Herne","certain":true}]`; string(got) != want {
		t.Errorf("Herne is %s, want %s", got, want)
	}
}

func TestUnknownPostcodesHaveNoAnswer(t *testing.T) {
	g := open(t, "")
	for _, plz := range []string{"", "4462", "446233", "00000", "99999", "ABCDE", "44 623", "４４６２３"} {
		if got := g.Postcode(plz); len(got) != 0 {
			t.Errorf("Postcode(%q) = %+v, want none", plz, got)
		}
		if _, _, ok := g.PostcodePoint(plz); ok || g.PostcodePlaces(plz) != nil {
			t.Errorf("the unknown postcode %q has a point or places", plz)
		}
	}
}

func TestEveryKreisHasPostcodesAndTheyLeadBackToIt(t *testing.T) {
	g := open(t, "")
	for _, k := range g.Kreise() {
		in := g.PostcodesIn(k.AGS)
		if len(in) == 0 || !slices.IsSorted(in) {
			t.Errorf("%s: %v", k.Title, in)
		}
		for _, plz := range in {
			if !slices.ContainsFunc(g.Postcode(plz), func(c Candidate) bool { return c.AGS == k.AGS }) {
				t.Errorf("%s does not lead back to %s", plz, k.Title)
			}
		}
	}
	if in := g.PostcodesIn("05916"); !slices.Contains(in, "44623") || slices.Contains(in, "44787") {
		t.Errorf("Herne: %v", in)
	}
	if in := g.PostcodesIn("99999"); in != nil {
		t.Errorf("a Kreis that is none has %v", in)
	}
}

func TestNearbyOffersKreiseOfThePrefixAndIsNeverCertain(t *testing.T) {
	g := open(t, "")
	got := g.Nearby("80313") // a company's own postcode in Munich
	if len(got) == 0 || got[0].AGS != "09162" || got[0].Certain {
		t.Errorf("Nearby(80313) = %+v, want Munich first, not certain", got)
	}
	if got := g.Nearby("00000"); len(got) != 0 {
		t.Errorf("Nearby(00000) = %+v, want none", got)
	}
}

func TestPostcodeHasPlacesAndAPoint(t *testing.T) {
	g := open(t, "")
	if got, want := g.PostcodePlaces("40472"), []string{"Düsseldorf", "Ratingen"}; !slices.Equal(got, want) {
		t.Errorf("places of 40472 are %q, want %q", got, want)
	}
	lat, lon, ok := g.PostcodePoint("44623")
	if km := Distance(lat, lon, 51.54, 7.22); !ok || km > 5 {
		t.Errorf("44623 lies %.1f km from the middle of Herne", km)
	}
}

func TestEveryEmbeddedPostcodeIsWellFormed(t *testing.T) {
	g := open(t, "")
	if !slices.IsSortedFunc(g.postcodes, func(a, b postcode) int { return strings.Compare(a.plz, b.plz) }) {
		t.Error("postcodes are not sorted")
	}
	for _, p := range g.postcodes {
		got := g.Postcode(p.plz)
		switch {
		case !isDigits(p.plz, 5):
			t.Errorf("%q is no postcode", p.plz)
		case len(got) == 0 || len(got) != len(strings.Fields(p.kreise)):
			t.Errorf("%s has the Kreise %q, of which %d are known", p.plz, p.kreise, len(got))
		case p.certain && len(got) != 1:
			t.Errorf("%s is certain of %d Kreise", p.plz, len(got))
		}
		if x, y := g.Project(p.lat, p.lon); x < 0 || x > 586 || y < 0 || y > 793 {
			t.Errorf("%s is drawn at %.0f, %.0f, outside the map", p.plz, x, y)
		}
	}
}

func TestNoPostcodeMakesItPanic(t *testing.T) {
	g := open(t, "")
	rapid.Check(t, func(t *rapid.T) {
		plz := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9]{0,7}`)).Draw(t, "plz")
		certain := 0
		answer := g.Postcode(plz)
		for _, c := range answer {
			if c.Certain {
				certain++
			}
		}
		if certain > 0 && len(answer) > 1 {
			t.Fatalf("%q has %d answers, %d of them certain", plz, len(answer), certain)
		}
		g.Nearby(plz)
		g.PostcodePlaces(plz)
		g.PostcodePoint(plz)
	})
}
