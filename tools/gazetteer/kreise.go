package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A kreis is one Landkreis or kreisfreie Stadt as of today.
type kreis struct {
	ags, name, title string
	population       int
	town             bool // a kreisfreie Stadt: Kreis and municipality in one
	pos              point
}

// kreisList is every Kreis, by AGS.
type kreisList map[string]*kreis

// merged names the Kreise that have joined another since the list of 2018.
var merged = map[string]string{"16056": "16063"} // Eisenach, since July 2021 in the Wartburgkreis

// ownTitle matches names that say by themselves what they are: "Enzkreis", "Region Hannover".
var ownTitle = regexp.MustCompile(`(?i)kreis|^region |^städteregion |^regionalverband `)

// abbreviation matches a dot that the list sets without the blank after it: "a.Inn", "i.d.OPf.".
var abbreviation = regexp.MustCompile(`\.(\p{Lu})`)

// readKreise reads districts.csv of landkreise-deutschland.
func readKreise(content []byte) (kreisList, error) {
	reader := csv.NewReader(bytes.NewReader(content))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("districts.csv: %w", err)
	}
	list := kreisList{}
	joined := map[string]int{} // inhabitants that joined a Kreis
	for _, row := range rows[1:] {
		ags, kind := fmt.Sprintf("%05s", row[0]), row[1]
		population, err := strconv.Atoi(row[5])
		if err != nil {
			return nil, fmt.Errorf("districts.csv: %s: %w", ags, err)
		}
		if into, gone := merged[ags]; gone {
			joined[into] += population
			continue
		}
		name, _, _ := strings.Cut(row[2], ",") // "Herne, Stadt"
		name = abbreviation.ReplaceAllString(strings.TrimSpace(name), ". $1")
		k := &kreis{ags: ags, name: name, title: name, population: population, town: kind == "Kreisfreie Stadt" || kind == "Stadtkreis"}
		if short, ok := strings.CutPrefix(name, kind+" "); ok && !strings.HasPrefix(kind, "Regional") {
			k.name = short // "Landkreis Rostock"
		} else if !k.town && !ownTitle.MatchString(name) {
			k.title = kind + " " + name
		}
		list[ags] = k
	}
	for ags, population := range joined {
		list[ags].population += population
	}
	return list, nil
}

// sorted returns the Kreise in the order of their AGS.
func (l kreisList) sorted() []*kreis {
	var all []*kreis
	for _, k := range l {
		all = append(all, k)
	}
	slices.SortFunc(all, func(a, b *kreis) int { return strings.Compare(a.ags, b.ags) })
	return all
}

// locate places every Kreis: a town at its centre, the others at the mean of their places.
func (l kreisList) locate(places []*place) {
	count := map[*kreis]float64{}
	biggest := map[*kreis]int{}
	for _, p := range places {
		k := l[p.kreis()]
		if k.town {
			if p.population > biggest[k] {
				biggest[k], k.pos = p.population, p.pos
			}
			continue
		}
		count[k]++
		k.pos.lat += (p.pos.lat - k.pos.lat) / count[k]
		k.pos.lon += (p.pos.lon - k.pos.lon) / count[k]
	}
}
