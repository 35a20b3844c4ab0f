package memberlist

import (
	"math/bits"

	"rundtisch/internal/memberlist/chain"
)

// mix makes one number of several: of what kind a feature is, and what was seen.
func mix(kind uint32, seen ...uint32) uint32 {
	h := kind*0x9e3779b1 + 0x7f4a7c15
	for _, v := range seen {
		h ^= v
		h *= 0x85ebca6b
		h ^= h >> 13
	}
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// The classes of tokens that only matter to a neighbour.
const edge = uint32(tokenKinds)

// sight is what the features of one token and its stretches are put together from.
type sight struct {
	*reading
	runs []run // of each token
	near []cueNear
}

// run is a piece of a unit between commas, in its row of others.
type run struct {
	left, right uint8 // how many pieces beside it have a head and no verb
	head, verb  bool
	size        uint8
	at          uint8
}

// cueNear are the nearest cues before and behind a token, within its unit.
type cueNear struct{ before, behind, toBefore, toBehind uint8 }

func (r *reading) sequence() (*chain.Sequence, []stretch) {
	s := &sight{reading: r, runs: make([]run, len(r.tokens)), near: make([]cueNear, len(r.tokens))}
	for _, u := range r.units {
		s.lookRuns(u)
		s.lookCues(u)
	}
	seq := &chain.Sequence{Tokens: make([][]uint32, len(r.tokens)), Situation: make([]uint8, len(r.tokens))}
	for t := range r.tokens {
		seq.Tokens[t] = s.tokenFeatures(t)
		seq.Situation[t] = s.situation(t)
	}
	list := r.stretches()
	seq.Stretches = make([]chain.Stretch, len(list))
	for i, st := range list {
		seq.Stretches[i] = chain.Stretch{From: st.from, To: st.to, Features: s.stretchFeatures(st)}
	}
	return seq, list
}

// situation is what stands before a token.
func (s *sight) situation(t int) uint8 {
	u := s.units[s.unitOf[t]]
	switch {
	case t == u.from && u.kind == itemUnit:
		return 0
	case t == u.from && u.gap:
		return 1
	case t == u.from && u.kind == lineUnit:
		return 2
	case t == u.from:
		return 3
	}
	isBreak := func(k tokenKind) bool { return k == commaMark || k == conjunction || k == semicolon || k == slashMark }
	switch k := s.tokens[t].kind; {
	case isBreak(k):
		return 4
	case isBreak(s.tokens[t-1].kind):
		return 5
	case s.tokens[t-1].kind == colonMark || s.tokens[t-1].kind == dashMark:
		return 6
	case s.tokens[t-1].kind == articleWord || s.tokens[t-1].kind == fillerWord || s.tokens[t-1].kind == prepositionWord:
		return 7
	}
	return 8
}

func (s *sight) lookRuns(u passage) {
	type piece struct {
		from, to   int
		head, verb bool
	}
	var list []piece
	from := u.from
	for t := u.from; t <= u.to; t++ {
		if t < u.to {
			if k := s.tokens[t].kind; k != commaMark && k != conjunction && k != semicolon {
				continue
			}
		}
		p := piece{from: from, to: t}
		for _, tok := range s.tokens[from:t] {
			p.head = p.head || tok.kind.isHead()
			p.verb = p.verb || tok.kind == verbWord && verbs[tok.plain]
		}
		list = append(list, p)
		from = t + 1
	}
	good := func(p piece) bool { return p.head && !p.verb || p.to-p.from < 2 && !p.verb }
	left := 0
	for i, p := range list {
		right := 0
		for j := i + 1; j < len(list) && good(list[j]) && right < 6; j++ {
			right++
		}
		for t := p.from; t <= min(p.to, u.to-1); t++ {
			s.runs[t] = run{uint8(min(left, 6)), uint8(right), p.head, p.verb, bucketOf(p.to - p.from), uint8(min(i, 3))}
		}
		if good(p) {
			left++
		} else {
			left = 0
		}
	}
}

func (s *sight) lookCues(u passage) {
	last, at := uint8(0), 0
	for t := u.from; t < u.to; t++ {
		if last > 0 {
			s.near[t].before, s.near[t].toBefore = last, distance(t-at)
		}
		if c := cueOf(s.tokens[t].plain); c != 0 {
			last, at = uint8(bits.TrailingZeros32(c))+1, t
		}
	}
	last = 0
	for t := u.to - 1; t >= u.from; t-- {
		if last > 0 {
			s.near[t].behind, s.near[t].toBehind = last, distance(at-t)
		}
		if c := cueOf(s.tokens[t].plain); c != 0 {
			last, at = uint8(bits.TrailingZeros32(c))+1, t
		}
	}
}

func distance(n int) uint8 {
	switch {
	case n < 3:
		return uint8(n)
	case n < 6:
		return 3
	case n < 12:
		return 4
	case n < 30:
		return 5
	}
	return 6
}

// kindAt is the kind of a token of the same unit; edge beyond it.
func (s *sight) kindAt(t int, u *passage) uint32 {
	if t < u.from || t >= u.to {
		if t < u.from {
			return edge
		}
		return edge + 1
	}
	return uint32(s.tokens[t].kind)
}

func (s *sight) idAt(t int, u *passage) uint32 {
	if t < u.from {
		return 1
	}
	if t >= u.to {
		return 2
	}
	return s.tokens[t].id
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func (s *sight) tokenFeatures(t int) []uint32 {
	tok := &s.tokens[t]
	ui := s.unitOf[t]
	u := &s.units[ui]
	f := make([]uint32, 0, 96)
	var k [7]uint32
	for i := range k {
		k[i] = s.kindAt(t-3+i, u)
	}
	me := k[3]
	head := uint32(tok.class & 0xff)
	add := func(kind uint32, seen ...uint32) { f = append(f, mix(kind, seen...)) }
	add(0)
	add(1, tok.id)
	add(2, s.idAt(t-1, u))
	add(3, s.idAt(t+1, u))
	add(4, s.idAt(t-2, u))
	add(5, s.idAt(t+2, u))
	add(6, s.idAt(t-1, u), tok.id)
	add(7, tok.id, s.idAt(t+1, u))
	for i, e := range tok.ends {
		add(8+uint32(i), e)
	}
	for i, b := range tok.begin {
		add(11+uint32(i), b)
	}
	add(13, tok.shape)
	add(14, me)
	add(15, me, head)
	for i := range k {
		if i != 3 {
			add(16+uint32(i), k[i], me)
		}
	}
	add(24, k[2], me, k[4])
	add(25, k[1], k[2], me)
	add(26, me, k[4], k[5])
	add(27, k[1], k[2], me, k[4], k[5])
	add(28, k[0], k[1], k[2], me)
	add(29, s.idAt(t-1, u), me)
	add(30, me, s.idAt(t+1, u))
	kind := uint32(u.kind)
	pos := uint32(min(t-u.from, 3))
	end := uint32(min(u.to-1-t, 2))
	add(31, kind, me)
	add(32, kind, pos, me)
	add(33, kind, end, me)
	look := uint32(u.pattern)
	add(34, kind, look)
	add(35, kind, look, me)
	add(36, kind, look, uint32(u.share), uint32(u.block))
	add(37, look, uint32(u.share), pos, me)
	add(38, flag(u.reached), kind, look)
	r := s.runs[t]
	add(39, uint32(r.left), uint32(r.right), kind)
	add(40, uint32(min(r.left, 2)), uint32(min(r.right, 2)), flag(r.head), flag(r.verb), me)
	add(41, uint32(r.left+r.right), flag(r.head))
	add(42, uint32(r.size), flag(r.head), flag(r.verb))
	add(43, uint32(r.at), flag(r.head), me)
	n := s.near[t]
	add(44, uint32(n.before), uint32(n.toBefore))
	add(45, uint32(n.before), me)
	add(46, uint32(n.behind), uint32(n.toBehind))
	add(47, uint32(n.behind), me)
	add(48, uint32(n.before), uint32(n.behind), flag(r.head))
	runs := uint32(min(r.left+r.right, 3))
	add(49, u.cues, 0)
	for c := u.cues; c != 0; c &= c - 1 {
		b := uint32(bits.TrailingZeros32(c))
		add(50, b, kind)
		add(51, b, me)
		add(52, b, runs)
	}
	above := uint32(0)
	if u.heading >= 0 {
		h := &s.units[u.heading]
		above = h.cues
		last := uint32(s.tokens[h.to-1].kind)
		add(53, last, kind, flag(u.heading == ui-1))
		add(54, uint32(h.pattern), kind, look)
		for c := above; c != 0; c &= c - 1 {
			b := uint32(bits.TrailingZeros32(c))
			add(55, b, kind)
			add(56, b, kind, me)
			add(57, b, look, flag(last == uint32(colonMark)))
		}
		for i := h.from; i < h.to && i < h.from+12; i++ {
			add(58, s.tokens[i].id, kind)
		}
		if above == 0 {
			add(59, kind, look)
		}
	} else {
		add(60, kind, look)
	}
	for c := s.title; c != 0; c &= c - 1 {
		add(61, uint32(bits.TrailingZeros32(c)), kind)
	}
	add(62, s.title, kind, flag(r.head))
	add(63, uint32(min(ui, 5)), kind)
	if ui > 0 {
		b := &s.units[ui-1]
		add(64, uint32(b.kind), uint32(b.pattern), kind, look)
		add(65, uint32(s.tokens[b.to-1].kind), kind, flag(u.gap))
		for c := b.cues; c != 0; c &= c - 1 {
			add(66, uint32(bits.TrailingZeros32(c)), kind, look)
		}
	}
	if ui+1 < len(s.units) {
		a := &s.units[ui+1]
		add(67, uint32(a.kind), uint32(a.pattern), kind, look, flag(a.gap))
		add(68, uint32(s.tokens[u.to-1].kind), uint32(a.kind), kind)
	}
	hasHead := flag(r.head && !r.verb)
	length := uint32(bucketOf(u.run))
	longest := flag(u.run == s.most) + 2*flag(u.run > s.next)
	add(75, length, longest, hasHead)
	add(76, length, uint32(bucketOf(s.most)), kind)
	add(77, length, longest, u.cues&3, hasHead)
	add(78, uint32(u.persons), flag(u.quoted), hasHead)
	add(79, uint32(u.persons), me, kind)
	before, behind := s.personAt(t-1, u), s.personAt(t+1, u)
	add(80, before, flag(tok.person), behind)
	add(81, s.personAt(t-2, u), k[2], me)
	add(82, k[4], s.personAt(t+2, u), me)
	add(83, s.personAt(t-2, u), before, k[2], me, k[4])
	add(84, flag(tok.place), s.placeAt(t-1, u), s.placeAt(t+1, u))
	add(85, flag(tok.place), k[2], k[4])
	first := &s.tokens[u.from]
	add(69, first.id, kind)
	add(70, uint32(first.kind), me, kind)
	return f
}

func (s *sight) personAt(t int, u *passage) uint32 {
	if t < u.from || t >= u.to {
		return 2
	}
	return flag(s.tokens[t].person)
}

func (s *sight) placeAt(t int, u *passage) uint32 {
	if t < u.from || t >= u.to {
		return 2
	}
	return flag(s.tokens[t].place)
}
