package api

import (
	"testing"
	"time"

	"rundtisch/internal/gazetteer"
	"rundtisch/internal/locale"
	"rundtisch/internal/web"
)

// An address in the exchange standard names its Land, and where a postcode lies in two, nobody guesses which.
func TestAPostcodeInTwoLaenderNamesNone(t *testing.T) {
	t.Parallel()
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	land := New(nil, &web.Pages{Now: func() (now time.Time) { return now }}, atlas).mapper(locale.Wordless("de")).Land
	shared := 0
	for _, k := range atlas.Kreise() {
		for _, plz := range atlas.PostcodesIn(k.AGS) {
			of := map[string]bool{}
			for _, c := range atlas.Postcode(plz) {
				of[c.AGS[:2]] = true
			}
			if len(of) > 1 {
				shared++
			}
			if name := land(plz); (name == "") != (len(of) > 1) {
				t.Errorf("%s in %d Länder: %q", plz, len(of), name)
			}
		}
	}
	if land("44623") != "Nordrhein-Westfalen" || land("00000") != "" || shared == 0 {
		t.Errorf("%q, %q; %d shared", land("44623"), land("00000"), shared)
	}
}
