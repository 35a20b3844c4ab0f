package labelled

import (
	"hash/fnv"
	"slices"

	"rundtisch/internal/memberlist"
	"rundtisch/internal/memberlist/chain"
)

// Folds is into how many parts the groups are split to test each on a model that never saw it.
const Folds = 5

// FoldOf says in which part the texts of a group are.
func FoldOf(group string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(group)) // never fails
	return int(h.Sum32()>>7) % Folds
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
	return Teach(slices.DeleteFunc(slices.Clone(list), func(l Text) bool { return FoldOf(l.Group) == fold }), how)
}
