package directory

import (
	"reflect"
	"strings"
	"sync"
)

// Field is a field of a noun as documents know it: by the name in its yaml tag.
type Field struct {
	Name  string // „geprueft_am"
	Index int    // of the field within its struct
	Type  reflect.Type
}

var fieldsByType sync.Map // reflect.Type → []Field

// FieldsOf returns the fields of a struct that documents have, in their order. A field without a name in its tag, or
// with „-", is not one of them; this is the only place that reads the tags. The result must not be changed.
func FieldsOf(t reflect.Type) []Field {
	if known, ok := fieldsByType.Load(t); ok {
		return known.([]Field)
	}
	var list []Field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name != "" && name != "-" && f.IsExported() {
			list = append(list, Field{name, i, f.Type})
		}
	}
	fieldsByType.Store(t, list)
	return list
}
