package history

import (
	"reflect"

	"rundtisch/internal/directory"
	"rundtisch/internal/parts"
)

// same reports whether two values of one type make the same document. An invalid value is missing.
func same(a, b reflect.Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.Kind() != reflect.Struct {
		return equal(a, b)
	}
	for _, c := range parts.Columns(a.Type()) {
		x, y := c.Of(a), c.Of(b)
		if c.Shape != parts.Entries {
			if !same(x, y) {
				return false
			}
			continue
		}
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !same(x.Index(i), y.Index(i)) {
				return false
			}
		}
	}
	return true
}

// equal compares scalars; a missing one is empty.
func equal(a, b reflect.Value) bool {
	switch {
	case !a.IsValid() && !b.IsValid():
		return true
	case !a.IsValid():
		return empty(b)
	case !b.IsValid():
		return empty(a)
	}
	switch a.Kind() {
	case reflect.String:
		if a.Type() == visibilityType {
			return directory.Visibility(a.String()).OrPublic() == directory.Visibility(b.String()).OrPublic()
		}
		return a.String() == b.String()
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !equal(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return equal(a.Elem(), b.Elem())
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int, reflect.Int64, reflect.Int32:
		return a.Int() == b.Int()
	}
	return raw(a) == raw(b)
}

var visibilityType = reflect.TypeFor[directory.Visibility]()

// empty reports whether documents omit a value, or would if they could.
func empty(v reflect.Value) bool {
	if !v.IsValid() {
		return true
	}
	if v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.IsZero() || v.Type() == visibilityType && directory.Visibility(v.String()).IsZero()
}
