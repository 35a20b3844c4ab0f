package parts

import "reflect"

// Get returns what stands in the field of an entry, which is a noun or a pointer to one. Behind a record that is not
// there stands the zero Value.
func (f Field) Get(entry any) reflect.Value {
	inner, _ := field(reflect.Indirect(reflect.ValueOf(entry)), f.Tag)
	return inner
}

// Set puts a value into the field of the entry that a pointer leads to: a text, a number, a bool, or a list of texts,
// whatever texts the field holds. What the value means is not checked.
func (f Field) Set(entry, value any) {
	set(made(reflect.ValueOf(entry).Elem(), f.Tag), value)
}

// List returns the texts of a field that holds a list.
func (f Field) List(entry any) []string {
	v := f.Get(entry)
	if !v.IsValid() {
		return nil
	}
	return stringsOf(v)
}

// Field returns the field of this part that documents have by this name, be it in a form or not; false where there is
// none.
func (p Part) Field(tag string) (Field, bool) {
	for _, list := range [][]Field{p.Fields, p.Unasked, {keyField}} {
		for _, f := range list {
			if f.Tag == tag {
				return f, true
			}
		}
	}
	return Field{}, false
}
