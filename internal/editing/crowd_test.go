package editing_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rundtisch/internal/account"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
)

// crowd lets many coordinations save at the same time, each some notices of its own, and returns how long a save took. What
// was acknowledged must be there at the end, in the network and, each as one revision, in its history.
func crowd(t *testing.T, db loaded, networks []string, saves int, also func(w *editing.Work, note string) error) []time.Duration {
	t.Helper()
	by := make([]account.Account, len(networks))
	for i, key := range networks {
		by[i] = db.person(t, fmt.Sprintf("p%d@example.org", i), key)
	}
	var mu sync.Mutex
	var took []time.Duration
	notes := map[string][]string{}
	var fns []func()
	for i, key := range networks {
		fns = append(fns, func() {
			for n := range saves {
				note := fmt.Sprintf("bemerkung-%d-%d", i, n)
				began := time.Now()
				apply := func(w *editing.Work) error {
					w.Remarks = append(w.Remarks, directory.Remark{Key: note, Title: note, Text: "Ein Satz."})
					if also != nil {
						return also(w, note)
					}
					return nil
				}
				_, err := db.editor.Change(t.Context(), editing.Change{By: by[i], Network: key, Kind: editing.KindEdit, Apply: apply}, today)
				if err != nil {
					t.Errorf("%s, save %d: %v", key, n, err)
					return
				}
				mu.Lock()
				took, notes[key] = append(took, time.Since(began)), append(notes[key], note)
				mu.Unlock()
			}
		})
	}
	together(fns...)
	for key, wanted := range notes {
		d, err := db.store.Dossier(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		revisions, err := db.store.Revisions(t.Context(), d.Network.ID(), 0, 10_000)
		if err != nil {
			t.Fatal(err)
		}
		if int64(len(revisions)) != d.Network.Version {
			t.Errorf("%s: version %d, %d revisions", key, d.Network.Version, len(revisions))
		}
		for _, note := range wanted {
			if !slices.ContainsFunc(d.Remarks, func(r directory.Remark) bool { return r.Key == note }) {
				t.Errorf("%s: %s was acknowledged and is lost", key, note)
			}
		}
		if got := db.export(t, key); len(revisions) > 0 {
			text, err := db.store.RevisionDocument(t.Context(), d.Network.ID(), d.Network.Version)
			if err != nil || string(text) != got {
				t.Errorf("%s: the latest revision is not the network (%v)", key, err)
			}
		}
	}
	slices.Sort(took)
	if len(took) > 0 {
		t.Logf("%d saves by %d: p50 %v, p99 %v", len(took), len(networks), took[len(took)/2], took[len(took)*99/100])
	}
	return took
}

func TestFiftySaveAtOnceInFiftyNetworks(t *testing.T) {
	t.Parallel()
	db := open(t)
	var networks []string
	for i := range 50 {
		key := fmt.Sprintf("n%d", i)
		db.load(t, small(key, institution("a"+key), institution("b"+key)))
		networks = append(networks, key)
	}
	began := time.Now()
	crowd(t, db, networks, 4, nil)
	t.Log("in all", time.Since(began))
}

func TestFiftySaveAtOnceInOneNetwork(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("n", institution("a")))
	crowd(t, db, slices.Repeat([]string{"n"}, 50), 2, nil)
}

// A chain: each network shares an institution with the next one, and the last with the first.
func TestTwentyThatShareInstitutionsSaveAtOnce(t *testing.T) {
	t.Parallel()
	db := open(t)
	var networks []string
	for i := range 20 {
		key := fmt.Sprintf("n%d", i)
		db.load(t, small(key, institution(fmt.Sprintf("g%d", i)), institution(fmt.Sprintf("g%d", (i+1)%20))))
		networks = append(networks, key)
	}
	crowd(t, db, networks, 4, func(w *editing.Work, note string) error {
		for i := range w.Institutions { // both are of another network, too, and both remember
			w.Institutions[i].Aliases = append(w.Institutions[i].Aliases, note)
		}
		return nil
	})
	for i := range 20 {
		line, err := db.store.InstitutionLine(t.Context(), fmt.Sprintf("g%d", i))
		if err != nil {
			t.Fatal(err)
		}
		if len(line[0].Aliases) != 8 {
			t.Errorf("%s has %d names, want four from each of its two networks", line[0].Key, len(line[0].Aliases))
		}
	}
}

// What a change turns out to need is not known when it begins: institutions of others, and new ones under the same key.
func TestThoseWhoTakeInTheSameInstitutionsAtOnce(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("geber", institution("x"), institution("y")))
	var networks []string
	for i := range 12 {
		key := fmt.Sprintf("n%d", i)
		db.load(t, small(key, institution("a"+key)))
		networks = append(networks, key)
	}
	crowd(t, db, networks, 2, func(w *editing.Work, note string) error {
		member := func(key string) {
			w.Members = append(w.Members, directory.Membership{Key: "m-" + note + "-" + key, Institution: key, Role: directory.RoleMember})
		}
		if strings.HasSuffix(note, "-1") {
			key, err := w.NewInstitutionKey("Beratung am Markt", nil) // all of them want this key
			if err != nil {
				return err
			}
			fresh := institution(key)
			fresh.Note = note
			w.Institutions = append(w.Institutions, fresh)
			member(key)
			return nil
		}
		keys := []string{"x", "y"}
		if w.Network.Key[len(w.Network.Key)-1]%2 == 0 {
			slices.Reverse(keys)
		}
		for _, key := range keys {
			if err := w.Adopt(key); err != nil {
				return err
			}
			for i := range w.Institutions {
				if w.Institutions[i].Key == key {
					w.Institutions[i].Aliases = append(w.Institutions[i].Aliases, note)
				}
			}
			member(key)
		}
		return nil
	})
	for _, key := range []string{"x", "y"} {
		line, err := db.store.InstitutionLine(t.Context(), key)
		if err != nil || len(line[0].Aliases) != len(networks) {
			t.Errorf("%s (%v): %d names, want %d", key, err, len(line[0].Aliases), len(networks))
		}
	}
	var made int
	if err := db.pool.QueryRow(t.Context(), `select count(distinct note) from institutions where note like 'bemerkung-%'`).Scan(&made); err != nil ||
		made != len(networks) {
		t.Errorf("%d new institutions are left of %d (%v)", made, len(networks), err)
	}
}
