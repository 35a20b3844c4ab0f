package memberlist

// stretchFeatures are what is seen of a whole stretch.
func (s *sight) stretchFeatures(st stretch) []uint32 {
	u := &s.units[s.unitOf[st.from]]
	f := make([]uint32, 0, 40)
	add := func(kind uint32, seen ...uint32) { f = append(f, mix(1000+kind, seen...)) }
	kind := uint32(u.kind)
	first, last := &s.tokens[st.from], &s.tokens[st.to-1]
	size := st.to - st.from
	before, behind := s.kindAt(st.from-1, u), s.kindAt(st.to, u)
	add(0, uint32(bucketOf(size)))
	add(1, uint32(bucketOf(size)), kind)
	add(2, uint32(first.kind), uint32(last.kind))
	add(3, before, uint32(first.kind))
	add(4, uint32(last.kind), behind)
	add(5, before, behind)
	add(6, s.idAt(st.from-1, u), uint32(first.kind))
	add(7, uint32(last.kind), s.idAt(st.to, u))
	add(8, last.id)
	add(9, first.id)
	add(10, first.id, before)
	add(11, last.id, behind)
	add(12, uint32(last.class), behind)
	starts, ends := st.from == u.from, st.to == u.to
	add(13, flag(starts), flag(ends), kind)
	add(14, flag(starts), flag(ends), kind, uint32(u.pattern))
	if starts && st.to < u.to {
		add(15, kind, behind, uint32(u.pattern), uint32(u.share))
	}
	pattern, whole := uint32(17), uint32(19)
	heads, prepositions, legal, digits := 0, 0, 0, 0
	headAt := -1
	for t := st.from; t < st.to; t++ {
		tok := &s.tokens[t]
		pattern = pattern*37 + uint32(tok.kind)
		whole = whole*31 + tok.id
		if tok.kind.isHead() {
			heads++
			if headAt < 0 {
				headAt = t
			}
		}
		switch tok.kind {
		case prepositionWord, articleWord:
			prepositions++
		case legalWord:
			legal++
		case numberWord:
			digits++
		case commaMark, conjunction, dashMark, slashMark, colonMark:
			if t > st.from {
				s.joint(t, st, u, add)
			}
		}
	}
	if size <= 7 {
		add(16, pattern)
	}
	if size <= 4 {
		add(17, whole)
	}
	add(18, uint32(min(heads, 3)), uint32(bucketOf(size)))
	add(19, uint32(min(heads, 3)), uint32(min(prepositions, 3)), kind)
	add(20, uint32(min(legal, 2)), flag(last.kind == legalWord), behind)
	add(21, uint32(min(digits, 2)), kind)
	if headAt >= 0 {
		h := &s.tokens[headAt]
		add(22, h.id)
		add(23, h.ends[1])
		add(24, uint32(h.class), uint32(min(headAt-st.from, 3)))
		add(25, uint32(h.class), uint32(s.near[st.from].before), kind)
	} else {
		add(26, uint32(first.kind), kind, uint32(min(size, 4)))
		add(27, uint32(s.near[st.from].before), kind)
	}
	// what was left outside: „Amt | für Jugend“, „Landkreis | Soest“
	if st.to < u.to {
		next := &s.tokens[st.to]
		add(28, uint32(last.kind), uint32(next.kind), s.kindAt(st.to+1, u))
		add(29, next.id, s.kindAt(st.to+1, u))
		add(30, flag(heads > 0), uint32(next.kind), s.kindAt(st.to+1, u), kind)
	}
	if st.from > u.from {
		add(31, s.kindAt(st.from-2, u), before, uint32(first.kind))
		add(32, s.idAt(st.from-2, u), s.idAt(st.from-1, u))
		add(33, flag(heads > 0), before, s.kindAt(st.from-2, u))
	}
	// the same article before it and before what comes next
	if next := st.to + 1; before == uint32(articleWord) && next < u.to {
		add(34, behind, s.kindAt(next, u), flag(s.tokens[next].id == s.tokens[st.from-1].id))
	}
	inside := uint32(0) // a person's name
	for t := st.from; t < st.to; t++ {
		inside |= flag(s.tokens[t].person)
	}
	add(70, inside, s.personAt(st.from-1, u), s.personAt(st.to, u))
	add(71, inside, flag(heads > 0), uint32(min(size, 4)))
	add(72, s.personAt(st.from-2, u), before, behind)
	add(73, s.personAt(st.from-2, u), before, flag(heads > 0), uint32(u.pattern), uint32(u.share))
	add(74, behind, s.personAt(st.to+1, u), flag(heads > 0))
	add(75, s.placeAt(st.to-1, u), s.placeAt(st.to, u), flag(heads > 0), uint32(min(size, 4)))
	add(76, flag(first.place), uint32(last.kind), behind)
	r := s.runs[st.from]
	add(35, uint32(min(r.left, 3)), uint32(min(r.right, 3)), flag(heads > 0), kind)
	add(36, flag(s.runs[st.from] == s.runs[st.to-1]), flag(r.left+r.right > 1), kind)
	return f
}

// joint adds what is seen at a comma, an „und“ or a dash within a stretch.
func (s *sight) joint(t int, st stretch, u *passage, add func(uint32, ...uint32)) {
	mark := uint32(s.tokens[t].kind)
	left, right := &s.tokens[t-1], s.kindAt(t+1, u)
	prep := uint32(0) // what the part before it is about
	for i := t - 1; i > st.from; i-- {
		if k := s.tokens[i].kind; k == prepositionWord || k == articleWord {
			prep = uint32(k)
			break
		} else if k == commaMark || k == conjunction {
			break
		}
	}
	add(40, mark, uint32(left.kind), right)
	add(41, mark, uint32(left.kind), right, prep, uint32(u.kind))
	add(42, mark, s.tokens[t].id, uint32(left.class&institutional), right)
	if t+1 < u.to {
		next := &s.tokens[t+1]
		add(43, mark, uint32(left.class), uint32(next.class))
		add(44, mark, left.id, next.id)
		add(45, mark, next.id)
		add(46, mark, left.id)
		heads := uint32(0)
		for i := t + 1; i < st.to; i++ {
			if s.tokens[i].kind.isHead() {
				heads++
			} else if k := s.tokens[i].kind; k == commaMark || k == conjunction {
				break
			}
		}
		add(47, mark, min(heads, 2), prep, uint32(left.kind))
		add(48, mark, uint32(s.runs[t].left), uint32(s.runs[t].right), uint32(u.kind))
		add(49, mark, uint32(u.pattern), uint32(u.share), uint32(u.kind))
	}
}
