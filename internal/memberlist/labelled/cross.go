package labelled

import (
	"cmp"
	"hash/fnv"
	"slices"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

// Folds is into how many parts the groups are split to test each on a model that never saw it.
const Folds = 5

// Fold parts the groups: the same for each text of one, and about as many in each part. Our own texts are parted by
// themselves, so that more of them do not move the others.
func Fold(list []Text) map[string]int {
	var ours, others []string
	for _, l := range list {
		if l.From == Own {
			ours = append(ours, l.Group)
		} else {
			others = append(others, l.Group)
		}
	}
	folds := map[string]int{}
	deal(ours, folds)
	deal(others, folds)
	return folds
}

// Own is the folder of texts in which everything is invented.
const Own = "own"

// deal gives each group a part.
func deal(groups []string, folds map[string]int) {
	hash := func(group string) uint32 {
		h := fnv.New32a()
		_, _ = h.Write([]byte(group)) // never fails
		return h.Sum32()
	}
	slices.SortFunc(groups, func(a, b string) int { return cmp.Or(cmp.Compare(hash(a), hash(b)), cmp.Compare(a, b)) })
	for i, group := range slices.Compact(groups) {
		folds[group] = i % Folds
	}
}

// Without returns the texts that are of none of the groups.
func Without(list []Text, groups map[string]bool) []Text {
	return slices.DeleteFunc(slices.Clone(list), func(l Text) bool { return groups[l.Group] })
}

// Teach returns the model that texts teach.
func Teach(list []Text, how chain.Schooling) *chain.Model {
	var lessons []chain.Lesson
	for _, l := range list {
		lesson, _ := memberlist.Lesson(l.Text, l.Labels)
		lessons = append(lessons, lesson)
	}
	return chain.Train(lessons, how)
}

// TeachFold returns the model that the texts outside of one part teach.
func TeachFold(list []Text, fold int, how chain.Schooling) *chain.Model {
	folds := Fold(list)
	return Teach(slices.DeleteFunc(slices.Clone(list), func(l Text) bool { return folds[l.Group] == fold }), how)
}
