package invented

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/gazetteer"
)

// Networks makes n networks of about 25 institutions, one after the other. The same seed and day give the same networks,
// on every machine; the first of many are those of few. Dates are counted from the day of now. The first of each Kreis has
// its institutions for itself. Further ones come in circles of five that consist of the same institutions, as networks on
// different subjects in one Kreis do: many networks have five memberships for each institution.
func Networks(atlas *gazetteer.Gazetteer, seed uint64, n int, now time.Time) iter.Seq[directory.Dossier] {
	return func(yield func(directory.Dossier) bool) {
		ground, today := survey(atlas), directory.Today(now).Start()
		order := rand.New(rand.NewPCG(seed, 0)).Perm(len(ground.kreise))
		for i := range n {
			if !yield(ground.network(seed, i, order, today)) {
				return
			}
		}
	}
}

// circle is how many networks consist of the same institutions.
const circle = 5

// place returns in which Kreis of so many the network with this number is, and which one it takes its institutions from.
func place(number, kreise int) (kreis, home int) {
	if number < kreise {
		return number, number
	}
	further := (number - kreise) / circle
	return further % kreise, kreise + further*circle
}

// Key is the key of the network with this number, from 0.
func Key(seed uint64, number int) string { return fmt.Sprintf("erfunden-%d-%d", seed, number+1) }

// network makes one network; order is that of the Kreise.
func (g *ground) network(seed uint64, number int, order []int, now time.Time) directory.Dossier {
	at, home := place(number, len(order))
	first := g.maker(seed, home, order[at], now)
	var d directory.Dossier
	d.Region = first.region()
	first.institutions(&d)
	m := first
	if home != number {
		m = g.maker(seed, number, order[at], now)
		m.home, d.Region = first.key, m.region()
	}
	m.members(&d)
	m.about(&d)
	m.work(&d)
	m.dates(&d)
	m.reach(&d)
	m.evidence(&d)
	return d
}

func (g *ground) maker(seed uint64, number, kreis int, now time.Time) *maker {
	m := &maker{random: rand.New(rand.NewPCG(seed, uint64(number)+1)), ground: g, now: now, key: Key(seed, number), kreis: g.kreise[kreis]}
	m.home, m.place = m.key, placeName(m.random)
	return m
}

// maker makes one network.
type maker struct {
	random    *rand.Rand
	ground    *ground
	now       time.Time
	key       string
	home      string // key of the network that its institutions were made for
	place     string // the name of the town or Kreis, without the mark
	kreis     gazetteer.Kreis
	neighbour gazetteer.Kreis // whose people may come, too
}

// chance is true so many times of a hundred.
func (m *maker) chance(percent int) bool { return m.random.IntN(100) < percent }

// between draws a number, both ends included.
func (m *maker) between(from, to int) int { return from + m.random.IntN(to-from+1) }

func one[T any](m *maker, of ...T) T { return of[m.random.IntN(len(of))] }

// some keeps each entry so many times of a hundred, in their order.
func some[T any](m *maker, percent int, of []T) []T {
	var kept []T
	for _, entry := range of {
		if m.chance(percent) {
			kept = append(kept, entry)
		}
	}
	return kept
}

// day returns the day that is so many days from today.
func (m *maker) day(days int) directory.PartialDate {
	return directory.PartialDate(m.now.AddDate(0, 0, days).Format(time.DateOnly))
}

// checked draws the day of the last check within the last two years and who did it; so many of a hundred never were.
func (m *maker) checked(never int) (directory.PartialDate, string) {
	on, by := m.day(
		-m.between(0, 729),
	), one(
		m,
		directory.CheckedByCoordination,
		directory.CheckedByCoordination,
		directory.CheckedByInstitution,
		directory.CheckedByOperator,
	)
	if m.chance(never) {
		return "", ""
	}
	return on, by
}
