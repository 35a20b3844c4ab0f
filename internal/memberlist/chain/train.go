package chain

import (
	"math"
	"math/rand/v2"
)

// Lesson is a sequence with what is right.
type Lesson struct {
	*Sequence
	Allowed []uint8 // the labels each token may have, as bits (1<<Label)
	May     []bool  // the stretches that are members, or may be
	Weight  float64 // how much it counts; 1 as a rule
}

// Schooling is how a model is trained.
type Schooling struct {
	Epochs  int
	Rate    float64 // of AdaGrad
	Decay   float64 // L2, for the whole of the lessons
	Dropout float64 // the share of features left out at a step
	Seeds   int     // trainings whose weights are averaged
	Prune   float64 // weights below it are left out
}

// Usual is what the embedded model was trained with.
var Usual = Schooling{Epochs: 14, Rate: 0.05, Decay: 1, Dropout: 0.8, Seeds: 6, Prune: 0.012}

// parameter is what one feature weighs for each output, and how much that was changed so far.
type parameter struct {
	weight, square [outputs]float32
}

// learner holds weights while they are learned.
type learner struct {
	lessons []Lesson // with the numbers of parameters as their features
	how     Schooling
	all     []parameter
	sum     [][outputs]float32 // for the average
	edge    [Situations * labels * labels]float64
	edgeSq  [Situations * labels * labels]float64
	edgeSum [Situations * labels * labels]float64
	random  *rand.Rand
	summed  float64
}

// Train returns the model that the lessons teach.
func Train(lessons []Lesson, how Schooling) *Model {
	numbered, buckets := number(lessons)
	weights := make([][outputs]float64, len(buckets))
	var edges [Situations * labels * labels]float64
	for seed := range how.Seeds {
		l := learn(numbered, len(buckets), how, uint64(seed)+1)
		for i := range weights {
			for o, v := range l.sum[i] {
				weights[i][o] += float64(v) / l.summed / float64(how.Seeds)
			}
		}
		for i, v := range l.edgeSum {
			edges[i] += v / l.summed / float64(how.Seeds)
		}
	}
	return pack(buckets, weights, edges, how.Prune)
}

// number gives the features that are seen more than once numbers from 0, and returns the bucket of each.
func number(lessons []Lesson) (numbered []Lesson, buckets []uint32) {
	counts := make([]uint8, Buckets)
	visit := func(see func([]uint32)) {
		for _, l := range lessons {
			for _, features := range l.Tokens {
				see(features)
			}
			for _, st := range l.Stretches {
				see(st.Features)
			}
		}
	}
	visit(func(features []uint32) {
		for _, f := range features {
			if b := f & (Buckets - 1); counts[b] < 2 {
				counts[b]++
			}
		}
	})
	ids := make([]int32, Buckets)
	visit(func(features []uint32) {
		for _, f := range features {
			if b := f & (Buckets - 1); counts[b] == 2 && ids[b] == 0 {
				buckets = append(buckets, b)
				ids[b] = int32(len(buckets))
			}
		}
	})
	renumber := func(features []uint32) []uint32 {
		list := make([]uint32, 0, len(features))
		for _, f := range features {
			if id := ids[f&(Buckets-1)]; id > 0 {
				list = append(list, uint32(id-1))
			}
		}
		return list
	}
	for _, l := range lessons {
		s := &Sequence{Situation: l.Situation}
		for _, features := range l.Tokens {
			s.Tokens = append(s.Tokens, renumber(features))
		}
		for _, st := range l.Stretches {
			s.Stretches = append(s.Stretches, Stretch{st.From, st.To, renumber(st.Features)})
		}
		numbered = append(numbered, Lesson{s, l.Allowed, l.May, l.Weight})
	}
	return numbered, buckets
}

func learn(lessons []Lesson, size int, how Schooling, seed uint64) *learner {
	l := &learner{lessons: lessons, how: how, random: rand.New(rand.NewPCG(seed, 7))}
	l.all, l.sum = make([]parameter, size), make([][outputs]float32, size)
	order := make([]int, len(lessons))
	for i := range order {
		order[i] = i
	}
	for epoch := range how.Epochs {
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.step(&lessons[i])
		}
		if epoch >= how.Epochs/2 {
			l.remember()
		}
	}
	return l
}

