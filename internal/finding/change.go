package finding

import (
	"net/url"
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Without is the value of FieldDrop that takes a filter away.
func (f Filter) Without() string { return f.Field + ":" + f.Value }

// Without is the value of FieldDrop that takes away what was made of words: they are not typed any more.
func (p Part) Without() string { return FieldWords + ":" + p.Rest }

// change does what a button says: a filter or words go, or a filter comes back. The form is as the last answer showed it.
func (q *Query) change(form url.Values) {
	if field, value, ok := strings.Cut(form.Get(FieldDrop), ":"); ok {
		switch field {
		case FieldWords:
			q.Words, _ = directory.CleanLine(value)
			q.Before, q.Answered, q.District = q.Words, true, ""
		case FieldOpen:
			q.Open = ""
		default:
			q.drop(field, value)
		}
		q.Page = 1
	}
	if field, value, ok := strings.Cut(form.Get(FieldBack), ":"); ok {
		none := Faults{} // what is no value of the field changes nothing
		back := url.Values{field: {value}}
		several(back, FieldTopic, &q.Topics, none)
		several(back, FieldAudience, &q.Audiences, none)
		several(back, FieldLanguage, &q.Languages, none)
		several(back, FieldMode, &q.Modes, none)
		several(back, FieldAccess, &q.Access, none)
		q.Page = 1
	}
}

func (q *Query) drop(field, value string) {
	gone := func(f string) []string {
		if f == field {
			return []string{value}
		}
		return nil
	}
	q.dropFamily(field)
	remove(&q.Topics, gone(FieldTopic))
	remove(&q.Audiences, gone(FieldAudience))
	remove(&q.Languages, gone(FieldLanguage))
	remove(&q.Modes, gone(FieldMode))
	remove(&q.Access, gone(FieldAccess))
}

func remove[T ~string](from *[]T, values []string) {
	*from = slices.DeleteFunc(*from, func(one T) bool { return slices.Contains(values, string(one)) })
}
