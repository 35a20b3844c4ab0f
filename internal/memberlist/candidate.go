package memberlist

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// emptyWords name nobody; innerPrepositions are those that names hold.
var (
	emptyWords        = wordsOf("empty")
	innerPrepositions = wordsOf("inner")
	lowerStarts       = map[string]bool{"pro": true, "profamilia": true, "donum": true} // „pro familia“, „donum vitae“
)

const (
	maxStretch = 24 // tokens of a name
	maxStarts  = 22 // stretches that begin with one token
)

// stretch is a run of tokens that grammar allows to be a name.
type stretch struct{ from, to int }

// stretches returns every run of tokens that may be a name, by its end, then its beginning.
func (r *reading) stretches() []stretch {
	var list []stretch
	for _, u := range r.units {
		for from := u.from; from < u.to; from++ {
			if r.mayBegin(from, u) {
				list = append(list, r.from(from, u)...)
			}
		}
	}
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Or(a.to-b.to, a.from-b.from) })
	return list
}

// mayBegin reports whether a name can begin with a token.
func (r *reading) mayBegin(t int, u passage) bool {
	k := r.tokens[t].kind
	switch {
	case lowerStarts[r.tokens[t].plain]:
		return true
	case k == titleWord: // „Dr.-Muster-Klinik“, „Dr. von Muster'sche Klinik“
		for n := t + 1; n < min(t+5, u.to); n++ {
			switch nk := r.tokens[n].kind; {
			case nk.isHead():
				return n > t+1
			case nk != properWord && nk != prepositionWord && nk != firstName:
				return false
			}
		}
		return false
	case k.isNoun():
		empty := emptyWords[r.tokens[t].plain] && t+1 < u.to && r.tokens[t+1].kind != properWord &&
			!(r.tokens[t].plain == "haus" && r.tokens[t+1].kind == articleWord) // „Haus der Begegnung“
		return r.tokens[t].text[0] != '-' && !r.person(t, u) && !empty
	case k == quoteMark, k == numberWord && t+1 < u.to && !(r.tokens[t].text == "0"):
		return t+1 < u.to && (k == quoteMark || r.tokens[t+1].kind.isNoun() || r.tokens[t+1].text == ".")
	case k == lowerAdjective:
		for n := t + 1; n < min(t+4, u.to); n++ {
			switch nk := r.tokens[n].kind; {
			case nk.isNoun():
				return true
			case nk == conjunction || nk == lowerAdjective || nk == commaMark:
			default:
				return false
			}
		}
		return false
	case k == articleWord: // „Der Paritätische“
		return t == u.from && unicode.IsUpper(firstRune(r.tokens[t].text)) && t+1 < u.to && r.tokens[t+1].kind.isNoun()
	case k == lowerWord || k == verbWord:
		return t+1 < u.to && r.tokens[t].class&institutional != 0
	}
	return false
}

// mayEnd reports whether a name can end with a token.
func (r *reading) mayEnd(t int, from int) bool {
	k := r.tokens[t].kind
	switch {
	case k == ellipsis:
		return false
	case k.isNoun(), k == legalWord, k == closeMark, k == numberWord, k == yearWord:
		return true
	case k == quoteMark:
		return t > from
	case k == lowerWord || k == lowerAdjective || k == verbWord:
		return lowerStarts[r.tokens[from].plain] || t > from && r.tokens[t-1].kind == slashMark
	}
	return false
}

// from returns the stretches that begin with a token.
func (r *reading) from(from int, u passage) []stretch {
	var list []stretch
	open, quotes := 0, 0
	heads := false
	for t := from; t < min(u.to, from+maxStretch) && len(list) < maxStarts; t++ {
		tok := r.tokens[t]
		switch tok.kind {
		case openMark:
			open++
		case closeMark:
			if open--; open < 0 {
				return list
			}
		case quoteMark:
			quotes++
		}
		if t > from && !r.mayStand(t, from, u, open > 0 || quotes%2 == 1) {
			return list
		}
		heads = heads || tok.kind.isHead()
		if open == 0 && quotes%2 == 0 && r.mayEnd(t, from) && !(t == from && emptyWords[tok.plain]) {
			list = append(list, stretch{from, t + 1})
		}
	}
	return list
}

