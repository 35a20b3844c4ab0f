package memberlist

import (
	"slices"
)

// judged counts names as the rules of the labels say.
type judged struct {
	hit, proposed, expected, exact int
	missing, extra                 []string
}

func sameName2(a, b []string) bool { return likeness(a, b) >= 0.85 }

// judge compares names with the labels of a text. Optional members count neither way; parts are as right as the whole.
func judge(l Labelled, names [][]string) judged {
	var j judged
	var stems [][][]string // of each proposed name, its wordings
	for _, n := range names {
		var w [][]string
		for _, s := range n {
			w = append(w, stemsOf(s))
		}
		if !slices.ContainsFunc(stems, func(o [][]string) bool {
			return o != nil && slices.Equal(o[0], w[0]) && len(o) == len(w) && slices.Equal(o[len(o)-1], w[len(w)-1])
		}) {
			stems = append(stems, w)
		} else {
			stems = append(stems, nil)
		}
	}
	used := make([]bool, len(names))
	for i := range stems {
		used[i] = stems[i] == nil
	}
	find := func(label string, all []string, mark bool) bool {
		for _, want := range append([]string{label}, all...) {
			w := stemsOf(want)
			for i := range stems {
				if used[i] {
					continue
				}
				for _, s := range stems[i] {
					if sameName2(s, w) {
						if mark {
							used[i] = true
						}
						return true
					}
				}
			}
		}
		return false
	}
	done := map[string]bool{}
	for joint, members := range l.Merged {
		any := false
		for _, m := range members {
			any = any || find(m, l.Names[m], false)
		}
		if !any && find(joint, nil, true) {
			j.hit++
			j.expected++
			for _, m := range members {
				done[m] = true
			}
		}
	}
	for _, m := range l.Members {
		if done[m] {
			continue
		}
		if find(m, l.Names[m], true) {
			j.hit++
			j.expected++
			continue
		}
		parts := 0
		for _, part := range l.Split[m] {
			if find(part, nil, true) {
				parts++
			}
		}
		if parts > 0 {
			j.hit += parts
			j.expected += len(l.Split[m])
			continue
		}
		j.expected++
		j.missing = append(j.missing, m)
	}
	for _, m := range l.Optional {
		for find(m, l.Names[m], true) {
		}
		for _, part := range l.Split[m] {
			for find(part, nil, true) {
			}
		}
	}
	for _, m := range l.Members { // named twice
		for find(m, l.Names[m], true) {
		}
	}
	j.proposed = j.hit
	for i := range names {
		if !used[i] {
			j.proposed++
			j.extra = append(j.extra, names[i][0])
		}
	}
	return j
}
