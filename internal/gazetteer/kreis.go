package gazetteer

import (
	"slices"
	"strconv"
	"strings"
)

// A Kreis is a Landkreis or a kreisfreie Stadt.
type Kreis struct {
	AGS        string // 5 digits
	Name       string // "Mettmann", "Herne"
	Title      string // as one says it: "Kreis Mettmann", "Landkreis Celle", "Enzkreis", "Herne"
	Land       string // code of its Land
	Population int    // of the end of 2018 (Destatis); 0 if not known
	// Lat and Lon are the centre of a town, else the mean of its places: inside or close to the Kreis.
	Lat, Lon float64
}

// embeddedKreise reads kreise.tsv.
func embeddedKreise() []Kreis {
	all := make([]Kreis, 0, 400)
	rows(kreiseFile, func(f []string) {
		k := Kreis{AGS: f[0], Name: f[1], Title: f[2], Land: f[0][:2], Lat: number(f[4]), Lon: number(f[5])}
		k.Population, _ = strconv.Atoi(f[3]) // written by our own tool, and a test reads every line
		all = append(all, k)
	})
	return all
}

// number reads a number of a file that has been checked when it was written.
func number(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// Kreise returns all Kreise by AGS.
func (g *Gazetteer) Kreise() []Kreis { return slices.Clone(g.kreise) }

// Kreis returns the Kreis with the given AGS of five digits.
func (g *Gazetteer) Kreis(ags string) (k Kreis, ok bool) {
	if i, ok := g.kreisAt(ags); ok {
		return g.kreise[i], true
	}
	return Kreis{}, false
}

// KreisTitle returns what people call the Kreis with this AGS; the AGS itself where there is none.
func (g *Gazetteer) KreisTitle(ags string) string {
	if k, ok := g.Kreis(ags); ok {
		return k.Title
	}
	return ags
}

func (g *Gazetteer) kreisAt(ags string) (int, bool) {
	return slices.BinarySearchFunc(g.kreise, ags, func(k Kreis, ags string) int { return strings.Compare(k.AGS, ags) })
}
