// Package chain decides which stretches of a sequence are what was asked for: a semi-Markov conditional random field, whose
// segments are whole stretches and not single tokens. It knows nothing of language: it is handed numbers that stand for what
// is seen of each token and of each stretch, and the weights that training gave them.
//
// Everything is deterministic: the same lessons give the same model to the byte, on one architecture.
package chain

// Label is what one token is.
type Label uint8

// The labels. A stretch that was asked for is Member; the others tell on what side of such stretches a token stands.
const (
	Member   Label = iota // in a stretch that was asked for
	Between               // between two of them
	Announce              // before the first
	Rest                  // behind the last, in the same sentence
	Outside
	labels = 5
)

// The outputs that each feature has a weight for: the first token of a member, its other tokens, and the other labels.
const (
	first = iota
	inner
	between
	announce
	rest
	outside
	outputs = 6
)

// Situations is how many kinds of place there are between two tokens.
const Situations = 9

// Stretch is a run of tokens that may be a member, with its features.
type Stretch struct {
	From, To int // tokens; To is the first behind it
	Features []uint32
}

// Sequence is a text as the model sees it.
type Sequence struct {
	Tokens    [][]uint32 // the features of each token
	Situation []uint8    // before each token, below Situations
	Stretches []Stretch  // ordered by To, then From
}

// Span is a stretch that was decided upon.
type Span struct {
	Stretch int     // its number in the sequence
	Chance  float64 // that exactly this stretch is a member, from 0 to 1
}

// Buckets is how many numbers features are folded into.
const Buckets = 1 << 20

// Model holds the weights.
type Model struct {
	step    float32
	weights []int8 // outputs for each bucket
	edges   [Situations][labels][labels]float32
}

// scores are the sums of the weights for one sequence.
type scores struct {
	tokens    [][outputs]float64
	stretches []float64
}

// bucket folds a feature.
func bucket(feature uint32) int { return int(feature&(Buckets-1)) * outputs }

// score adds up the weights. Favour is added to each stretch.
func (m *Model) score(s *Sequence, favour float64) scores {
	sums := scores{make([][outputs]float64, len(s.Tokens)), make([]float64, len(s.Stretches))}
	for t, features := range s.Tokens {
		var sum [outputs]int32
		for _, f := range features {
			w := m.weights[bucket(f):][:outputs:outputs]
			for o := range outputs {
				sum[o] += int32(w[o])
			}
		}
		for o := range outputs {
			sums.tokens[t][o] = float64(sum[o]) * float64(m.step)
		}
	}
	for i, stretch := range s.Stretches {
		sum := int32(0)
		for _, f := range stretch.Features {
			sum += int32(m.weights[bucket(f)])
		}
		sums.stretches[i] = float64(sum)*float64(m.step) + favour
	}
	return sums
}
