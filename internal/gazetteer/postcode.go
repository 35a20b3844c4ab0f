package gazetteer

import (
	"slices"
	"strings"
)

// A Candidate is a Kreis in which a postcode may lie.
type Candidate struct {
	AGS  string `json:"ags"`
	Name string `json:"name"`
	// Certain says that the postcode lies in this Kreis and in no other. Of the embedded data's certain answers
	// 99.97 % name a right Kreis, measured against official data; an imported one is as certain as its file.
	Certain bool `json:"certain"`
}

// A postcode is what is known of one PLZ.
type postcode struct {
	plz      string
	kreise   string // AGS separated by blanks, the best first
	certain  bool
	located  bool
	lat, lon float64
	places   string // names separated by |
}

// embeddedPostcodes reads postcodes.tsv.
func embeddedPostcodes() []postcode {
	all := make([]postcode, 0, 8200)
	rows(postcodesFile, func(f []string) {
		all = append(
			all,
			postcode{plz: f[0], kreise: f[1], certain: f[2] == "!", located: true, lat: number(f[3]), lon: number(f[4]), places: f[5]},
		)
	})
	return all
}

// Postcode returns the Kreise in which the postcode may lie, the likeliest first.
// There is one with Certain set, or there are one to a few to ask about, none of them certain.
// The answer is empty for a postcode that is not known; see Nearby.
func (g *Gazetteer) Postcode(plz string) []Candidate {
	p, ok := g.postcode(plz)
	if !ok {
		return nil
	}
	return g.candidates(strings.Fields(p.kreise), p.certain)
}

// Nearby returns Kreise to ask about for a postcode that is not known: those of the known postcodes with
// the same first four digits, or else three, the most frequent first, three at most. None is certain.
// The answer is empty if plz is not five digits or the area is not known either.
func (g *Gazetteer) Nearby(plz string) []Candidate {
	if !isDigits(plz, 5) {
		return nil
	}
	for _, prefix := range []string{plz[:4], plz[:3]} {
		count := map[string]int{}
		i, _ := g.postcodeAt(prefix)
		for ; i < len(g.postcodes) && strings.HasPrefix(g.postcodes[i].plz, prefix); i++ {
			best, _, _ := strings.Cut(g.postcodes[i].kreise, " ")
			count[best]++
		}
		if len(count) > 0 {
			return g.candidates(mostFrequent(count, 3), false)
		}
	}
	return nil
}

// PostcodePlaces returns the municipalities that share the postcode, by name; none if it is not known.
func (g *Gazetteer) PostcodePlaces(plz string) []string {
	p, ok := g.postcode(plz)
	if !ok || p.places == "" {
		return nil
	}
	return strings.Split(p.places, "|")
}

// PostcodePoint returns a point near the middle of the postcode's area: in the embedded data the centre of one
// of its municipalities or, where none is known, of a neighbouring postcode. ok is false if there is none.
func (g *Gazetteer) PostcodePoint(plz string) (lat, lon float64, ok bool) {
	p, ok := g.postcode(plz)
	return p.lat, p.lon, ok && p.located
}

// PostcodesIn returns the postcodes that lie in the Kreis, or more likely there than in any other, in their order. Where
// there are none of these, it returns those that may lie there.
func (g *Gazetteer) PostcodesIn(ags string) []string {
	var likely, possible []string
	for _, p := range g.postcodes {
		switch {
		case strings.HasPrefix(p.kreise, ags):
			likely = append(likely, p.plz)
		case strings.Contains(p.kreise, ags):
			possible = append(possible, p.plz)
		}
	}
	if likely == nil {
		return possible
	}
	return likely
}

// postcodeAt returns where the postcode is or would be.
func (g *Gazetteer) postcodeAt(plz string) (int, bool) {
	return slices.BinarySearchFunc(g.postcodes, plz, func(p postcode, plz string) int { return strings.Compare(p.plz, plz) })
}

func (g *Gazetteer) postcode(plz string) (postcode, bool) {
	if i, ok := g.postcodeAt(plz); ok {
		return g.postcodes[i], true
	}
	return postcode{}, false
}

func (g *Gazetteer) candidates(kreise []string, certain bool) []Candidate {
	list := make([]Candidate, 0, len(kreise))
	for _, ags := range kreise {
		if k, ok := g.Kreis(ags); ok {
			list = append(list, Candidate{AGS: ags, Name: k.Name, Certain: certain})
		}
	}
	return list
}

// mostFrequent returns the n keys with the highest counts, equal ones in their order.
func mostFrequent(count map[string]int, n int) []string {
	var keys []string
	for key := range count {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return keys[:min(n, len(keys))]
}
