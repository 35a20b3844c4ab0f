package gazetteer

import (
	"slices"
	"strings"
)

// importedPostcodes returns what the tables say of postcodes. The Kreise of all tables are put together,
// those of the supplement first because it puts others right; plz_geonames counts only where the others are silent.
func importedPostcodes(all tables) map[string]*postcode {
	found := map[string]*postcode{}
	at := func(plz string) *postcode {
		if found[plz] == nil {
			found[plz] = &postcode{plz: plz}
		}
		return found[plz]
	}
	for _, kind := range []string{plzSupplement, plzKreis, plzPlaces} {
		for _, row := range all[kind] {
			p := at(row[0])
			if kind == plzKreis {
				p.addKreise(row[1])
				continue
			}
			p.addKreise(row[3])
			p.addPlace(row[1])
		}
	}
	asked := map[string]bool{} // postcodes that the better tables know
	for plz := range found {
		asked[plz] = true
	}
	for _, row := range all[plzGeonames] {
		p := at(row[0])
		if !asked[row[0]] {
			p.addKreise(row[2])
		}
	}
	for _, rows := range [][][]string{slices.Concat(all[plzSupplement], all[plzPlaces]), all[plzGeonames]} {
		locatePostcodes(found, rows)
	}
	for _, p := range found {
		p.certain = !strings.Contains(p.kreise, " ")
	}
	return found
}

// locatePostcodes gives each postcode that has none yet the mean of its rows' points, the last two columns but for a source.
func locatePostcodes(found map[string]*postcode, rows [][]string) {
	count := map[*postcode]float64{}
	for _, row := range rows {
		p, lat := found[row[0]], 4
		if len(row) == 5 { // plz_geonames
			lat = 3
		}
		if p.located && count[p] == 0 {
			continue
		}
		count[p]++
		p.located = true
		p.lat += (number(row[lat]) - p.lat) / count[p]
		p.lon += (number(row[lat+1]) - p.lon) / count[p]
	}
}

func (p *postcode) addKreise(list string) {
	for ags := range strings.FieldsSeq(list) {
		if !strings.Contains(p.kreise, ags) {
			p.kreise = strings.TrimSpace(p.kreise + " " + ags)
		}
	}
}

func (p *postcode) addPlace(name string) {
	if !slices.Contains(strings.Split(p.places, "|"), name) {
		p.places = strings.Trim(p.places+"|"+name, "|")
	}
}

// setPostcodes lays imported postcodes over the embedded ones. What they do not tell, names or a point, is kept.
func (g *Gazetteer) setPostcodes(imported map[string]*postcode) {
	if len(imported) == 0 {
		return
	}
	for i, old := range g.postcodes {
		p, ok := imported[old.plz]
		if !ok {
			continue
		}
		if p.places == "" {
			p.places = old.places
		}
		if !p.located {
			p.located, p.lat, p.lon = old.located, old.lat, old.lon
		}
		g.postcodes[i] = *p
		delete(imported, old.plz)
	}
	for _, p := range imported {
		g.postcodes = append(g.postcodes, *p)
	}
	slices.SortFunc(g.postcodes, func(a, b postcode) int { return strings.Compare(a.plz, b.plz) })
}
