package history

import (
	"reflect"

	"rundtisch/internal/directory"
)

// clone returns a copy that shares nothing with v.
func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		made := reflect.New(v.Type()).Elem()
		made.Set(v)
		for _, c := range columnsOf(v.Type()) {
			if kind := v.Field(c.index).Kind(); kind == reflect.Struct || kind == reflect.Slice || kind == reflect.Pointer {
				made.Field(c.index).Set(clone(v.Field(c.index)))
			}
		}
		return made
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			made.Index(i).Set(clone(v.Index(i)))
		}
		return made
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		made := reflect.New(v.Type().Elem())
		made.Elem().Set(clone(v.Elem()))
		return made
	}
	return v
}

// cloned returns a copy of a dossier that shares nothing with it.
func cloned(d directory.Dossier) directory.Dossier {
	return clone(reflect.ValueOf(d)).Interface().(directory.Dossier)
}
