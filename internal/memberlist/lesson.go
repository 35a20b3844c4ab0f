package memberlist

import (
	"maps"
	"slices"

	"rundtisch/internal/memberlist/chain"
)

// Labels are the members that people say a text names.
type Labels struct {
	Members  []string
	Optional []string            // neither right nor wrong
	Split    map[string][]string // a member: its parts, as right as itself
	Merged   map[string][]string // a joint name: the members that it stands for
	Names    map[string][]string // a member: other wordings
}

// Lesson is a text as the model learns it. It returns too which labels are found nowhere among the candidates.
func Lesson(text string, labels Labels) (lesson chain.Lesson, missed []string) {
	text, _ = prepare(text)
	lines, _ := readLines(text)
	r := read((&parser{}).readElements(lines))
	sequence, list := r.sequence()
	a := newAlignment(r, list)
	gold := a.members(labels)
	lesson = chain.Lesson{Sequence: sequence, Weight: 1}
	lesson.Allowed, lesson.May = a.allow(gold, a.open(labels, gold))
	return lesson, a.missed
}

// alignment finds labels among the stretches of a text.
type alignment struct {
	r      *reading
	list   []stretch
	stems  [][]string
	missed []string
}

func newAlignment(r *reading, list []stretch) *alignment {
	a := &alignment{r: r, list: list, stems: make([][]string, len(list))}
	for i, st := range list {
		for _, t := range r.tokens[st.from:st.to] {
			if s := stemOf(t.plain, t.kind); s != "" {
				a.stems[i] = append(a.stems[i], s)
			}
		}
	}
	return a
}

// members returns the stretch of each label that has one, in order of the text.
func (a *alignment) members(l Labels) []int {
	type option struct {
		stretch int
		like    float64
	}
	names := func(m string) [][]string {
		all := [][]string{stemsOf(m)}
		for _, other := range l.Names[m] {
			all = append(all, stemsOf(other))
		}
		return all
	}
	find := func(m string, least float64) []option {
		var options []option
		for i := range a.list {
			best := 0.0
			for _, stems := range names(m) {
				best = max(best, likeness(a.stems[i], stems))
			}
			if best >= least {
				options = append(options, option{i, best})
			}
		}
		slices.SortStableFunc(options, func(x, y option) int {
			switch {
			case x.like > y.like+1e-9:
				return -1
			case y.like > x.like+1e-9:
				return 1
			}
			// of the same words: the shorter, then the earlier
			if d := (a.list[x.stretch].to - a.list[x.stretch].from) - (a.list[y.stretch].to - a.list[y.stretch].from); d != 0 {
				return d
			}
			return a.list[x.stretch].from - a.list[y.stretch].from
		})
		return options
	}
	votes := map[int]float64{} // of each unit: how many labels stand there
	all := make([][]option, 0, len(l.Members))
	wanted := []string{}
	instead := map[string]string{} // of the first of its members: the joint name
	joined := map[string]bool{}    // members that only a joint name says
	for _, joint := range slices.Sorted(maps.Keys(l.Merged)) {
		parts := l.Merged[joint]
		options := find(joint, 0.85)
		whole := func(m string) bool { return len(find(m, 0.85)) > 0 }
		if len(options) == 0 || !slices.ContainsFunc(parts, func(m string) bool { return !whole(m) }) {
			continue
		}
		for _, m := range parts {
			joined[m] = true
		}
		at := slices.IndexFunc(l.Members, func(m string) bool { return slices.Contains(parts, m) })
		instead[l.Members[max(at, 0)]] = joint
	}
	for _, m := range l.Members {
		if joint, ok := instead[m]; ok {
			all, wanted = append(all, find(joint, 0.85)), append(wanted, joint)
		}
		if joined[m] {
			continue
		}
		options := find(m, 0.72)
		if len(options) == 0 && len(l.Split[m]) > 0 {
			for _, part := range l.Split[m] {
				if o := find(part, 0.8); len(o) > 0 {
					all, wanted = append(all, o), append(wanted, part)
				}
			}
			continue
		}
		all, wanted = append(all, options), append(wanted, m)
	}
	for _, options := range all {
		seen := map[int]bool{}
		for _, o := range options {
			u := a.r.unitOf[a.list[o.stretch].from]
			if o.like >= options[0].like-1e-9 && !seen[u] {
				seen[u] = true
				votes[u]++
				votes[u-1] += 0.3
				votes[u+1] += 0.3
			}
		}
	}
	var gold []int
	taken := make([]bool, len(a.r.tokens))
	last := -1
	for i, options := range all {
		best, most := -1, 0.0
		for _, o := range options {
			st := a.list[o.stretch]
			if slices.Contains(taken[st.from:st.to], true) {
				continue
			}
			value := o.like + min(votes[a.r.unitOf[st.from]], 6)*0.03 - float64(st.to-st.from)*0.001
			if st.from >= last {
				value += 0.05
			}
			if value > most+1e-9 {
				best, most = o.stretch, value
			}
		}
		if best < 0 {
			a.missed = append(a.missed, wanted[i])
			continue
		}
		st := a.list[best]
		for t := st.from; t < st.to; t++ {
			taken[t] = true
		}
		last = st.to
		gold = append(gold, best)
	}
	slices.SortFunc(gold, func(x, y int) int { return a.list[x].from - a.list[y].from })
	return gold
}

