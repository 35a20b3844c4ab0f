package history_test

import (
	"encoding/json"
	"io/fs"
	"reflect"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
	"rundtisch/internal/examples"
)

// example returns one of the networks that come with the program.
func example(t testing.TB, key string) directory.Dossier {
	t.Helper()
	data, err := examples.Files.ReadFile("networks/" + key + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func allExamples(t testing.TB) []directory.Dossier {
	t.Helper()
	names, err := fs.Glob(examples.Files, "networks/*.yaml")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d examples: %v", len(names), err)
	}
	var all []directory.Dossier
	for _, name := range names {
		all = append(all, example(t, name[len("networks/"):len(name)-len(".yaml")]))
	}
	return all
}

type failing interface{ Fatalf(string, ...any) }

func encode(t failing, d directory.Dossier) string {
	text, err := document.Encode(d)
	if err != nil {
		t.Fatalf("not encoded: %v", err)
	}
	return string(text)
}

// copied returns a copy of a dossier that shares nothing with it.
func copied(t failing, d directory.Dossier) directory.Dossier {
	var c directory.Dossier
	if err := json.Unmarshal([]byte(written(t, d)), &c); err != nil {
		t.Fatalf("not copied: %v", err)
	}
	return c
}

// written writes everything in a dossier down; it takes less time than a document.
func written(t failing, d directory.Dossier) string {
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatalf("not written: %v", err)
	}
	return string(text)
}

// others are dossiers to take values from, drawn once: drawing is what takes most of the time here.
var others = sync.OnceValue(func() []directory.Dossier {
	var all []directory.Dossier
	for seed := range 30 {
		all = append(all, dossiertest.Dossier().Example(seed))
	}
	return all
})

// variant draws a dossier that differs from d in a few values, entries and orders, as the work of two people does.
// It need not be valid.
func variant(r *rapid.T, d directory.Dossier) directory.Dossier {
	v := copied(r, d)
	other := rapid.SampledFrom(others()).Draw(r, "other")
	for range rapid.IntRange(0, 6).Draw(r, "changes") {
		alter(r, reflect.ValueOf(&v).Elem(), reflect.ValueOf(other))
	}
	return v
}

// alter changes something in v, with material from other, which is of the same type.
func alter(r *rapid.T, v, other reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		var fields []int
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("yaml") != "-" {
				fields = append(fields, i)
			}
		}
		i := rapid.SampledFrom(fields).Draw(r, "field")
		alter(r, v.Field(i), other.Field(i))
	case reflect.Pointer:
		if v.IsNil() || other.IsNil() || v.Elem().Kind() != reflect.Struct || rapid.Bool().Draw(r, "whole") {
			v.Set(other)
			return
		}
		made := reflect.New(v.Type().Elem()) // nothing of another variant
		made.Elem().Set(v.Elem())
		alter(r, made.Elem(), other.Elem())
		v.Set(made)
	case reflect.Slice:
		alterList(r, v, other)
	default:
		v.Set(other)
	}
}

func alterList(r *rapid.T, v, other reflect.Value) {
	made := reflect.MakeSlice(v.Type(), 0, v.Len()+1)
	made = reflect.AppendSlice(made, v)
	at := 0
	if made.Len() > 0 {
		at = rapid.IntRange(0, made.Len()-1).Draw(r, "at")
	}
	switch action := rapid.IntRange(0, 3).Draw(r, "action"); {
	case action == 0 && made.Len() > 0:
		made = reflect.AppendSlice(made.Slice(0, at), v.Slice(at+1, v.Len()))
	case action == 1 && made.Len() > 1:
		x, y := made.Index(at).Interface(), made.Index(0).Interface()
		made.Index(0).Set(reflect.ValueOf(x))
		made.Index(at).Set(reflect.ValueOf(y))
	case action == 2 && other.Len() > 0:
		made = reflect.AppendSlice(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, 9), v.Slice(0, at)), other.Slice(0, 1))
		made = reflect.AppendSlice(made, v.Slice(at, v.Len()))
	case made.Len() > 0 && other.Len() > 0:
		key := made.Index(at)
		entry := reflect.New(key.Type()).Elem()
		entry.Set(key)
		alter(r, entry, other.Index(0))
		made.Index(at).Set(entry)
	}
	v.Set(made)
}