// mayStand reports whether a token can stand inside of a name that began before it.
func (r *reading) mayStand(t, from int, u passage, enclosed bool) bool {
	tok, before := r.tokens[t], r.tokens[t-1]
	if !enclosed && u.kind == sentenceUnit && standsBare(before.text) && standsBare(tok.text) {
		return false // a comma was lost
	}
	switch tok.kind {
	case titleWord, restWord, webWord, semicolon, stopMark:
		return tok.kind == stopMark && tok.text == "." && (before.kind == numberWord || len(before.text) < 5 && before.kind == capitals)
	case verbWord:
		return enclosed || !verbs[tok.plain] && t+1 < u.to && r.tokens[t+1].kind.isNoun() || r.tokens[from].plain == "pro"
	case quantifier:
		return enclosed
	case colonMark:
		return u.kind != sentenceUnit || enclosed
	case articleWord:
		switch tok.plain {
		case "der", "des":
			return true
		case "ein", "eine", "einem", "einen", "einer", "eines":
			return enclosed
		}
		return enclosed || before.kind == prepositionWord || before.kind == conjunction && r.attributed(from, t)
	case commaMark, conjunction:
		return enclosed || r.joins(t, from, u)
	case fillerWord:
		return enclosed || tok.plain == "wie"
	case prepositionWord:
		return enclosed || u.kind != sentenceUnit || innerPrepositions[tok.plain]
	case lowerWord:
		return enclosed || u.kind != sentenceUnit || strings.HasSuffix(tok.text, ".") || r.tokens[from].plain == "pro"
	case firstName:
		return enclosed || !r.person(t, u)
	}
	return true
}

// person reports whether a first name and a surname begin at a token, and no body that is called after somebody.
func (r *reading) person(t int, u passage) bool {
	if r.tokens[t].kind != firstName || t+1 >= u.to {
		return false
	}
	next := r.tokens[t+1]
	if next.kind != properWord && next.kind != firstName || strings.HasSuffix(next.text, "s") && !strings.HasSuffix(next.plain, "s") {
		return false
	}
	return t+2 >= u.to || !r.tokens[t+2].kind.isHead()
}

// attributed reports whether a preposition or a genitive stands between the beginning of a name and a token.
func (r *reading) attributed(from, t int) bool {
	for i := from + 1; i < t; i++ {
		if k := r.tokens[i].kind; k == prepositionWord || k == articleWord {
			return true
		}
	}
	return false
}

// joins reports whether a comma or an „und“ can stand inside of a name.
func (r *reading) joins(t, from int, u passage) bool {
	if t+1 >= u.to {
		return false
	}
	before, next := r.tokens[t-1], r.tokens[t+1]
	switch {
	case before.kind == ellipsis, next.text[0] == '-', next.kind == conjunction:
		return true
	case next.kind == legalWord, next.kind == ellipsis:
		return true
	case u.kind != sentenceUnit && (r.tokens[t].kind == commaMark || r.tokens[t].text == "&"):
		return true
	case r.attributed(from, t):
		return true
	case before.class&body != 0 && next.class&body != 0:
		return true
	case sharedPrefix(before.plain, next.plain) >= 4:
		return true
	case r.tokens[t].text == "&" || r.tokens[t].text == "+":
		return true
	}
	for n := t + 1; n < u.to; n++ { // what follows has no head of its own
		k := r.tokens[n].kind
		if k == commaMark || k == conjunction || k == verbWord && verbs[r.tokens[n].plain] {
			return true
		}
		if k.isHead() && n > t+1 || k.isHead() && r.tokens[t].kind == commaMark || k == articleWord {
			return r.tokens[t].kind == conjunction && (u.kind != sentenceUnit || k != articleWord && n == t+1)
		}
	}
	return true
}