func (l *learner) remember() {
	l.summed++
	for i := range l.all {
		for o, w := range l.all[i].weight {
			l.sum[i][o] += w
		}
	}
	for i, w := range l.edge {
		l.edgeSum[i] += w
	}
}

// step takes one lesson: what is right against what the weights expect.
func (l *learner) step(lesson *Lesson) {
	if len(lesson.Tokens) == 0 {
		return
	}
	s, scale := l.drop(lesson.Sequence)
	sums := scores{make([][outputs]float64, len(s.Tokens)), make([]float64, len(s.Stretches))}
	for t, features := range s.Tokens {
		for _, f := range features {
			for o, w := range &l.all[f].weight {
				sums.tokens[t][o] += float64(w) * scale
			}
		}
	}
	for i, st := range s.Stretches {
		for _, f := range st.Features {
			sums.stretches[i] += float64(l.all[f].weight[0]) * scale
		}
	}
	var edges [Situations][labels][labels]float32
	for i, w := range l.edge {
		edges[i/(labels*labels)][i/labels%labels][i%labels] = float32(w)
	}
	all := newLattice(s, sums, &edges)
	right := newLattice(s, sums, &edges)
	right.allowed, right.may = lesson.Allowed, lesson.May
	g := newGradient(s)
	if !g.add(right, lesson.Weight) {
		return
	}
	g.add(all, -lesson.Weight)
	l.update(s, g, scale)
}

// drop leaves out some of the features; the others count for them.
func (l *learner) drop(s *Sequence) (*Sequence, float64) {
	if l.how.Dropout == 0 {
		return s, 1
	}
	limit := uint32(l.how.Dropout * (1 << 16))
	keep := func(features []uint32) []uint32 {
		list := make([]uint32, 0, len(features))
		for i := 0; i < len(features); i += 4 {
			bits := l.random.Uint64()
			for _, f := range features[i:min(i+4, len(features))] {
				if uint32(bits&0xffff) >= limit {
					list = append(list, f)
				}
				bits >>= 16
			}
		}
		return list
	}
	d := &Sequence{Tokens: make([][]uint32, len(s.Tokens)), Situation: s.Situation, Stretches: make([]Stretch, len(s.Stretches))}
	for t, features := range s.Tokens {
		d.Tokens[t] = keep(features)
	}
	for i, st := range s.Stretches {
		d.Stretches[i] = Stretch{st.From, st.To, keep(st.Features)}
	}
	return d, 1 / (1 - l.how.Dropout)
}

// update changes the weights by AdaGrad. Weights decay where they are seen.
func (l *learner) update(s *Sequence, g *gradient, scale float64) {
	decay := l.how.Decay / float64(len(l.lessons)*40)
	change := func(p *parameter, o int, by float64) {
		by = by*scale - decay*float64(p.weight[o])
		q := p.square[o] + float32(by*by)
		p.square[o] = q
		p.weight[o] += float32(l.how.Rate * by / (math.Sqrt(float64(q)) + 1e-6))
	}
	const least = 1e-3
	for t, features := range s.Tokens {
		by := &g.tokens[t]
		if most := max(math.Abs(by[0]), math.Abs(by[1]), math.Abs(by[2]), math.Abs(by[3]), math.Abs(by[4]), math.Abs(by[5])); most < least {
			continue
		}
		for _, f := range features {
			p := &l.all[f]
			for o := range outputs {
				if v := by[o]; v > least || v < -least {
					change(p, o, v)
				}
			}
		}
	}
	for i, st := range s.Stretches {
		if by := g.stretches[i]; math.Abs(by) > least {
			for _, f := range st.Features {
				change(&l.all[f], 0, by)
			}
		}
	}
	for i, by := range g.edges {
		if by != 0 {
			l.edgeSq[i] += by * by
			l.edge[i] += l.how.Rate * by / (math.Sqrt(l.edgeSq[i]) + 1e-6)
		}
	}
}
