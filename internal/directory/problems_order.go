package directory

import (
	"reflect"
	"slices"

	"rundtisch/internal/fault"
)

// DocumentOrder returns problems in the order in which a document has the fields that they are about. What is about the
// whole comes first, what is about the same field stays in its order.
func DocumentOrder(problems fault.Invalid) fault.Invalid {
	if len(problems) < 2 {
		return problems
	}
	type placed struct {
		fault.Problem
		at []int
	}
	all := make([]placed, len(problems))
	for i, p := range problems {
		all[i] = placed{p, positions(p.Path)}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return slices.Compare(a.at, b.at) })
	ordered := make(fault.Invalid, len(all))
	for i, p := range all {
		ordered[i] = p.Problem
	}
	return ordered
}

// positions are where each step of a path is among the fields of what it is in, and among the entries of its list.
func positions(path fault.Path) []int {
	at := make([]int, 0, 2*len(path))
	t := reflect.TypeFor[Dossier]()
	for _, step := range path {
		field := -1
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() == reflect.Struct {
			for _, f := range FieldsOf(t) {
				if f.Name == step.Name {
					field = f.Index
				}
			}
		}
		if at = append(at, field, step.Number); field >= 0 {
			t = t.Field(field).Type
		}
	}
	return at
}
