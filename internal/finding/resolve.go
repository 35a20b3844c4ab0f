package finding

import (
	"strings"

	"rundtisch/internal/gazetteer"
)

// Resolve finds the place and the filters in what was typed. Filters that were chosen stay as they were chosen; words
// that meant a filter are chosen now and stand in Words no more.
func (q *Query) Resolve(atlas *gazetteer.Gazetteer) Place {
	u := Understand(atlas, q.Words)
	q.Urgent = u.Urgent
	set(&q.Topic, first(u.Topics))
	set(&q.Audience, first(u.Audiences))
	set(&q.Language, first(u.Languages))
	set(&q.Mode, first(u.Modes))
	set(&q.Open, u.Open)
	for _, a := range u.Access {
		add(&q.Access, string(a))
	}
	q.Words = u.kept
	at := u.Place.decide(atlas, q.District)
	at.Unknown = strings.Join(u.Unknown, " ")
	return at
}

func first[T any](all []T) (none T) {
	if len(all) > 0 {
		return all[0]
	}
	return none
}

func set[T ~string](to *T, value T) {
	if *to == "" {
		*to = value
	}
}
