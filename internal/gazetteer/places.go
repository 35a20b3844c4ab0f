package gazetteer

import (
	"strconv"
	"strings"
)

// A place is a municipality, or a part of one.
type place struct {
	name         string
	alias        string // another name: "Munich"
	municipality string // AGS, 8 digits; "" if not known
	kreis        string // AGS, 5 digits
	population   int    // 0 if not known
	uncertain    bool   // it may lie in another Kreis
	lat, lon     float64
}

// embeddedPlaces reads places.tsv.
func embeddedPlaces() []place {
	all := make([]place, 0, 7300)
	rows(placesFile, func(f []string) {
		p := place{municipality: f[0], kreis: f[0][:5], name: f[1], alias: f[2], lat: number(f[4]), lon: number(f[5])}
		p.population, _ = strconv.Atoi(f[3]) // as in embeddedKreise
		all = append(all, p)
	})
	return all
}

// A placeSet is a list of places that is added to.
type placeSet struct {
	list    []place
	keys    []placeKeys    // of each place
	at      map[string]int // Kreis and full key → index in list, the largest of that name
	stemmed map[string]int // the same by key without additions
}

// placeKeys are the keys of a name with and without its additions.
type placeKeys struct{ full, short string }

func keysOf(name string) placeKeys { return placeKeys{key(words(name)), key(stem(name))} }

func newPlaceSet(list []place) *placeSet {
	s := &placeSet{list, make([]placeKeys, len(list)), make(map[string]int, len(list)), make(map[string]int, len(list))}
	keep := func(in map[string]int, id string, i int) {
		if other, ok := in[id]; !ok || list[other].population < list[i].population {
			in[id] = i
		}
	}
	for i, p := range list {
		s.keys[i] = keysOf(p.name)
		keep(s.at, p.kreis+s.keys[i].full, i)
		keep(s.stemmed, p.kreis+s.keys[i].short, i)
	}
	return s
}

// add appends the place unless its name is known in its Kreis; it returns where the place is.
func (s *placeSet) add(p place) int {
	keys := keysOf(p.name)
	if i, ok := s.at[p.kreis+keys.full]; ok {
		return i
	}
	s.list, s.keys = append(s.list, p), append(s.keys, keys)
	s.at[p.kreis+keys.full] = len(s.list) - 1
	return len(s.list) - 1
}

// addFromPostcodes adds the municipalities that only the postcodes name: those of fewer than 1,000 inhabitants.
// Where a postcode is not certain, they may lie in any of its Kreise.
// It returns further names of places that are known without their addition.
func (s *placeSet) addFromPostcodes(postcodes []postcode) (further entries) {
	seen := map[string]bool{}                     // Kreise and name
	for _, certain := range []bool{true, false} { // what the certain ones say need not be asked about
		for _, p := range postcodes {
			if p.certain != certain || p.places == "" || seen[p.kreise+p.places] {
				continue
			}
			seen[p.kreise+p.places] = true
			for name := range strings.SplitSeq(p.places, "|") {
				name, _, _ = strings.Cut(name, " - ") // what follows is Sorbian
				keys := keysOf(name)
				known := false
				for ags := range strings.FieldsSeq(p.kreise) {
					if _, ok := s.at[ags+keys.full]; ok {
						known = true
					} else if i, ok := s.stemmed[ags+keys.short]; ok {
						known = true
						further = append(further, entry{keys.full, i})
					}
				}
				if known {
					continue
				}
				for ags := range strings.FieldsSeq(p.kreise) {
					s.add(place{name: name, kreis: ags, uncertain: !certain, lat: p.lat, lon: p.lon})
				}
			}
		}
	}
	return further
}
