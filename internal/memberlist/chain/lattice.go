package chain

import "math"

// lattice is every way to label a sequence, with the weight of each.
type lattice struct {
	s       *Sequence
	body    []float64 // the weight of the tokens of each stretch, and of itself
	tokens  [][outputs]float64
	edges   *[Situations][labels][labels]float32
	allowed []uint8 // the labels each token may have, as bits; nil for all
	may     []bool  // the stretches that may be members; nil for all
	ends    [][]int // the stretches that end before each position
}

func newLattice(s *Sequence, sums scores, edges *[Situations][labels][labels]float32) *lattice {
	l := &lattice{s: s, tokens: sums.tokens, edges: edges, body: make([]float64, len(s.Stretches)), ends: make([][]int, len(s.Tokens)+1)}
	within := make([]float64, len(s.Tokens)+1)
	for t := range s.Tokens {
		within[t+1] = within[t] + sums.tokens[t][inner]
	}
	for i, st := range s.Stretches {
		l.body[i] = sums.stretches[i] + sums.tokens[st.From][first] + within[st.To] - within[st.From+1]
		l.ends[st.To] = append(l.ends[st.To], i)
	}
	return l
}

func (l *lattice) stretchMay(i int) bool { return l.may == nil || l.may[i] }

func (l *lattice) tokenMay(t int, label Label) bool {
	return l.allowed == nil || l.allowed[t]&(1<<label) != 0
}

// emission is the weight of a label other than Member.
func (l *lattice) emission(t int, label Label) float64 { return l.tokens[t][int(label)+1] }

// enter adds up how a position is reached: alpha holds the sums before it, by label.
func (l *lattice) enter(alpha *[labels]float64, t int, to Label) float64 {
	if t == 0 {
		return float64(l.edges[l.s.Situation[0]][Outside][to])
	}
	edges := &l.edges[l.s.Situation[t]]
	var each [labels]float64
	for from := range labels {
		each[from] = alpha[from] + float64(edges[from][to])
	}
	return sumLog(&each)
}

// forward returns the sums before each position, with the last token labelled so.
func (l *lattice) forward() ([][labels]float64, float64) {
	n := len(l.s.Tokens)
	alpha := make([][labels]float64, n+1)
	for p := 1; p <= n; p++ {
		t := p - 1
		a := &alpha[p]
		a[Member] = math.Inf(-1)
		for _, i := range l.ends[p] {
			if l.stretchMay(i) {
				from := l.s.Stretches[i].From
				a[Member] = addLog(a[Member], l.enter(&alpha[from], from, Member)+l.body[i])
			}
		}
		for label := Between; label <= Outside; label++ {
			a[label] = math.Inf(-1)
			if l.tokenMay(t, label) {
				a[label] = l.enter(&alpha[t], t, label) + l.emission(t, label)
			}
		}
	}
	return alpha, sumLog(&alpha[n])
}

// backward returns the sums behind each position.
func (l *lattice) backward() [][labels]float64 {
	n := len(l.s.Tokens)
	beta := make([][labels]float64, n+1)
	starts := make([][]int, n+1)
	for i, st := range l.s.Stretches {
		if l.stretchMay(i) {
			starts[st.From] = append(starts[st.From], i)
		}
	}
	for p := n - 1; p >= 0; p-- {
		var reach [labels]float64
		reach[Member] = math.Inf(-1)
		for _, i := range starts[p] {
			reach[Member] = addLog(reach[Member], l.body[i]+beta[l.s.Stretches[i].To][Member])
		}
		for label := Between; label <= Outside; label++ {
			reach[label] = math.Inf(-1)
			if l.tokenMay(p, label) {
				reach[label] = l.emission(p, label) + beta[p+1][label]
			}
		}
		edges := &l.edges[l.s.Situation[p]]
		for from := range labels {
			var sum [labels]float64
			for to := range labels {
				sum[to] = float64(edges[from][to]) + reach[to]
			}
			beta[p][from] = sumLog(&sum)
		}
	}
	return beta
}

func addLog(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) || b < a-30 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

func sumLog(all *[labels]float64) float64 {
	most := math.Inf(-1)
	for _, v := range all {
		most = max(most, v)
	}
	if math.IsInf(most, -1) {
		return most
	}
	sum := 0.0
	for _, v := range all {
		if v > most-30 {
			sum += math.Exp(v - most)
		}
	}
	return most + math.Log(sum)
}
