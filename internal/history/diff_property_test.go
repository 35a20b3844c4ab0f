package history_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/history"
)

func TestDiffSaysNothingExactlyWhereTheDocumentsAreTheSame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a := dossiertest.Dossier().Draw(r, "a")
		if changes := history.Diff(a, copied(r, a)); len(changes) > 0 {
			r.Fatalf("the same, and %+v", changes)
		}
		b := variant(r, a)
		there, back := history.Diff(a, b), history.Diff(b, a)
		same := encode(r, a) == encode(r, b)
		if same != (len(there) == 0) || same != (len(back) == 0) {
			r.Fatalf("same document: %v, but %d changes there and %d back\n%s", same, len(there), len(back), cmp.Diff(encode(r, a), encode(r, b)))
		}
		for _, c := range there {
			for _, f := range c.Fields {
				if f.Label == "" || f.Before == f.After || c.Kind != history.Moved && f.Path == "" {
					r.Fatalf("a field that says nothing: %+v", f)
				}
			}
			if c.Kind == history.Changed && len(c.Fields) == 0 {
				r.Fatalf("changed, but no field is: %+v", c)
			}
		}
		if lines := history.Summary(there); (len(lines) == 0) != same || len(lines) > 6 || slices.Contains(lines, "") {
			r.Fatalf("summary %q of %+v", lines, there)
		}
	})
}
