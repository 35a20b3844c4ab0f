package chain

import "math"

// Decide returns the stretches of the likeliest reading in their order, each with its chance, and the chance of every stretch.
// Favour is added to the weight of each: above 0 more are found.
func (m *Model) Decide(s *Sequence, favour float64) (best []Span, chances []float64) {
	if len(s.Tokens) == 0 {
		return nil, nil
	}
	l := newLattice(s, m.score(s, favour), &m.edges)
	chances = l.chances()
	for _, i := range l.best() {
		best = append(best, Span{i, chances[i]})
	}
	return best, chances
}

// chances returns of each stretch how likely it is a member.
func (l *lattice) chances() []float64 {
	alpha, all := l.forward()
	beta := l.backward()
	list := make([]float64, len(l.s.Stretches))
	for i, st := range l.s.Stretches {
		list[i] = math.Exp(l.enter(&alpha[st.From], st.From, Member) + l.body[i] + beta[st.To][Member] - all)
	}
	return list
}

// best finds the reading with the greatest weight.
func (l *lattice) best() []int {
	n := len(l.s.Tokens)
	type step struct {
		from    Label
		stretch int
		weight  float64
	}
	table := make([][labels]step, n+1)
	reach := func(p int, to Label) (float64, Label) {
		if p == 0 {
			return float64(l.edges[l.s.Situation[0]][Outside][to]), Outside
		}
		most, by := math.Inf(-1), Outside
		for from := Member; from <= Outside; from++ {
			if v := table[p][from].weight + float64(l.edges[l.s.Situation[p]][from][to]); v > most {
				most, by = v, from
			}
		}
		return most, by
	}
	for p := 1; p <= n; p++ {
		table[p][Member].weight = math.Inf(-1)
		for _, i := range l.ends[p] {
			before, from := reach(l.s.Stretches[i].From, Member)
			if v := before + l.body[i]; v > table[p][Member].weight {
				table[p][Member] = step{from, i, v}
			}
		}
		for label := Between; label <= Outside; label++ {
			before, from := reach(p-1, label)
			table[p][label] = step{from, -1, before + l.emission(p-1, label)}
		}
	}
	label := Member
	for other := Between; other <= Outside; other++ {
		if table[n][other].weight > table[n][label].weight {
			label = other
		}
	}
	var list []int
	for p := n; p > 0; {
		s := table[p][label]
		if label == Member {
			list = append(list, s.stretch)
			p = l.s.Stretches[s.stretch].From
		} else {
			p--
		}
		label = s.from
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}
