package store_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// version asks what has changed since an earlier version.
func version(t *testing.T, s *store.Store, since store.Version) (store.Version, store.Changes) {
	t.Helper()
	v, c, err := s.Version(t.Context(), since)
	if err != nil {
		t.Fatal(err)
	}
	return v, c
}

func TestAProgramHearsOfEachChangeInWhateverOrderTheyBecomeVisible(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	owner, public := storetest.Pool(t, url, store.Owner, nil), store.New(storetest.Pool(t, url, directory.Public, nil))
	since, first := version(t, public, store.Version{})
	if !first.Everything || !since.Known() {
		t.Errorf("the first answer: %+v", first)
	}
	begin := func(path string) pgx.Tx {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close(context.Background()) })
		tx, err := conn.Begin(t.Context())
		if err == nil {
			_, err = tx.Exec(t.Context(), `select note_change(array[$1])`, path)
		}
		if err != nil {
			t.Fatal(err)
		}
		return tx
	}
	finish := func(tx pgx.Tx) {
		t.Helper()
		if err := tx.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	early, late, never := begin("/netzwerke/a"), begin("/netzwerke/b"), begin("/netzwerke/c") // none waits for another
	finish(late)
	since, c := version(t, public, since)
	if len(c.Things) != 1 || !c.Things[store.ThingAt("/netzwerke/b")] || c.Everything || c.None {
		t.Errorf("after the second: %+v", c)
	}
	if err := never.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, c := version(t, public, since); !c.None {
		t.Errorf("after one that never happened: %+v", c)
	}
	finish(early)
	since, c = version(t, public, since)
	if len(c.Things) != 1 || !c.Things[store.ThingAt("/netzwerke/a")] {
		t.Errorf("after the first: %+v", c)
	}
	some := func(n int) func(store.Changes) bool {
		return func(c store.Changes) bool { return !c.Everything && !c.None && len(c.Things) == n }
	}
	for sql, want := range map[string]func(store.Changes) bool{
		`select note_change(null)`:                                    func(c store.Changes) bool { return c.Everything },
		`select note_change('{}')`:                                    some(0),
		`select note_change(array['a', null])`:                        func(c store.Changes) bool { return c.Everything },
		`select note_change(array['a']) from generate_series(1, 999)`: some(1),
		// more than are kept
		`select note_change(array['a']) from generate_series(1, 1001)`: func(c store.Changes) bool { return c.Everything },
		`update networks set key = key where false`:                    func(c store.Changes) bool { return c.None },
	} {
		if _, err := owner.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
		if since, c = version(t, public, since); !want(c) {
			t.Errorf("%s: %+v", sql, c)
		}
	}
}

// More write at once than there are slots, and some of what they write is taken back.
func TestNoChangeIsMissedWhileManyWrite(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	public := store.New(storetest.Pool(t, url, directory.Public, nil))
	since, _ := version(t, public, store.Version{})
	const writers, each = 8, 40
	var writing sync.WaitGroup
	for w := range writers {
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		writing.Go(func() {
			defer func() { _ = conn.Close(context.Background()) }()
			for n := range each {
				end := []string{"commit", "rollback"}[n%2]
				sql := fmt.Sprintf(`begin; select note_change(array['%d/%d']); select note_change(array['%[1]d/%[2]d/again']); %[3]s`, w, n, end)
				if _, err := conn.Exec(t.Context(), sql, pgx.QueryExecModeSimpleProtocol); err != nil {
					t.Error(err)
				}
			}
		})
	}
	heard := map[store.Thing]int{}
	listen := func() {
		var c store.Changes
		if since, c = version(t, public, since); c.Everything {
			t.Error("everything is said to have changed")
		}
		for thing := range c.Things {
			heard[thing]++
		}
	}
	done := make(chan struct{})
	go func() { writing.Wait(); close(done) }()
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		listen()
	}
	if len(heard) != writers*each {
		t.Errorf("%d changes were heard of, want %d", len(heard), writers*each)
	}
	for thing, n := range heard {
		if n != 1 {
			t.Errorf("%d was heard of %d times", thing, n)
		}
	}
	for w := range writers {
		for n := range each {
			if made := n%2 == 0; made != (heard[store.ThingAt(fmt.Sprintf("%d/%d", w, n))] == 1) {
				t.Errorf("%d/%d was made: %v, heard of: %v", w, n, made, !made)
			}
		}
	}
}
