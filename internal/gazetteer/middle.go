package gazetteer

import "sync"

// spots are the middles of what is embedded: of Kreise by their official key, of postcodes by themselves.
var spots = sync.OnceValue(func() (known struct{ kreise, postcodes map[string][2]float64 }) {
	known.kreise, known.postcodes = map[string][2]float64{}, map[string][2]float64{}
	for _, k := range embeddedKreise() {
		known.kreise[k.AGS] = [2]float64{k.Lat, k.Lon}
	}
	for _, p := range embeddedPostcodes() {
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
