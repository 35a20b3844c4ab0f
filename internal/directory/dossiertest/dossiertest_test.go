package dossiertest

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

func TestDrawnDossiersAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if err := Dossier().Draw(t, "dossier").Check(); err != nil {
			t.Fatalf("refused: %v", err)
		}
	})
}

// A new field that nobody draws would silently be left out of the tests of every property.
func TestEveryFieldOfADocumentIsFilledSoonerOrLater(t *testing.T) {
	filled := map[string]bool{}
	for seed := range 200 {
		collect(reflect.ValueOf(Dossier().Example(seed)), "", filled)
	}
	all := map[string]bool{}
	name(reflect.TypeFor[directory.Dossier](), "", all)
	for field := range all {
		if !filled[field] && field != "Institutions.Contacts.Person" && field != "Institutions.Services.Contacts.Person" { // people belong to contacts of networks only
			t.Errorf("%s is empty in all of 200 dossiers", field)
		}
	}
	if len(all) < 150 {
		t.Errorf("only %d fields were looked at; the walk misses some", len(all))
	}
}

func collect(v reflect.Value, path string, filled map[string]bool) {
	if v.IsZero() {
		return
	}
	filled[path] = true
	switch v.Kind() {
	case reflect.Pointer:
		collect(v.Elem(), path, filled)
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), path, filled)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Tag.Get("yaml") != "-" {
				collect(v.Field(i), strings.TrimPrefix(path+"."+f.Name, "."), filled)
			}
		}
	}
}

func name(typ reflect.Type, path string, all map[string]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		name(typ.Elem(), path, all)
	case reflect.Struct:
		for i := range typ.NumField() {
			if f := typ.Field(i); f.Tag.Get("yaml") != "-" {
				at := strings.TrimPrefix(path+"."+f.Name, ".")
				all[at] = true
				name(f.Type, at, all)
			}
		}
	}
}
