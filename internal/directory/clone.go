package directory

import "reflect"

// Clone returns a deep copy of d.
func (d Dossier) Clone() Dossier {
	return clone(reflect.ValueOf(d)).Interface().(Dossier)
}

func clone(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			copied.Index(i).Set(clone(v.Index(i)))
		}
		return copied
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		copied := reflect.New(v.Type().Elem())
		copied.Elem().Set(clone(v.Elem()))
		return copied
	case reflect.Struct:
		copied := reflect.New(v.Type()).Elem()
		copied.Set(v) // what cannot be reached from outside, as in time.Time, holds nothing that changes
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				copied.Field(i).Set(clone(v.Field(i)))
			}
		}
		return copied
	}
	return v
}
