package store_test

import (
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

// The numbers are those that the program brings along; who is wanted is written as in situations.txt.
func TestNationwideNumbersThatFitStandAmongTheHits(t *testing.T) {
	t.Parallel()
	s := open(t).at(directory.Public)
	for wanted, want := range map[string]string{
		"Herne":                        "116-016 116-006",
		"maenner":                      "hilfetelefon-maenner 116-006",
		"haeusliche_gewalt maenner":    "hilfetelefon-maenner 116-006",
		"haeusliche_gewalt maenner So": "hilfetelefon-maenner 116-006",
		"stalking":                     "116-016 116-006",
		"kinder":                       "116-111 116-006",
		"kinder_mitbetroffen":          "116-111",
		"sexualisierte_gewalt kinder":  "hilfe-telefon-missbrauch 116-111 116-006",
		"sexualisierte_gewalt":         "hilfe-telefon-missbrauch 116-016 116-006",
		"chat jetzt So":                "116-016",
		"jetzt So":                     "116-016",
		"chat":                         "116-016",
		"dgs":                          "116-016",
		"stufenlos stalking":           "116-016 116-006",
		"pl":                           "116-016 116-006",
		"vor_ort":                      "",
		"gewalt_beenden":               "",
		"gewaltausuebende":             "",
		"geld":                         "",
		"genitalverstuemmelung":        "116-016",
		"zwangsheirat jugendliche":     "116-111",
		"opferentschaedigung":          "116-006",
	} {
		w, now := wantedOf(t, wanted)
		found, err := s.Offers(t.Context(), w, now, 0, 20)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range found.Lines {
			got = append(got, h.Key)
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %v, want %s", wanted, got, want)
		}
	}
}

// A number is offered for what a source says; the codes must be such as a search knows.
func TestWhatIsSaidOfNationwideNumbersCanBeAskedFor(t *testing.T) {
	t.Parallel()
	lines, err := open(t).at(directory.Public).Hotlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range lines {
		valid := true
		for _, x := range h.Topics {
			valid = valid && x.Valid()
		}
		for _, x := range h.Audiences {
			valid = valid && x.Valid()
		}
		for _, x := range h.Tongues {
			valid = valid && x.Valid()
		}
		for _, x := range h.Modes {
			valid = valid && x.Valid()
		}
		for _, x := range h.Access {
			valid = valid && x.Valid()
		}
		for _, line := range h.Week {
			_, ok := line.Interval()
			valid = valid && ok
		}
		if !valid || (len(h.Modes) > 0) != (h.FitSource != "") {
			t.Errorf("%s: %+v", h.Key, h)
		}
	}
}
