package document

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"rundtisch/internal/directory"
)

func TestEveryFieldOfTheFormatIsDocumented(t *testing.T) {
	words := documented(t)
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

func TestEveryWordThatAServiceMayHaveIsDocumented(t *testing.T) {
	words := documented(t)
	for _, list := range [][]string{spelled(directory.Topics), spelled(directory.Audiences), spelled(directory.Accesses), spelled(directory.Modes), spelled(directory.Tongues)} {
		for _, word := range list {
			if !words[word] {
				t.Errorf("FORMAT.md does not mention %q", word)
			}
		}
	}
}

func spelled[T ~string](all []T) []string {
	words := make([]string, len(all))
	for i, word := range all {
		words[i] = string(word)
	}
	return words
}

func documented(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(string(text), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789_", r) }) {
		words[word] = true
	}
	return words
}
