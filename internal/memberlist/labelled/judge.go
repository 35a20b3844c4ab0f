package labelled

import (
	"fmt"
	"slices"

	"rundtisch/internal/memberlist"
)

// Same is the likeness from which two names are one.
const Same = 0.85

// Judged counts names as the rules of the labels say.
type Judged struct {
	Hit, Proposed, Expected int
	Missing, Extra          []string
}

// Add counts those of another text too.
func (j *Judged) Add(o Judged) {
	j.Hit, j.Proposed, j.Expected = j.Hit+o.Hit, j.Proposed+o.Proposed, j.Expected+o.Expected
}

// F1 returns precision, recall and the harmonic mean of both.
func (j Judged) F1() (precision, recall, f1 float64) {
	precision = float64(j.Hit) / float64(max(j.Proposed, 1))
	recall = float64(j.Hit) / float64(max(j.Expected, 1))
	return precision, recall, 2 * precision * recall / max(precision+recall, 1e-9)
}

func (j Judged) String() string {
	p, r, f := j.F1()
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", p, r, f)
}

// Wordings are the ways to write one proposed member, its name first.
func Wordings(list []memberlist.Member) [][]string {
	var all [][]string
	for _, m := range list {
		w := []string{m.Name}
		if m.Parent != "" {
			w = append(w, m.Parent+" "+m.Name, m.Name+" "+m.Parent)
		}
		all = append(all, w)
	}
	return all
}

// judge is one text while it is judged.
type judge struct {
	proposed [][]string
	used     []bool
}

// find looks for a proposed name that is one of these, and takes it unless it only looks.
func (j *judge) find(take bool, wanted ...string) bool {
	for _, want := range wanted {
		for i, names := range j.proposed {
			if j.used[i] || !slices.ContainsFunc(names, func(name string) bool { return memberlist.SameWords(name, want) >= Same }) {
				continue
			}
			j.used[i] = take
			return true
		}
	}
	return false
}

// all takes every proposed name that is one of these.
func (j *judge) all(wanted ...string) {
	for j.find(true, wanted...) {
	}
}

// Judge compares proposed members with the labels of a text. Optional members, and a second mention, count neither way;
// parts are as right as the whole, a joint name is as right as what it stands for.
func Judge(l Text, proposed [][]string) Judged {
	j := &judge{proposed: proposed, used: make([]bool, len(proposed))}
	var sum Judged
	names := func(m string) []string { return append([]string{m}, l.Names[m]...) }
	done := map[string]bool{}
	for _, joint := range sortedKeys(l.Merged) {
		parts := l.Merged[joint]
		if slices.ContainsFunc(parts, func(m string) bool { return j.find(false, names(m)...) }) || !j.find(true, joint) {
			continue
		}
		sum.Hit, sum.Expected = sum.Hit+1, sum.Expected+1
		for _, m := range parts {
			done[m] = true
		}
	}
	for _, m := range l.Members {
		if done[m] {
			continue
		}
		if j.find(true, names(m)...) {
			sum.Hit, sum.Expected = sum.Hit+1, sum.Expected+1
			continue
		}
		parts := 0
		for _, part := range l.Split[m] {
			if j.find(true, part) {
				parts++
			}
		}
		if parts > 0 {
			sum.Hit, sum.Expected = sum.Hit+parts, sum.Expected+len(l.Split[m])
			continue
		}
		sum.Expected++
		sum.Missing = append(sum.Missing, m)
	}
	for _, m := range slices.Concat(l.Optional, l.Members) {
		j.all(append(names(m), l.Split[m]...)...)
	}
	sum.Proposed = sum.Hit
	for i := range proposed {
		if !j.used[i] {
			sum.Proposed++
			sum.Extra = append(sum.Extra, proposed[i][0])
		}
	}
	return sum
}

func sortedKeys(m map[string][]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
