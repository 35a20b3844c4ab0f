package history_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/history"
)

func TestMergeTakesOverWhatOneSideDid(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		base := dossiertest.Dossier().Draw(r, "base")
		x := rapid.SampledFrom(others()).Draw(r, "x") // valid: nothing in it refers to what it lacks
		x.Network.Key = base.Network.Key
		want := encode(r, x)
		for name, of := range map[string][3]directory.Dossier{
			"ours as base": {base, base, x}, "theirs as base": {base, x, base}, "both the same": {base, x, x}, "nothing": {x, x, x},
		} {
			merged, conflicts := history.Merge(of[0], of[1], of[2], nil)
			if len(conflicts) > 0 {
				r.Fatalf("%s: %+v", name, conflicts)
			}
			if diff := cmp.Diff(want, encode(r, merged)); diff != "" {
				r.Fatalf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}

func TestMergeOfTwoChangesOfOneState(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		base := dossiertest.Dossier().Draw(r, "base")
		ours, theirs := variant(r, base), variant(r, base)
		before := written(r, base) + written(r, ours) + written(r, theirs)
		merged, conflicts := history.Merge(base, ours, theirs, nil)
		byOurs, byTheirs, seen := map[string]history.Side{}, map[string]history.Side{}, map[string]bool{}
		for _, c := range conflicts {
			if seen[c.ID] || c.ID == "" || c.Label == "" || c.Gone == history.Undecided && slices.Equal(c.Ours, c.Theirs) {
				r.Fatalf("conflict twice or without a name: %+v", c)
			}
			seen[c.ID], byOurs[c.ID], byTheirs[c.ID] = true, history.Ours, history.Theirs
		}
		decided, left := history.Merge(base, ours, theirs, byOurs)
		if diff := history.Diff(merged, decided); len(left) > 0 || len(diff) > 0 {
			r.Fatalf("undecided is not as if decided for ours; left: %+v\n%+v", left, diff)
		}
		// Who is called ours and who theirs makes no difference but for the order.
		other, left := history.Merge(base, ours, theirs, byTheirs)
		turned, again := history.Merge(base, theirs, ours, nil)
		if len(left) > 0 || len(again) != len(conflicts) {
			r.Fatalf("%+v are left; turned around there are %d conflicts, not %d", left, len(again), len(conflicts))
		}
		for _, c := range history.Diff(other, turned) {
			for _, f := range c.Fields {
				if c.Kind != history.Moved && !isOrder(f) {
					r.Fatalf("decided for theirs differs from theirs with ours: %+v", c)
				}
			}
		}
		if written(r, base)+written(r, ours)+written(r, theirs) != before {
			r.Fatalf("the states were changed")
		}
	})
}

func isOrder(f history.Field) bool { return strings.Contains(f.Label, "Reihenfolge der ") }