// open returns the stretches that are neither right nor wrong: optional members, second mentions, the other way to part.
func (a *alignment) open(l Labels, gold []int) []int {
	var others [][]string
	for _, m := range slices.Concat(l.Members, l.Optional) {
		others = append(others, stemsOf(m))
		for _, n := range l.Names[m] {
			others = append(others, stemsOf(n))
		}
	}
	for _, m := range l.Optional {
		for _, part := range l.Split[m] {
			others = append(others, stemsOf(part))
		}
	}
	taken := make([]bool, len(a.r.tokens))
	for _, g := range gold {
		for t := a.list[g].from; t < a.list[g].to; t++ {
			taken[t] = true
		}
	}
	var list []int
	for i, st := range a.list {
		if slices.Contains(taken[st.from:st.to], true) {
			continue
		}
		for _, stems := range others {
			if likeness(a.stems[i], stems) >= 0.9 {
				list = append(list, i)
				break
			}
		}
	}
	return list
}

// allow returns which labels and stretches fit what people say.
func (a *alignment) allow(gold, open []int) (allowed []uint8, may []bool) {
	n := len(a.r.tokens)
	allowed, may = make([]uint8, n), make([]bool, len(a.list))
	label := make([]chain.Label, n)
	for t := range label {
		label[t] = chain.Outside
	}
	for i, g := range gold {
		st := a.list[g]
		may[g] = true
		unit := a.r.unitOf[st.from]
		if i > 0 {
			before := a.list[gold[i-1]]
			if u := a.r.unitOf[before.from]; u == unit || st.from-before.to < 30 && unit-u < 4 {
				for t := before.to; t < st.from; t++ {
					label[t] = chain.Between
				}
				continue
			}
			for t := before.to; t < a.r.units[a.r.unitOf[before.from]].to; t++ {
				label[t] = chain.Rest
			}
		}
		for t := a.r.units[unit].from; t < st.from; t++ {
			label[t] = chain.Announce
		}
		if h := a.r.units[unit].heading; h >= 0 && st.from == a.r.units[unit].from {
			for t := a.r.units[h].from; t < a.r.units[h].to; t++ {
				if label[t] == chain.Outside {
					label[t] = chain.Announce
				}
			}
		}
	}
	if len(gold) > 0 {
		last := a.list[gold[len(gold)-1]]
		for t := last.to; t < a.r.units[a.r.unitOf[last.from]].to; t++ {
			label[t] = chain.Rest
		}
	}
	for t := range allowed {
		allowed[t] = 1 << label[t]
	}
	for _, g := range gold {
		for t := a.list[g].from; t < a.list[g].to; t++ {
			allowed[t] = 0
		}
	}
	const other = 1<<chain.Between | 1<<chain.Announce | 1<<chain.Rest | 1<<chain.Outside
	for _, o := range open {
		may[o] = true
		st := a.list[o]
		u := a.r.units[a.r.unitOf[st.from]]
		for t := u.from; t < u.to; t++ {
			if allowed[t] != 0 {
				allowed[t] = other
			}
		}
	}
	return allowed, may
}
