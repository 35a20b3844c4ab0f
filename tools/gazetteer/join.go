package main

import "math"

// join finds the Kreise and the point of every postcode.
//
// The names of a postcode are looked up among the places. Names that several places bear are told apart
// by where the numerically neighbouring postcodes lie, which is known better with every round.
func join(postcodes []*postcode, places []*place, kreise kreisList) {
	ix := newIndex(places)
	found := make([][][]namesake, len(postcodes)) // postcode, name, namesake
	for i, p := range postcodes {
		for _, name := range p.names {
			found[i] = append(found[i], ix.namesakes(name))
		}
		p.startFrom(found[i])
	}
	const rounds = 5 // the last of which changes next to nothing
	for range rounds {
		chosen := make([][]choice, len(postcodes))
		for i := range postcodes {
			chosen[i] = choose(found[i], neighbours(postcodes, i, 8))
		}
		for i, p := range postcodes {
			p.chosen, p.located = chosen[i], len(chosen[i]) > 0
			if p.located {
				p.pos = middleOfChoices(p.chosen)
			}
		}
	}
	for i, p := range postcodes {
		p.decide(postcodes, i, places)
	}
	for i, p := range postcodes {
		if near := neighbours(postcodes, i, 4); !p.located && len(near) > 0 {
			p.pos = middleOf(near)
		}
	}
}

// startFrom locates the postcode by those of its names that occur in one Kreis only.
func (p *postcode) startFrom(found [][]namesake) {
	var points []point
	for _, list := range found {
		var best *place
		unique := true
		for _, n := range list {
			if n.quality < sameName {
				continue
			}
			unique = unique && (best == nil || best.kreis() == n.kreis())
			if best == nil || n.population > best.population {
				best = n.place
			}
		}
		if best != nil && unique {
			points = append(points, best.pos)
		}
	}
	if p.located = len(points) > 0; p.located {
		p.pos = middle(points)
	}
}

// choose takes for each name the namesake that fits best: by name, nearness and size, in this order.
// Further away than reach from the neighbours it is another place of that name, and none is taken.
func choose(found [][]namesake, near []*postcode) []choice {
	const reach = 70 // km
	var expected point
	if len(near) > 0 {
		expected = middleOf(near)
	}
	var chosen []choice
	for _, list := range found {
		best, highest := choice{}, math.Inf(-1)
		for _, n := range list {
			away := 0.0
			if len(near) > 0 {
				away = expected.km(n.pos)
			}
			score := 100*n.quality - away + 4*math.Log10(float64(n.population)+100)
			if away <= reach && score > highest {
				best, highest = choice{namesake: n, away: away}, score
			}
		}
		if best.place != nil {
			chosen = append(chosen, best)
		}
	}
	return chosen
}

func middleOfChoices(chosen []choice) point {
	points := make([]point, len(chosen))
	for i, c := range chosen {
		points[i] = c.pos
	}
	return middle(points)
}
