package finding

import (
	"slices"
	"strings"
)

// match is a phrase that stands in a line.
type match struct {
	phrase
	spans []span // of its parts
}

// span is from a word to before another.
type span struct{ from, to int }

func (s span) within(o span) bool {
	return o.from <= s.from && s.to <= o.to && s.to-s.from < o.to-o.from
}

// text is a line with the phrases looked up in it.
type text struct {
	*lexicon
	line    []word
	classes map[string][]span
	filler  []bool
}

// newText looks classes up once for a line.
func (l *lexicon) newText(line []word) *text {
	t := &text{lexicon: l, line: line, classes: map[string][]span{}, filler: make([]bool, len(line))}
	for i, w := range line {
		t.filler[i] = l.filler[w.folded]
	}
	return t
}

// matches returns every phrase that stands in the line.
func (t *text) matches() (all []match) {
	for _, p := range t.phrases {
		if slices.ContainsFunc(p.absent, func(one part) bool { return len(t.spans(one)) > 0 }) {
			continue
		}
		m := match{phrase: p}
		for _, one := range p.wanted {
			spans := t.spans(one)
			if len(spans) == 0 {
				m.spans = nil
				break
			}
			m.spans = append(m.spans, spans...)
		}
		if len(m.spans) > 0 {
			all = append(all, m)
		}
	}
	return all
}

// spans returns where a part stands.
func (t *text) spans(p part) (all []span) {
	for from := range t.line {
		for _, to := range t.ends(p, from) {
			all = append(all, span{from, to})
		}
	}
	return all
}

// mostSkipped is how many words that say nothing may stand between two of a part.
const mostSkipped = 3

// ends returns where a part that begins at a word may end.
func (t *text) ends(p part, from int) []int {
	if from >= len(t.line) {
		return nil
	}
	var ends []int
	if a := p[0]; a.class {
		for _, s := range t.class(a.text) {
			if s.from == from {
				ends = append(ends, s.to)
			}
		}
	} else if a.is(t.line[from]) {
		ends = []int{from + 1}
	}
	if len(p) == 1 {
		return ends
	}
	var all []int
	for _, next := range ends {
		all = append(all, t.ends(p[1:], next)...)
		for skipped := 0; skipped < mostSkipped && next < len(t.line) && t.filler[next] && !t.line[next-1].end; skipped++ {
			next++
			all = append(all, t.ends(p[1:], next)...)
		}
	}
	return all
}

// class returns where a word of a class stands.
func (t *text) class(name string) []span {
	if found, ok := t.classes[name]; ok {
		return found
	}
	t.classes[name] = nil // a class in itself ends here
	var found []span
	for _, one := range t.lexicon.classes[name] {
		found = append(found, t.spans(one)...)
	}
	t.classes[name] = found
	return found
}

// has reports whether a word of a class stands in the line.
func (t *text) has(name string) bool { return len(t.class(fold(name))) > 0 }

// is reports whether a word may be what the atom says.
func (a atom) is(w word) bool {
	switch {
	case a.exact:
		return w.folded == a.text
	case a.begin && a.end:
		return strings.Contains(w.folded, a.text)
	case a.begin:
		return slices.ContainsFunc(w.forms, func(form string) bool { return strings.HasPrefix(form, a.text) })
	case a.end:
		return strings.HasSuffix(w.folded, a.text)
	}
	return slices.Contains(w.forms, a.text)
}
