package api

import (
	"sync"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// farthest is the largest distance from a postcode, in metres: further than the country is long.
const farthest = 1_000_000

// takePostcode narrows to what is there for the Kreise in which a postcode may lie.
func (a *API) takePostcode(q *asked, plz string) string {
	candidates := a.atlas.Postcode(plz)
	if len(candidates) == 0 {
		return q.words.T("problem.postcode")
	}
	q.filter.Areas = []string{directory.AreaEverywhere}
	for _, c := range candidates {
		q.filter.Areas = append(q.filter.Areas, c.AGS, c.AGS[:2])
	}
	return ""
}

// around narrows to a distance around the middle of a postcode, instead of to what is there for its Kreise.
func (a *API) around(q *asked, plz string) string {
	lat, lon, ok := a.atlas.PostcodePoint(plz)
	if !ok {
		return q.words.T("problem.proximity.postcode")
	}
	near := q.filter.Near
	near.Lat, near.Lon, q.filter.Areas = lat, lon, nil
	for _, p := range a.postcodes() {
		if metres := gazetteer.Distance(lat, lon, p.lat, p.lon) * 1000; metres <= near.Metres {
			near.Postcodes, near.Distances = append(near.Postcodes, p.plz), append(near.Distances, metres)
		}
	}
	return ""
}

// middle is a point near the middle of a postcode.
type middle struct {
	plz      string
	lat, lon float64
}

// middles returns the middles of all postcodes, which it looks up once.
func middles(atlas *gazetteer.Gazetteer) func() []middle {
	return sync.OnceValue(func() []middle {
		var all []middle
		seen := map[string]bool{}
		for _, k := range atlas.Kreise() {
			for _, plz := range atlas.PostcodesIn(k.AGS) {
				if lat, lon, ok := atlas.PostcodePoint(plz); ok && !seen[plz] {
					seen[plz] = true
					all = append(all, middle{plz, lat, lon})
				}
			}
		}
		return all
	})
}
