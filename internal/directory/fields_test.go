package directory

import (
	"reflect"
	"testing"
	"time"
)

// A field that nobody gave a name would be left out of documents, forms and the history without a word.
func TestEveryFieldOfANounIsNamedOrLeftOutOnPurpose(t *testing.T) {
	structs := map[reflect.Type]bool{}
	var visit func(typ reflect.Type)
	visit = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || structs[typ] || typ == reflect.TypeFor[time.Time]() {
			return
		}
		structs[typ] = true
		names := map[string]bool{}
		for _, f := range FieldsOf(typ) {
			if names[f.Name] {
				t.Errorf("%s has two fields %q", typ, f.Name)
			}
			names[f.Name] = true
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			if tag := f.Tag.Get("yaml"); tag == "" || tag[0] == ',' {
				t.Errorf("%s.%s has no name for documents", typ, f.Name)
			}
			visit(f.Type)
		}
	}
	visit(reflect.TypeFor[Dossier]())
	if len(structs) < 25 {
		t.Errorf("only %d structs were looked at", len(structs))
	}
}
