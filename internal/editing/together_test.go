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

// Whoever reads while a network changes sees it as it was or as it is.
func TestAnExportIsOfOneState(t *testing.T) {
	t.Parallel()
	db := open(t)
	var many []directory.Institution
	for i := range 20 {
		inst := ring()
		inst.Key = fmt.Sprintf("i%d", i)
		many = append(many, inst)
	}
	full, bare := small("n", many...), small("n")
	states := map[string]bool{encode(t, full): true, encode(t, bare): true}
	db.load(t, full)
	written := make(chan struct{})
	together(
		func() {
			defer close(written)
			for round := range 20 {
				d := []directory.Dossier{bare, full}[round%2]
				if _, err := db.editor.Load(t.Context(), d, today); err != nil {
					t.Error(err)
				}
			}
		},
		func() {
			for reads := 0; ; reads++ {
				var text string
				err := db.store.Snapshot(t.Context(), func(s *store.Store) (err error) {
					text, err = export(t.Context(), s, "n")
					return err
				})
				if err != nil || !states[text] {
					t.Errorf("read %d: neither the one nor the other (%v):\n%s", reads, err, text)
					return
				}
				select {
				case <-written:
					return
				default:
				}
			}
		})
}
