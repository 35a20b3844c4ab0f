package document

import (
	"reflect"

	"rundtisch/internal/directory"
)

// clean cleans every text of a value as directory.CleanText does. What that refuses stays.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if text, ok := directory.CleanText(v.String()); ok && v.CanSet() && text != v.String() {
			v.SetString(text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			clean(v.Field(i))
		}
	}
}
