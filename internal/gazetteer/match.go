package gazetteer

import (
	"cmp"
	"slices"
	"strings"
)

// Kind says what a Match is.
type Kind string

// The kinds of regions that have a name.
const (
	KindPlace Kind = "place" // a municipality, or a part of one
	KindKreis Kind = "kreis"
	KindLand  Kind = "land"
)

// A Match is a region that a name may mean.
type Match struct {
	Kind       Kind
	Name       string // as it is written: "Halle (Saale)", "Kreis Mettmann"
	AGS        string // of the Kreis or Land, or of the municipality that a place is or belongs to; "" if that is not known
	Kreis      string // AGS of the Kreis it lies in or is; "" for a Land
	KreisTitle string // "Kreis Mettmann"; "" for a Land
	Land       string // code of the Land
	LandName   string
	Population int // 0 if not known
	Lat, Lon   float64
	Certain    bool // false if the place may lie in another Kreis; then there is a Match for each
	Similar    bool // nothing has this very name; this one begins with it or is spelt much like it
}

// cityPopulation is from how many inhabitants on statistics call a town a Großstadt.
const cityPopulation = 100_000

// matches returns what the regions are, sorted as Place promises, each municipality once.
func (ix *nameIndex) matches(regions []int) []Match {
	list := make([]Match, len(regions))
	for i, region := range regions {
		list[i] = ix.match(region)
	}
	slices.SortStableFunc(list, bySize)
	seen := map[string]bool{}
	cities := map[string]bool{}
	return slices.DeleteFunc(list, func(m Match) bool {
		if !m.Certain && cities[m.Name] {
			return true // a postcode at the edge of the city: nobody means another place by its name
		}
		if m.Certain && m.Population >= cityPopulation {
			cities[m.Name] = true
		}
		byName, byAGS := string(m.Kind)+m.Kreis+m.Name, string(m.Kind)+m.AGS
		again := seen[byName] || m.AGS != "" && seen[byAGS]
		seen[byName], seen[byAGS] = true, true
		return again
	})
}

// bySize puts Kreise last and the larger before the smaller; equals by Kreis and name, that the order is always the same.
func bySize(a, b Match) int {
	last := func(m Match) int {
		if m.Kind == KindKreis {
			return 1
		}
		return 0
	}
	return cmp.Or(last(a)-last(b), b.Population-a.Population, strings.Compare(a.Kreis, b.Kreis), strings.Compare(a.Name, b.Name))
}

// match returns what the region with this number is.
func (ix *nameIndex) match(region int) Match {
	var m Match
	switch kreis, land := region-len(ix.places), region-len(ix.places)-len(ix.g.kreise); {
	case land >= 0:
		l := ix.g.laender[land]
		m = Match{Kind: KindLand, Name: l.Name, AGS: l.Code, Certain: true}
		m.Population, m.Lat, m.Lon = ix.g.middleOf(l)
	case kreis >= 0:
		k := ix.g.kreise[kreis]
		m = Match{Kind: KindKreis, Name: k.Title, AGS: k.AGS, Kreis: k.AGS, Population: k.Population, Lat: k.Lat, Lon: k.Lon, Certain: true}
	default:
		p := ix.places[region]
		m = Match{
			Kind:       KindPlace,
			Name:       p.name,
			AGS:        p.municipality,
			Kreis:      p.kreis,
			Population: p.population,
			Lat:        p.lat,
			Lon:        p.lon,
			Certain:    !p.uncertain,
		}
	}
	if k, ok := ix.g.Kreis(m.Kreis); ok {
		m.KreisTitle = k.Title
	}
	l, _ := ix.g.Land(cmp.Or(m.Kreis, m.AGS))
	m.Land, m.LandName = l.Code, l.Name
	return m
}

// middleOf returns the inhabitants of a Land and the mean of its Kreise.
func (g *Gazetteer) middleOf(l Land) (population int, lat, lon float64) {
	n := 0.0
	for _, k := range g.kreise {
		if k.Land == l.Code {
			n++
			population += k.Population
			lat += (k.Lat - lat) / n
			lon += (k.Lon - lon) / n
		}
	}
	return population, lat, lon
}
