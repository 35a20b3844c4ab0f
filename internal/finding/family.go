package finding

import (
	"net/url"
	"strconv"

	"rundtisch/internal/directory"
)

// OldestChild is the greatest age to choose, in years.
const OldestChild = 17

// FamilyFields are the fields that say who comes along.
var FamilyFields = []string{FieldChildren, FieldChildAge, FieldBoyAge, FieldPets}

// family reads who comes along.
func (q *Query) family(form url.Values, bad Faults) {
	switch form.Get(FieldPets) {
	case "":
	case "ja":
		q.Pets = true
	default:
		bad[FieldPets] = choose
	}
	for field, into := range q.numbers() {
		text := form.Get(field)
		if text == "" {
			continue
		}
		most := OldestChild
		if field == FieldChildren {
			most = directory.MostAsked
		}
		if n, err := strconv.Atoi(text); err != nil || n < 1 || n > most {
			bad[field] = choose
		} else {
			*into = n
		}
	}
}

func (q *Query) numbers() map[string]*int {
	return map[string]*int{FieldChildren: &q.Children, FieldChildAge: &q.ChildAge, FieldBoyAge: &q.BoyAge}
}

func (q *Query) dropFamily(field string) {
	if field == FieldPets {
		q.Pets = false
	}
	if n, ok := q.numbers()[field]; ok {
		*n = 0
	}
}

func (q *Query) familyValues(form url.Values) {
	if q.Pets {
		form.Set(FieldPets, "ja")
	}
	for field, n := range q.numbers() {
		if *n > 0 {
			form.Set(field, strconv.Itoa(*n))
		}
	}
}
