package chain

import "math"

// gradient is how often each thing is expected, with a sign.
type gradient struct {
	tokens    [][outputs]float64
	stretches []float64
	edges     [Situations * labels * labels]float64
}

func newGradient(s *Sequence) *gradient {
	return &gradient{tokens: make([][outputs]float64, len(s.Tokens)), stretches: make([]float64, len(s.Stretches))}
}

// add counts what a lattice expects. It reports whether there is any way through.
func (g *gradient) add(l *lattice, sign float64) bool {
	alpha, all := l.forward()
	if math.IsInf(all, -1) || math.IsNaN(all) {
		return false
	}
	beta := l.backward()
	s := l.s
	n := len(s.Tokens)
	within := make([]float64, n+1) // how much a token begins to be inside of stretches, and ends to be
	for i, st := range s.Stretches {
		if !l.stretchMay(i) {
			continue
		}
		chance := math.Exp(l.enter(&alpha[st.From], st.From, Member) + l.body[i] + beta[st.To][Member] - all)
		if chance < 1e-7 {
			continue
		}
		g.stretches[i] += sign * chance
		g.tokens[st.From][first] += sign * chance
		if st.To > st.From+1 {
			within[st.From+1] += chance
			within[st.To] -= chance
		}
	}
	depth := 0.0
	for t := range n {
		depth += within[t]
		g.tokens[t][inner] += sign * depth
		for label := Between; label <= Outside; label++ {
			if chance := math.Exp(alpha[t+1][label] + beta[t+1][label] - all); chance > 1e-7 {
				g.tokens[t][int(label)+1] += sign * chance
			}
		}
	}
	g.addEdges(l, alpha, beta, all, sign)
	return true
}

// addEdges counts the ways from label to label before each token.
func (g *gradient) addEdges(l *lattice, alpha, beta [][labels]float64, all, sign float64) {
	n := len(l.s.Tokens)
	begins := make([]float64, n+1)
	for p := range begins {
		begins[p] = math.Inf(-1)
	}
	for i, st := range l.s.Stretches {
		if l.stretchMay(i) {
			begins[st.From] = addLog(begins[st.From], l.body[i]+beta[st.To][Member])
		}
	}
	for t := range n {
		var reach [labels]float64
		reach[Member] = begins[t]
		for label := Between; label <= Outside; label++ {
			reach[label] = math.Inf(-1)
			if l.tokenMay(t, label) {
				reach[label] = l.emission(t, label) + beta[t+1][label]
			}
		}
		situation := int(l.s.Situation[t])
		for from := range labels {
			before := alpha[t][from]
			if t == 0 {
				if Label(from) != Outside {
					continue
				}
				before = 0
			}
			for to := range labels {
				w := before + float64(l.edges[situation][from][to]) + reach[to] - all
				if w > -16 {
					g.edges[(situation*labels+from)*labels+to] += sign * math.Exp(w)
				}
			}
		}
	}
}
