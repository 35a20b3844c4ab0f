package invented

import (
	"math/rand/v2"
	"slices"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// ground is the real country that the networks are put on.
type ground struct {
	atlas     *gazetteer.Gazetteer
	kreise    []gazetteer.Kreis
	near      map[string]gazetteer.Kreis // AGS → the nearest other Kreis
	postcodes map[string][]string        // AGS → postcodes
}

func survey(atlas *gazetteer.Gazetteer) *ground {
	g := &ground{atlas: atlas, kreise: atlas.Kreise(), near: map[string]gazetteer.Kreis{}, postcodes: map[string][]string{}}
	for _, k := range g.kreise {
		g.postcodes[k.AGS] = atlas.PostcodesIn(k.AGS)
		g.near[k.AGS] = slices.MinFunc(g.kreise, func(a, b gazetteer.Kreis) int { return compare(away(k, a), away(k, b)) })
	}
	return g
}

// away is how far one Kreis is from another in km; itself is farthest.
func away(from, to gazetteer.Kreis) float64 {
	if from.AGS == to.AGS {
		return 1e6
	}
	return gazetteer.Distance(from.Lat, from.Lon, to.Lat, to.Lon)
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// region makes the region: a real Kreis, now and then with its neighbour, under a name that is not its own.
func (m *maker) region() directory.Region {
	m.neighbour = m.ground.near[m.kreis.AGS]
	r := directory.Region{
		Key: m.key, Name: "Landkreis " + m.place, ShortName: m.place, Kind: directory.RegionLandkr, State: m.kreis.Land,
		Inhabitants: m.between(40, 350) * 1000, Districts: []directory.District{{AGS: m.kreis.AGS, Inferred: true}},
		Basis: "Name und Zahlen sind erfunden. Nur die Lage ist die eines wirklichen Kreises, damit eine Suche dort etwas findet.",
	}
	switch {
	case m.kreis.Name == m.kreis.Title:
		r.Name, r.Kind = "Stadt "+m.place, directory.RegionCity
	case m.kreis.Land == m.neighbour.Land && m.chance(8):
		r.Name, r.Kind = "Region "+m.place, directory.RegionCrossing
		r.Districts = append(r.Districts, directory.District{AGS: m.neighbour.AGS, Inferred: true})
	case m.kreis.Land == "05" || m.kreis.Land == "01":
		r.Name, r.Kind = "Kreis "+m.place, directory.RegionKreis
	}
	r.Name += " " + Mark
	return r
}

// address makes an address: a street that is none, with the real postcode of the Kreis and its point.
func (m *maker) address() directory.Place {
	p := directory.Place{Key: "haus", City: m.place, Street: m.street()}
	if codes := m.ground.postcodes[m.kreis.AGS]; len(codes) > 0 {
		p.Postcode = codes[m.random.IntN(len(codes))]
		if lat, lon, ok := m.ground.atlas.PostcodePoint(p.Postcode); ok {
			p.Lat, p.Lon = &lat, &lon
		}
	}
	return p
}

// placeName draws the name of a town that is not on any map.
func placeName(random *rand.Rand) string {
	name := placeBeginnings[random.IntN(len(placeBeginnings))] + placeEnds[random.IntN(len(placeEnds))]
	if random.IntN(4) == 0 {
		name = []string{"Bad ", "Groß ", "Klein ", "Neu "}[random.IntN(4)] + name
	}
	return name
}
