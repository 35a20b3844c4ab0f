package gazetteer

import (
	"slices"
)

// overlay lays imported tables over the embedded data.
// It returns an unknownKreis if they name a Kreis that neither they nor the embedded data know.
func (g *Gazetteer) overlay(all tables) error {
	for _, row := range all[laenderTable] {
		i := slices.IndexFunc(g.laender, func(l Land) bool { return l.Code == row[0] })
		g.laender[i].Name, g.laender[i].Short = row[1], row[2]
	}
	for _, row := range all[kreiseTable] {
		g.setKreis(Kreis{AGS: row[0], Name: row[1], Title: row[2], Land: row[3], Lat: number(row[4]), Lon: number(row[5])})
	}
	if err := g.checkKreise(all); err != nil {
		return err
	}
	if len(all[gemeinden])+len(all[plzPlaces])+len(all[plzSupplement])+len(all[plzGeonames]) > 0 {
		g.addPlaces(all)
	}
	g.setPostcodes(importedPostcodes(all))
	for _, row := range all[kreisShapes] {
		g.shapes[row[0]] = row[1]
	}
	for _, row := range all[landShapes] {
		i := slices.IndexFunc(g.outlines, func(o Outline) bool { return o.Code == row[0] })
		g.outlines[i].Path = row[1]
	}
	return nil
}

// setKreis replaces the Kreis with the same AGS, or adds it. An unknown population is kept.
func (g *Gazetteer) setKreis(k Kreis) {
	i, ok := g.kreisAt(k.AGS)
	if !ok {
		g.kreise = slices.Insert(g.kreise, i, k)
		return
	}
	k.Population = g.kreise[i].Population
	g.kreise[i] = k
}

// addPlaces adds imported places to those that are known. Municipalities keep what the embedded data know of their population.
func (g *Gazetteer) addPlaces(all tables) {
	set := newPlaceSet(g.places)
	population := map[string]int{}
	for _, p := range g.places {
		population[p.municipality] = max(population[p.municipality], p.population)
	}
	for _, row := range all[gemeinden] {
		i := set.add(
			place{name: row[1], municipality: row[0], kreis: row[3], population: population[row[0]], lat: number(row[4]), lon: number(row[5])},
		)
		set.list[i].municipality = row[0]
	}
	for _, row := range slices.Concat(all[plzPlaces], all[plzSupplement]) {
		set.add(
			place{name: row[1], municipality: row[2], kreis: row[3], population: population[row[2]], lat: number(row[4]), lon: number(row[5])},
		)
	}
	for _, row := range all[plzGeonames] {
		set.add(place{name: row[1], kreis: row[2], lat: number(row[3]), lon: number(row[4])})
	}
	g.places = set.list
}
