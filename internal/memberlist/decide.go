package memberlist

import (
	"cmp"
	"slices"
	"strings"

	"rundtisch/internal/memberlist/chain"
)

// How the model's findings are used. The figures were chosen by cross-validation.
const (
	favour      = 1.35  // added to every stretch, so that more is found
	leastOffer  = 0.004 // chance from which a stretch is offered
	worth       = 0.89  // what a chance of 1 is worth
	longList    = 7     // so many in one sentence are sure if they are likely
	otherCut    = 0.1   // chance from which another way to cut what is ticked is offered
	mostOffered = 10    // of one text
	fewMembers  = 5     // fewer than so many are ticked only if
	surelyFew   = 0.85  // one is as likely as that
	leastMean   = 0.68  // and any number only if they are so likely on average
)

// finding is a stretch of an element that may be a member.
type finding struct {
	element  int
	from, to int // bytes in the text of the element
	until    int // where the next one begins, or the sentence ends
	unit     int
	tokens   stretch
	chance   float64
}

// findings is what the model says of a text.
type findings struct {
	reading *reading
	ticked  []finding // in the order of the text
	others  []finding // the likeliest first
}

// findMembers asks the model about every element but tables. What is spoken for is left out.
func findMembers(m *chain.Model, elements []element, over []above, taken map[int]bool) findings {
	r := read(elements)
	if len(r.tokens) == 0 {
		return findings{reading: r}
	}
	seq, list := r.sequence()
	best, chances := m.Decide(seq, favour)
	f := findings{reading: r}
	in := make([]bool, len(r.tokens))
	for _, b := range best {
		st := list[b.Stretch]
		one := r.finding(st, b.Chance)
		if taken[elements[one.element].at] || over[one.element].heads || r.absent(one.unit) || r.guests(one.unit) {
			continue
		}
		f.ticked = append(f.ticked, one)
		for t := st.from; t < st.to; t++ {
			in[t] = true
		}
	}
	for i := range f.ticked {
		if i+1 < len(f.ticked) && f.ticked[i+1].unit == f.ticked[i].unit {
			f.ticked[i].until = f.ticked[i+1].from
		}
	}
	order := make([]int, 0, len(list))
	for i := range list {
		if chances[i] >= leastOffer {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(chances[b], chances[a]) })
	for _, i := range order {
		st := list[i]
		one := r.finding(st, chances[i])
		if taken[elements[one.element].at] || over[one.element].heads || r.absent(one.unit) {
			continue
		}
		if slices.Contains(in[st.from:st.to], true) && chances[i] < otherCut {
			continue
		}
		isPerson := !slices.ContainsFunc(r.tokens[st.from:st.to], func(t token) bool { return !t.person })
		if isPerson || slices.ContainsFunc(f.ticked, func(o finding) bool { return o.tokens == st }) {
			continue
		}
		for t := st.from; t < st.to; t++ {
			in[t] = true
		}
		f.others = append(f.others, one)
	}
	return f
}

func (r *reading) finding(st stretch, chance float64) finding {
	unit := r.unitOf[st.from]
	u := r.units[unit]
	return finding{
		element: u.element, from: r.tokens[st.from].start, to: r.tokens[st.to-1].end, until: r.tokens[u.to-1].end, unit: unit,
		tokens: st, chance: chance,
	}
}

// alone reports whether a unit names this one and nothing before it, so that what stands around it belongs to it.
func (f *findings) alone(i int) bool {
	one := f.ticked[i]
	u := f.reading.units[one.unit]
	if u.kind == sentenceUnit || one.tokens.from > u.from+1 {
		return false
	}
	return (i == 0 || f.ticked[i-1].element != one.element) && (i+1 == len(f.ticked) || f.ticked[i+1].element != one.element)
}

// members makes rows of what the model found.
func (p *parser) members(f *findings, elements []element, above []above) (members []Member) {
	for i := range f.ticked {
		rows := p.rows(f.entry(i, elements, above), source{base: worth * f.ticked[i].chance, running: !f.alone(i), learned: true})
		members = append(members, rows...)
	}
	return members
}

// entry is what is handed on of one finding.
func (f *findings) entry(i int, elements []element, above []above) entry {
	one := f.ticked[i]
	e := elements[one.element]
	name := e.text[one.from:one.to]
	made := entry{
		at: e.at, raw: e.raw, fixes: e.fixes, marked: e.kind == item,
		parent: above[one.element].parent, category: above[one.element].category,
	}
	if t := one.tokens.from - 1; t >= f.reading.units[one.unit].from && f.reading.tokens[t].kind == articleWord {
		made.article = f.reading.tokens[t].plain
	}
	if f.alone(i) {
		made.text, made.details, made.span = e.text, e.details, name
		return made
	}
	since := f.reading.tokens[f.reading.units[one.unit].from].start // where the one before ends
	if i > 0 && f.ticked[i-1].unit == one.unit {
		since = f.ticked[i-1].to
		made.lostComma = strings.TrimSpace(e.text[since:one.from]) == ""
	}
	made.text, made.around = name, e.text[since:one.until]
	if e.kind == paragraph {
		u := f.reading.units[one.unit]
		made.raw = e.text[f.reading.tokens[u.from].start:f.reading.tokens[u.to-1].end]
	}
	if label, _, labelled := strings.Cut(e.text[:one.from], ": "); labelled && e.kind != paragraph && !strings.Contains(label, ",") {
		if isAuthority(label) {
			made.parent = label
		} else if heads(label) {
			made.category = label
		}
	}
	return made
}

// offered makes rows of what is likely enough to be shown and not ticked.
func (p *parser) offered(f *findings, elements []element, above []above, members []Member) (list []Member) {
	seen := map[string]bool{}
	for _, m := range members {
		seen[nameKey(m.Name)] = true
	}
	quiet := &parser{known: p.known, shelters: p.shelters} // what is refused here is told nowhere else
	for _, one := range f.others {
		if len(list) == mostOffered {
			break
		}
		if p.shelters && isHidden(elements[one.element].text) {
			continue
		}
		single := findings{reading: f.reading, ticked: []finding{one}}
		e := single.entry(0, elements, above)
		for _, m := range quiet.rows(e, source{base: worth * one.chance, running: !single.alone(0), learned: true}) {
			if key := nameKey(m.Name); !seen[key] && len(list) < mostOffered && !namesPerson(m.Name) {
				seen[key] = true
				list = append(list, m)
			}
		}
	}
	return list
}
