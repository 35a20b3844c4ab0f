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
// on every machine; the first of many are those of few. Dates are counted from the day of now.
func Networks(atlas *gazetteer.Gazetteer, seed uint64, n int, now time.Time) iter.Seq[directory.Dossier] {
	return func(yield func(directory.Dossier) bool) {
		ground, today := survey(atlas), directory.Today(now).Start()
		order := rand.New(rand.NewPCG(seed, 0)).Perm(len(ground.kreise))
		for i := range n {
			if !yield(ground.network(seed, i, order[i%len(order)], today)) {
				return
			}
		}
	}
}

// Key is the key of the network with this number, from 0.
func Key(seed uint64, number int) string { return fmt.Sprintf("erfunden-%d-%d", seed, number+1) }

// network makes one network in the Kreis at this place of the list.
func (g *ground) network(seed uint64, number, at int, now time.Time) directory.Dossier {
	m := &maker{random: rand.New(rand.NewPCG(seed, uint64(number)+1)), ground: g, now: now, key: Key(seed, number), kreis: g.kreise[at]}
	m.place = placeName(m.random)
	var d directory.Dossier
	d.Region = m.region()
	m.institutions(&d)
	m.members(&d)
	m.about(&d)
	m.work(&d)
	m.dates(&d)
	m.reach(&d)
	m.evidence(&d)
	return d
}

// maker makes one network.
type maker struct {
	random    *rand.Rand
	ground    *ground
	now       time.Time
	key       string
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
