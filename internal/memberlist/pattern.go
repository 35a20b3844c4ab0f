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
	looksPersonBracket // „Vorname Name (Stelle)“
	looksPersonComma
)

// look finds out what is said in each unit and what it looks like, and how alike its neighbours are.
func (r *reading) look() {
	for i := range r.units {
		u := &r.units[i]
		r.markPersons(u)
		for _, t := range r.tokens[u.from:u.to] {
			c := cueOf(t.plain)
			u.cues |= c
			switch t.kind {
			case titleWord, firstName:
				u.persons = min(u.persons+1, 3)
			case quoteMark:
				u.quoted = true
			}
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
			if u.kind != sentenceUnit && u.pattern >= looksBody && u.pattern <= looksBodyBracket {
				for p := looksBody; p <= looksBodyBracket; p++ {
					u.run += counts[p]
				}
			}
			u.run = max(u.run, r.longestRun(u))
			switch {
			case u.run > r.most:
				r.most, r.next = u.run, r.most
			case u.run > r.next && u.run < r.most:
				r.next = u.run
			}
		}
		i = end
	}
}

// longestRun counts the pieces between commas that stand together and have a head and no verb.
func (r *reading) longestRun(u *passage) (most int) {
	run, head, verb := 0, false, false
	close := func() {
		if head && !verb {
			run++
		} else {
			run = 0
		}
		most = max(most, run)
		head, verb = false, false
	}
	for _, t := range r.tokens[u.from:u.to] {
		switch {
		case t.kind == commaMark || t.kind == conjunction || t.kind == semicolon:
			close()
		case t.kind.isHead():
			head = true
		case t.kind == verbWord && verbs[t.plain]:
			verb = true
		}
	}
	close()
	return most
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
	if end := r.personEnd(u.from, u); end > u.from {
		switch {
		case end < u.to && r.tokens[end].kind == openMark:
			return looksPersonBracket
		case end < u.to && (r.tokens[end].kind == commaMark || r.tokens[end].kind == dashMark || r.tokens[end].kind == colonMark):
			return looksPersonComma
		}
		return looksPerson
	}
	switch first := tokens[0].kind; {
	case first == titleWord:
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
