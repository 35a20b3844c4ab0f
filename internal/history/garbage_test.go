package history_test

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/history"
)

// garbage fills a value with what no document may hold: keys twice, values of no list, days that do not exist.
func garbage(r *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("yaml") != "-" {
				garbage(r, v.Field(i))
			}
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(r, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			garbage(r, v.Elem())
		}
	case reflect.Slice:
		n := rapid.IntRange(-1, 2).Draw(r, "length")
		if n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range max(n, 0) {
			garbage(r, v.Index(i))
		}
	case reflect.String:
		v.SetString(rapid.SampledFrom([]string{"", "", "a", "a", "b", "a/b", "a#2", "ziele/a", "gebiet/", "/", "2023-02-30", "2023?", "0000", "\xff\x00", "\u202e", "\n", "ä", "oeffentlich"}).Draw(r, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(r, "yes"))
	case reflect.Int, reflect.Int64:
		v.SetInt(rapid.SampledFrom([]int64{0, 0, 1, -1, math.MaxInt64, math.MinInt64}).Draw(r, "number"))
	case reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1, math.NaN(), math.Inf(1)}).Draw(r, "number"))
	}
}

func drawGarbage(r *rapid.T) (d directory.Dossier) {
	garbage(r, reflect.ValueOf(&d).Elem())
	return d
}

// noPanic proves that nothing here panics on states that break every rule, and that what they have in common with
// themselves is found.
func noPanic(r *rapid.T) {
	base, ours, theirs := drawGarbage(r), drawGarbage(r), drawGarbage(r)
	changes := history.Diff(base, ours)
	history.Summary(changes)
	if again := history.Diff(base, base); len(again) > 0 {
		r.Fatalf("differs from itself: %+v", again)
	}
	for _, c := range changes {
		for _, f := range c.Fields {
			if f.Label == "" || f.Before == f.After {
				r.Fatalf("a field that says nothing: %+v in %+v", f, c)
			}
		}
	}
	merged, conflicts := history.Merge(base, ours, theirs, nil)
	seen := map[string]bool{}
	for _, c := range conflicts {
		if seen[c.ID] {
			r.Fatalf("two conflicts are called %q", c.ID)
		}
		seen[c.ID] = true
	}
	if same, none := history.Merge(base, ours, ours, nil); len(none) > 0 || len(history.Diff(same, ours)) > 0 {
		r.Fatalf("both sides did the same, and: %+v %+v", none, history.Diff(same, ours))
	}
	history.Without(merged, today)
}

func TestNothingPanicsOnStatesThatBreakEveryRule(t *testing.T) { rapid.Check(t, noPanic) }

// FuzzHistory is the same for the fuzzer.
func FuzzHistory(f *testing.F) { f.Fuzz(rapid.MakeFuzz(noPanic)) }
