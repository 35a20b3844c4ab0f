package gazetteer

import (
	"strings"
	"sync"
)

// spots are the middles of what is embedded: of Kreise by their official key, of postcodes by themselves; and the Kreise
// of postcodes.
var spots = sync.OnceValue(func() (known struct {
	kreise, postcodes map[string][2]float64
	within            map[string]string
}) {
	known.kreise, known.postcodes, known.within = map[string][2]float64{}, map[string][2]float64{}, map[string]string{}
	for _, k := range embeddedKreise() {
		known.kreise[k.AGS] = [2]float64{k.Lat, k.Lon}
	}
	for _, p := range embeddedPostcodes() {
		known.within[p.plz] = p.kreise
		if p.located {
			known.postcodes[p.plz] = [2]float64{p.lat, p.lon}
		}
	}
	return known
})

// MiddleOf returns the middle of the Kreis with this official key, in degrees, from the embedded data alone: what is
// stored with it does not depend on what an operator imported.
func MiddleOf(ags string) (lat, lon float64, ok bool) {
	at, ok := spots().kreise[ags]
	return at[0], at[1], ok
}

// MiddleOfPostcode returns a point near the middle of the area of a postcode, in degrees, from the embedded data alone.
func MiddleOfPostcode(plz string) (lat, lon float64, ok bool) {
	at, ok := spots().postcodes[plz]
	return at[0], at[1], ok
}

// KreiseOfPostcode returns the official keys of the Kreise in which a postcode may lie, the likeliest first, from the
// embedded data alone.
func KreiseOfPostcode(plz string) []string { return strings.Fields(spots().within[plz]) }
