package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
)

// shares says how much speaks for each Kreis; the shares of a complete map add up to 1.
type shares map[string]float64

func (s shares) normalise() shares {
	var sum float64
	for _, ags := range slices.Sorted(maps.Keys(s)) { // in order, or the last digits would differ from run to run
		sum += s[ags]
	}
	for ags := range s {
		s[ags] /= sum
	}
	return s
}

// ranked returns the Kreise in descending order of their shares.
func (s shares) ranked() []string {
	return slices.SortedFunc(maps.Keys(s), func(a, b string) int {
		return cmp.Or(cmp.Compare(s[b], s[a]), strings.Compare(a, b))
	})
}

// byNeighbours asks the n numerically nearest postcodes; the nearer the number the more they say.
func byNeighbours(all []*postcode, i, n int) shares {
	votes := shares{}
	for _, q := range neighbours(all, i, n) {
		weight := 1 / (1 + math.Sqrt(math.Abs(float64(all[i].number()-q.number()))))
		switch {
		case q.plz[:4] == all[i].plz[:4]:
			weight *= 2
		case q.plz[:3] != all[i].plz[:3]:
			weight *= 0.3
		}
		for _, c := range q.chosen {
			votes[c.kreis()] += weight / float64(len(q.chosen))
		}
	}
	return votes.normalise()
}

// byDistance asks the places around a point; the nearer the more they say.
func byDistance(at point, places []*place) shares {
	const radius, nearest = 25, 3 // km
	votes := shares{}
	for _, p := range places {
		if km := at.km(p.pos); km < radius {
			votes[p.kreis()] += 1 / (nearest + km)
		}
	}
	return votes.normalise()
}

// decide sets the postcode's Kreise. A single one is certain where names and neighbours agree, see agree;
// else as many are offered as it takes for the right one to be among them, see offered.
func (p *postcode) decide(all []*postcode, i int, places []*place) {
	if len(p.chosen) == 0 {
		votes := byNeighbours(all, i, 20)
		if near := neighbours(all, i, 8); len(near) > 0 {
			for ags, share := range byDistance(meanOf(near), places) {
				votes[ags] += share / 5
			}
		}
		p.kreise = offered(votes.normalise(), nil, 0.97)
		return
	}
	votes := byNeighbours(all, i, 10)
	if ags, ok := p.agree(votes); ok {
		p.kreise, p.certain = []string{ags}, true
		return
	}
	named := shares{}
	for _, c := range p.chosen {
		named[c.kreis()] += c.quality
	}
	score := maps.Clone(named)
	for ags, share := range votes {
		score[ags] += share / 2
	}
	p.kreise = offered(score.normalise(), named, 0.95)
}

// agree returns the Kreis in which the postcode lies if all speaks for it: every name known to the places means
// one in this Kreis, and the neighbours bear it out. The less the names say, the more the neighbours must:
// least for the main place of a municipality under its full name, more for a name without its additions,
// most if some names are not known to the places.
func (p *postcode) agree(votes shares) (ags string, ok bool) {
	ags = p.chosen[0].kreis()
	away := math.Inf(1)
	var byFullName, mainPlace bool
	for _, c := range p.chosen {
		if c.kreis() != ags {
			return "", false
		}
		away = min(away, c.away)
		byFullName = byFullName || c.quality == sameName
		mainPlace = mainPlace || c.main
	}
	if len(p.chosen) < len(p.names) && votes[ags] <= 0.9 {
		return "", false
	}
	if byFullName && mainPlace {
		return ags, votes[ags] > 0.1 || away < 10
	}
	return ags, votes[ags] > 0.25
}

// offered returns the Kreise with the largest scores until they make up the given part of all,
// and after that those a name speaks for; four at most, and none with next to no score.
func offered(score, named shares, part float64) []string {
	const most, least = 4, 0.03
	var list []string
	var sum float64
	for _, ags := range score.ranked() {
		if len(list) == most || score[ags] < least || sum >= part && named[ags] == 0 {
			break
		}
		list = append(list, ags)
		sum += score[ags]
	}
	return list
}

func meanOf(list []*postcode) point {
	var sum point
	for _, p := range list {
		sum.lat += p.pos.lat
		sum.lon += p.pos.lon
	}
	n := float64(len(list))
	return point{sum.lat / n, sum.lon / n}
}
