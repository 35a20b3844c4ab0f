package document

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestEveryFieldOfTheFormatIsDocumented(t *testing.T) {
	text, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(string(text), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789_", r) }) {
		words[word] = true
	}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			return
		}
		for name, field := range fieldsOf(typ) {
			if !words[name] {
				t.Errorf("FORMAT.md does not mention %q of %s", name, typ)
			}
			walk(field)
		}
	}
	walk(envelopeType)
}
