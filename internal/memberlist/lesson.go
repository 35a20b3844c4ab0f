package memberlist

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rundtisch/internal/memberlist/chain"
)

// Labelled is a text with the members that people say it names.
type Labelled struct {
	File, Text, Group string
	Members           []string
	Optional          []string            // neither right nor wrong
	Split             map[string][]string // a member: its parts, as right as itself
	Merged            map[string][]string // a joint name: the members that it stands for
	Names             map[string][]string // a member: other wordings
	Kind              string
}

// ReadLabelled reads the labelled texts in a folder, and those of the older corpus, in the order of their names.
func ReadLabelled(folders ...string) ([]Labelled, error) {
	var list []Labelled
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			l, err := readLabelled(file)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			list = append(list, l)
		}
	}
	return list, nil
}

func readLabelled(file string) (Labelled, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Labelled{}, err
	}
	data, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		return Labelled{}, err
	}
	l := Labelled{File: filepath.Base(file), Text: string(text)}
	var raw struct {
		Members  json.RawMessage     `json:"members"`
		Optional []string            `json:"members_optional"`
		Split    map[string][]string `json:"members_alternative_split"`
		Merged   map[string][]string `json:"members_alternative_merged"`
		Names    map[string][]string `json:"members_alternative_names"`
		Kind     string              `json:"members_kind"`
		Group    string              `json:"group"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return Labelled{}, err
	}
	l.Optional, l.Split, l.Merged, l.Names, l.Kind, l.Group = raw.Optional, raw.Split, raw.Merged, raw.Names, raw.Kind, raw.Group
	if json.Unmarshal(raw.Members, &l.Members) != nil {
		l.Members = nil
		var objects []struct{ Name, Parent string }
		if err := json.Unmarshal(raw.Members, &objects); err != nil {
			return Labelled{}, err
		}
		for _, o := range objects {
			name := o.Name
			l.Members = append(l.Members, name)
			if o.Parent != "" {
				if l.Names == nil {
					l.Names = map[string][]string{}
				}
				l.Names[name] = append(l.Names[name], o.Parent+" "+name, name+" "+o.Parent)
			}
		}
	}
	if l.Group == "" {
		l.Group = strings.TrimSuffix(l.File, ".txt")
	}
	return l, nil
}

// Lesson is the text as the model learns it. How many of the labels are candidates is returned too.
func (l *Labelled) Lesson() (lesson chain.Lesson, found, labels int) {
	text, _ := prepare(l.Text)
	lines, _ := readLines(text)
	p := &parser{known: map[string]string{}}
	r := read(p.readElements(lines))
	seq, list := r.sequence()
	a := newAlignment(r, list)
	gold := a.members(l)
	open := a.open(l, gold)
	lesson = chain.Lesson{Sequence: seq, Weight: 1}
	lesson.Allowed, lesson.May = a.allow(gold, open)
	return lesson, len(gold), len(l.Members)
}

// Missed returns the labels that no candidate fits.
func (l *Labelled) Missed() []string {
	text, _ := prepare(l.Text)
	lines, _ := readLines(text)
	p := &parser{known: map[string]string{}}
	r := read(p.readElements(lines))
	_, list := r.sequence()
	a := newAlignment(r, list)
	a.members(l)
	return a.missed
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

// stemOf is a word without what inflection adds; "" for what says nothing.
func stemOf(plain string, kind tokenKind) string {
	if kind == articleWord || kind == conjunction || kind.isMark() && kind != legalWord && kind != numberWord && kind != yearWord && kind != webWord {
		return ""
	}
	if kind == legalWord {
		return "ev"
	}
	return stem(plain)
}

func stem(plain string) string {
	plain = strings.Trim(plain, ".-'")
	if plain == "beim" || plain == "im" || plain == "am" || plain == "vom" || plain == "zum" || plain == "zur" {
		return plain[:1]
	}
	for range 2 {
		for _, end := range []string{"innen", "en", "er", "es", "em", "e", "n", "s"} {
			if len(plain)-len(end) >= 4 && strings.HasSuffix(plain, end) {
				plain = strings.TrimSuffix(plain, end)
				break
			}
		}
	}
	return plain
}

func stemsOf(text string) []string {
	var list []string
	for _, t := range tokenize(text) {
		if s := stemOf(t.plain, t.kind); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// likeness of two lists of stems, from 0 to 1.
func likeness(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	same := 0
	left := slices.Clone(b)
	for _, s := range a {
		if at := slices.Index(left, s); at >= 0 {
			left = slices.Delete(left, at, at+1)
			same++
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b))
}

// members returns the stretch of each label that has one, in order of the text.
func (a *alignment) members(l *Labelled) []int {
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
	for _, m := range l.Members {
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
func (a *alignment) open(l *Labelled, gold []int) []int {
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
