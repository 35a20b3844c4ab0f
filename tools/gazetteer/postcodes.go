package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A postcode is what is known of one PLZ, and what join finds out about it.
type postcode struct {
	plz     string
	names   []string // of the municipalities, from the source
	chosen  []choice // the place that each name is taken to mean, where there is one
	pos     point
	located bool
	kreise  []string // AGS, best first
	certain bool     // the PLZ lies in kreise[0] and in no other
}

// A choice is a place with its distance from where the neighbouring postcodes lie.
type choice struct {
	namesake
	away float64
}

// readPostcodes reads plz.full.json of postleitzahlen, in ascending order.
func readPostcodes(content []byte) ([]*postcode, error) {
	var names map[string][]string
	if err := json.Unmarshal(content, &names); err != nil {
		return nil, fmt.Errorf("plz.full.json: %w", err)
	}
	var all []*postcode
	for plz, list := range names {
		if _, err := strconv.Atoi(plz); err != nil || len(plz) != 5 {
			return nil, fmt.Errorf("plz.full.json: %q is no postcode", plz)
		}
		all = append(all, &postcode{plz: plz, names: list})
	}
	slices.SortFunc(all, func(a, b *postcode) int { return strings.Compare(a.plz, b.plz) })
	return all, nil
}

// number returns the PLZ as a number.
func (p *postcode) number() int {
	n, _ := strconv.Atoi(p.plz) // checked in readPostcodes
	return n
}

// neighbours returns up to n located postcodes with the same first two digits as all[i], numerically nearest first.
func neighbours(all []*postcode, i, n int) []*postcode {
	var near []*postcode
	p := all[i]
	down, up := i-1, i+1
	for len(near) < n {
		below := down >= 0 && all[down].plz[:2] == p.plz[:2]
		above := up < len(all) && all[up].plz[:2] == p.plz[:2]
		var q *postcode
		switch {
		case below && (!above || p.number()-all[down].number() <= all[up].number()-p.number()):
			q, down = all[down], down-1
		case above:
			q, up = all[up], up+1
		default:
			return near
		}
		if q.located {
			near = append(near, q)
		}
	}
	return near
}

// middle returns the point with the smallest sum of distances to the others; a far-off one counts little.
func middle(points []point) point {
	const far = 150 // km
	best, least := points[0], math.Inf(1)
	for _, p := range points {
		var sum float64
		for _, q := range points {
			sum += min(p.km(q), far)
		}
		if sum < least {
			best, least = p, sum
		}
	}
	return best
}

// middleOf returns the middle of the postcodes' points.
func middleOf(list []*postcode) point {
	points := make([]point, len(list))
	for i, p := range list {
		points[i] = p.pos
	}
	return middle(points)
}
