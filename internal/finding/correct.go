package finding

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/spelling"
)

// corrector corrects words that are spelt nearly like a known one.
type corrector struct{ words, sounds []string }

// shortest is how long a word must be, in bytes, to be corrected: shorter ones are too often another word.
const shortest = 5

// newCorrector returns the known words that others are corrected to: none of another language, which would only be guessed.
func newCorrector(known map[string]bool, foreign map[string][]string) *corrector {
	s := &corrector{}
	for word := range known {
		if len(word) >= shortest && foreign[word] == nil {
			s.words = append(s.words, word)
		}
	}
	slices.Sort(s.words)
	for _, word := range s.words {
		s.sounds = append(s.sounds, sounds(word))
	}
	return s
}

// correct returns the known word that was meant; "" if none is near enough. Of those as near, the one that sounds the same,
// then the first by alphabet.
func (s *corrector) correct(typed string) string {
	if len(typed) < shortest {
		return ""
	}
	type guess struct {
		word  string
		edits int
		other int // 1 if it sounds differently
	}
	best := guess{edits: 3}
	sound := sounds(typed)
	for i, known := range s.words {
		if known[0] != typed[0] && s.sounds[i] != sound {
			continue
		}
		allowed := allowedEdits(min(len(typed), len(known)))
		if s.sounds[i] == sound {
			allowed++
		}
		n := spelling.Edits(typed, known, allowed)
		if n > allowed {
			continue
		}
		g := guess{known, n, 1}
		if s.sounds[i] == sound {
			g.other = 0
		}
		if g.other == 1 && otherEnding(typed, known) {
			continue
		}
		if best.word == "" || cmp.Or(g.edits-best.edits, g.other-best.other) < 0 {
			best = g
		}
	}
	return best.word
}

func allowedEdits(length int) int {
	if length < 9 {
		return 1
	}
	return 2
}

// otherEnding reports whether two words differ in nothing but their last letter: that is another form or another word, and
// no slip.
func otherEnding(a, b string) bool {
	return len(a) == len(b) && a[:len(a)-1] == b[:len(b)-1]
}

// soundsAlike are letters that are mixed up by ear.
var soundsAlike = strings.NewReplacer(append(strings.Fields(`lich lix
	lig lix sch j ch x ck k ph f th t dt t tz s qu kw ei i ai i ie i eu o au a v f w f d t
	b p g k c k z s y i e a o u ss s`), "h", "")...)

// sounds returns what a word sounds like: letters mixed up by ear are one, doubled ones single.
func sounds(folded string) string {
	s := soundsAlike.Replace(folded)
	return string(slices.Compact([]byte(s)))
}
