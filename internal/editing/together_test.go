package editing_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
)

// together runs functions at the same moment and returns when all have returned.
func together(fns ...func()) {
	var ended sync.WaitGroup
	start := make(chan struct{})
	for _, fn := range fns {
		ended.Go(func() {
			<-start
			fn()
		})
	}
	close(start)
	ended.Wait()
}

func TestLoadsAtTheSameTimeNeverWaitForEachOtherForEver(t *testing.T) {
	t.Parallel()
	db := open(t)
	for round := range 20 {
		one, two := small("eins", institution("a"), ring(), institution("z")), small("zwei", institution("z"), ring(), institution("b"))
		two.Region = one.Region
		one.Network.Summary, two.Network.Summary = fmt.Sprintf("Runde %d.", round), fmt.Sprintf("Runde %d.", round)
		var fns []func()
		for _, d := range []directory.Dossier{one, two, one, two} {
			fns = append(fns, func() {
				if _, err := db.editor.Load(t.Context(), d, today); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		together(fns...)
		for _, d := range []directory.Dossier{one, two} {
			if got, want := db.export(t, d.Network.Key), encode(t, d); got != want {
				t.Fatalf("round %d: %s is not what was loaded:\n%s", round, d.Network.Key, got)
			}
		}
	}
	var version int
	if err := db.pool.QueryRow(t.Context(), `select max(version) from networks`).Scan(&version); err != nil || version != 20 {
		t.Errorf("version %d (%v) after 20 changes, each loaded twice", version, err)
	}
}

// Each is right by itself; whichever comes second must be refused.
func TestTwoThatContradictEachOtherAreNotBothLoaded(t *testing.T) {
	t.Parallel()
	db := open(t)
	for round := range 20 {
		inst := institution(fmt.Sprintf("i%d", round))
		other := inst
		other.Name = "Anders"
		dossiers := []directory.Dossier{small(fmt.Sprintf("eins%d", round), inst), small(fmt.Sprintf("zwei%d", round), other)}
		errs := make([]error, 2)
		together(func() { _, errs[0] = db.editor.Load(t.Context(), dossiers[0], today) }, func() { _, errs[1] = db.editor.Load(t.Context(), dossiers[1], today) })
		var invalid fault.Invalid
		for i := range errs {
			if errs[i] != nil && !errors.As(errs[i], &invalid) {
				t.Fatalf("round %d: %v", round, errs[i])
			}
		}
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Fatalf("round %d: want one loaded and one refused, got %v and %v", round, errs[0], errs[1])
		}
	}
}

func TestRemovingAndLoadingAtTheSameTimeLeavesNothingHalf(t *testing.T) {
	t.Parallel()
	db := open(t)
	for round := range 20 {
		key := fmt.Sprintf("n%d", round)
		db.load(t, small("a"+key, ring()))
		together(
			func() {
				if err := db.store.RemoveNetwork(t.Context(), "a"+key); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			},
			func() {
				if _, err := db.editor.Load(t.Context(), small("b"+key, ring()), today); err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		if got, want := db.export(t, "b"+key), encode(t, small("b"+key, ring())); got != want {
			t.Fatalf("round %d: the shared institution is not whole:\n%s", round, got)
		}
		if err := db.store.RemoveNetwork(t.Context(), "b"+key); err != nil {
			t.Fatal(err)
		}
	}
}

// An export reads in several steps; a change between two of them must not show.
func TestASnapshotSeesOneState(t *testing.T) {
	t.Parallel()
	db := open(t)
	before, after := small("n", ring(), institution("a")), small("n", institution("b"))
	db.load(t, before)
	err := db.store.Snapshot(t.Context(), func(s *store.Store) error {
		for range 2 {
			if got, err := export(t.Context(), s, "n"); err != nil || got != encode(t, before) {
				t.Errorf("not as it was at the beginning (%v):\n%s", err, got)
			}
			db.load(t, after)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := db.export(t, "n"); got != encode(t, after) {
		t.Errorf("not as it is now:\n%s", got)
	}
}

func TestASnapshotChangesNothing(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n"))
	if err := db.store.Snapshot(t.Context(), func(s *store.Store) error { return s.RemoveNetwork(t.Context(), "n") }); err == nil {
		t.Error("a network was removed in a snapshot")
	}
	if got := db.export(t, "n"); got != encode(t, small("n")) {
		t.Errorf("changed:\n%s", got)
	}
}
