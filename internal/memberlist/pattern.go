package memberlist

import "strings"

// The cues, by how words begin, as bits. The order is that of cueNames.
var cueNames = []string{"member", "network", "founding", "who", "speaking", "invitation", "event", "contact", "money", "aim", "law", "job"}

var cueBegins = func() map[string]uint32 {
	all := map[string]uint32{}
	for _, entry := range entries("cues") {
		word, name, _ := strings.Cut(entry, "\t")
		for i, n := range cueNames {
			if n == name {
				all[word] |= 1 << i
			}
		}
	}
	return all
}()

// cueOf returns what a word says of its sentence.
func cueOf(plain string) uint32 {
	c := cueBegins[plain]
	if c == 0 {
		for n := min(len(plain)-1, 20); n > 3; n-- {
			if c = cueBegins[plain[:n]]; c != 0 {
				break
			}
		}
	}
	if c == 0 { // „Kooperationspartner“, „Netzwerktreffen“
		for _, end := range []string{"partner", "partnern", "partnerinnen", "mitglieder", "mitgliedern"} {
			if strings.HasSuffix(plain, end) {
				return 1
			}
		}
	}
	return c
}

// What a unit looks like.
const (
	looksOther = iota
	looksBody
	looksBodyColon
	looksBodyComma
	looksBodyDash
	looksBodyBracket
	looksPerson
	looksAction
	looksVerb
	looksShort
)

// look finds out what is said in each unit and what it looks like, and how alike its neighbours are.
func (r *reading) look() {
	for i := range r.units {
		u := &r.units[i]
		for _, t := range r.tokens[u.from:u.to] {
			u.cues |= cueOf(t.plain)
		}
		u.pattern = r.patternOf(u)
		if i < 4 {
			r.title |= u.cues
		}
	}
	for i := 0; i < len(r.units); {
		end := i + 1
		for end < len(r.units) && r.units[end].kind == r.units[i].kind && (!r.units[end].gap || r.units[end].kind == itemUnit) {
			end++
		}
		var counts [16]int
		for _, u := range r.units[i:end] {
			counts[u.pattern]++
		}
		for j := i; j < end; j++ {
			u := &r.units[j]
			u.block = bucketOf(end - i)
			u.share = uint8(counts[u.pattern] * 4 / (end - i))
		}
		i = end
	}
}

func bucketOf(n int) uint8 {
	switch {
	case n < 4:
		return uint8(n)
	case n < 7:
		return 4
	case n < 13:
		return 5
	}
	return 6
}

func (r *reading) patternOf(u *passage) uint8 {
	tokens := r.tokens[u.from:u.to]
	head, verb := -1, false
	for i, t := range tokens {
		if t.kind.isHead() && head < 0 {
			head = i
		}
		verb = verb || t.kind == verbWord && verbs[t.plain]
	}
	switch first := tokens[0].kind; {
	case first == titleWord, first == firstName && len(tokens) > 1 && tokens[1].kind == properWord:
		return looksPerson
	case first == actionWord:
		return looksAction
	case verb:
		return looksVerb
	case head < 0:
		if len(tokens) < 6 {
			return looksShort
		}
		return looksOther
	}
	for _, t := range tokens[head:] {
		switch t.kind {
		case colonMark:
			return looksBodyColon
		case commaMark:
			return looksBodyComma
		case dashMark:
			return looksBodyDash
		case openMark:
			return looksBodyBracket
		}
	}
	return looksBody
}
