package finding

import (
	"slices"

	"rundtisch/internal/gazetteer"
)

// Line is what was made of the words of a search, for people to see and to correct.
type Line struct {
	Place    Part
	Lookups  []Part   // what is looked up in names and texts: kinds and names of institutions first
	Unknown  Part     // words that mean no filter; they are looked up as well
	Replaced []Filter // what the form held and these words did not leave there
	Urgent   bool     // the words are a cry of somebody in danger
	Told     bool     // they are a sentence rather than a few words
}

// Part is something that was made of words.
type Part struct {
	Said string // "" for nothing
	Rest string // the words without it
}

// Filter is a value of a field of the form.
type Filter struct{ Field, Value string }

// Resolve finds the place and the filters in what was typed. What was typed since the last answer wins over what the form
// still holds: filters that came of the words before are gone with them, those that were chosen stay, unless the new words
// say another of their kind. Where the words are those of the last answer, the form says all there is.
func (q *Query) Resolve(atlas *gazetteer.Gazetteer) Place {
	u := Understand(atlas, q.Words)
	q.Line = u.line
	q.Line.Urgent = u.Urgent
	if !q.Answered || q.Before != q.Words {
		held := q.Filters()
		if q.Answered {
			before := Understand(atlas, q.Before)
			q.forget(before)
			q.District, q.Page = "", 1
		}
		take(&q.Topics, u.Topics)
		take(&q.Audiences, u.Audiences)
		take(&q.Languages, u.Languages)
		take(&q.Access, u.Access)
		take(&q.Modes, u.Modes)
		if u.Open != "" {
			q.Open = u.Open
		}
		set := q.Filters()
		q.Line.Replaced = slices.DeleteFunc(held, func(f Filter) bool { return slices.Contains(set, f) })
	}
	q.Before, q.Answered = q.Words, true
	if plz := Postcode(q.Words); plz != "" && u.Place.Name == "" {
		q.Line.Unknown = Part{}
		return nearby(atlas, plz).decide(atlas, q.District)
	}
	return u.Place.decide(atlas, q.District)
}

// forget drops what came of words.
func (q *Query) forget(u Understanding) {
	q.Topics = lacking(q.Topics, u.Topics)
	q.Audiences = lacking(q.Audiences, u.Audiences)
	q.Languages = lacking(q.Languages, u.Languages)
	q.Access = lacking(q.Access, u.Access)
	q.Modes = lacking(q.Modes, u.Modes)
	if q.Open == u.Open {
		q.Open = ""
	}
}

// Filters are all values of the fields of which there can be several, and when something must be open.
func (q Query) Filters() (all []Filter) {
	form := q.Values()
	for _, field := range []string{FieldTopic, FieldAudience, FieldLanguage, FieldAccess, FieldMode,
		FieldChildren, FieldChildAge, FieldBoyAge, FieldPets, FieldOpen} {
		for _, value := range form[field] {
			all = append(all, Filter{field, value})
		}
	}
	return all
}

// take replaces what the form holds of a kind, if the words say anything of it.
func take[T ~string](held *[]T, said []T) {
	if len(said) > 0 {
		*held = slices.Clone(said)
	}
}

func lacking[T comparable](all, those []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return slices.Contains(those, one) })
}
