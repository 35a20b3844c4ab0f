package memberlist

import "unicode"

// unitKind says how a unit stands on the page.
type unitKind uint8

const (
	lineUnit unitKind = iota
	itemUnit
	sentenceUnit
)

// unit is a line or a sentence: no name reaches beyond it.
type passage struct {
	from, to int // tokens
	element  int
	kind     unitKind
	heading  int // the unit that may announce it; -1 if there is none
	gap      bool
	cues     uint32
	pattern  uint8
	share    uint8 // how many of the units around it have the same pattern
	block    uint8 // how many units stand together
	reached  bool  // telephone, address and the like stand below it
	run      int   // how many pieces of it have a head and no verb; of lines, how many of them stand together
	persons  uint8 // how many titles and first names it holds
	quoted   bool
}

// reading is a text in tokens and units, for the model.
type reading struct {
	tokens []token
	units  []passage
	unitOf []int // of each token
	title  uint32
	most   int // the longest run
	next   int // the longest but one
}

// maxTokens is how much of a text the model reads.
const maxTokens = 60000

// read takes the elements apart. Tables are left out.
func read(elements []element) *reading {
	r := &reading{}
	prose := maxProse // bytes of running text that are still read
	for i, e := range elements {
		if e.kind == tableRows || len(r.tokens) > maxTokens {
			continue
		}
		text := e.text
		if e.kind == paragraph {
			text = text[:min(len(text), prose)]
			prose -= len(text)
		}
		tokens := tokenize(text[:min(len(text), maxProse)])
		kind := lineUnit
		switch e.kind {
		case item:
			kind = itemUnit
		case paragraph:
			kind = sentenceUnit
		}
		from := 0
		for t := range tokens {
			if t+1 < len(tokens) && !closes(tokens, t) {
				continue
			}
			r.add(i, kind, tokens[from:t+1], e.gap && from == 0, e.details != "")
			from = t + 1
		}
	}
	r.announce()
	r.look()
	return r
}

func (r *reading) add(element int, kind unitKind, tokens []token, gap, reached bool) {
	u := passage{from: len(r.tokens), to: len(r.tokens) + len(tokens), element: element, kind: kind, heading: -1, gap: gap, reached: reached}
	for range tokens {
		r.unitOf = append(r.unitOf, len(r.units))
	}
	r.tokens = append(r.tokens, tokens...)
	r.units = append(r.units, u)
}

// closes reports whether a sentence ends with a token.
func closes(tokens []token, t int) bool {
	if tokens[t].kind != stopMark || tokens[t+1].glued {
		return false
	}
	next := firstRune(tokens[t+1].text)
	if tokens[t].text == "." && t > 0 && tokens[t-1].kind == numberWord && len(tokens[t-1].text) < 3 {
		return false // „am 3. Mai“
	}
	return !unicode.IsLower(next) || tokens[t].text == "!" || tokens[t].text == "?"
}

// announce finds the unit that stands above each.
func (r *reading) announce() {
	current := -1
	for i := range r.units {
		u := &r.units[i]
		if i > 0 {
			before := &r.units[i-1]
			switch {
			case r.tokens[before.to-1].kind == colonMark:
				current = i - 1
			case before.kind == lineUnit && (u.kind != lineUnit || before.gap && !u.gap) && before.to-before.from < 14:
				current = i - 1
			case before.kind == sentenceUnit && u.kind == itemUnit:
				current = i - 1
			case u.kind == sentenceUnit && u.gap && current >= 0 && r.units[current].kind != lineUnit:
				current = -1
			}
		}
		u.heading = current
	}
}
