package main

import (
	"io"
	"regexp"
	"testing"

	"rundtisch/internal/app"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/history"
	"rundtisch/internal/store"
)

// kept is a network and its history, as they are stored.
type kept struct {
	document  string
	version   int64
	goals     map[string]bool // those of the test
	revisions []history.Revision
	documents []store.KeptDocument
}

var goalOfTest = regexp.MustCompile(`(?m)^    text: (Absturz \d+ \d+ \d+)$`)

func goalsIn(text string) map[string]bool {
	goals := map[string]bool{}
	for _, m := range goalOfTest.FindAllStringSubmatch(text, -1) {
		goals[m[1]] = true
	}
	return goals
}

// state reads what is stored, once nothing that was begun by a killed program goes on.
func state(t testing.TB, environment []string) (k kept) {
	t.Helper()
	cfg, err := settings(environment)
	if err != nil {
		t.Fatal(err)
	}
	db, err := app.OpenDatabase(t.Context(), cfg, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Owner.InTx(t.Context(), func(tx *store.Store) error {
		if _, err := tx.LockNetwork(t.Context(), directory.ID{}); err != nil {
			return err
		}
		d, err := tx.Dossier(t.Context(), crashNetwork)
		if err != nil {
			return err
		}
		text, err := document.Encode(d)
		if err != nil {
			return err
		}
		k.document, k.version, k.goals = string(text), d.Network.Version, goalsIn(string(text))
		if k.revisions, err = tx.Revisions(t.Context(), d.Network.ID(), 0, 100_000); err != nil {
			return err
		}
		k.documents, err = tx.RevisionDocuments(t.Context(), d.Network.ID())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := call(t, "", environment, "export", crashNetwork); got.code != exitOK || got.out != k.document {
		t.Errorf("the export is not what is stored: exit %d, %s", got.code, got.err)
	}
	return k
}

// follows checks that the history leads from before to k without a gap: every revision has exactly one goal more than
// the one before, the last is the network as it is, and each is by somebody.
func (k kept) follows(t testing.TB, before kept) {
	t.Helper()
	if len(k.documents) != len(k.revisions) || int64(len(k.documents)) != k.version {
		t.Errorf("%d documents, %d revisions, version %d", len(k.documents), len(k.revisions), k.version)
	}
	if want := len(before.revisions) + len(k.goals); len(k.revisions) != want {
		t.Errorf("%d revisions, want %d: one for each goal", len(k.revisions), want)
	}
	if n := len(k.documents); n == 0 || string(k.documents[n-1].Document) != k.document {
		t.Error("the newest revision is not the network")
	}
	last := map[string]bool{}
	for i, kept := range k.documents {
		if kept.Number != int64(i)+1 {
			t.Fatalf("revision %d has the number %d", i+1, kept.Number)
		}
		goals := goalsIn(string(kept.Document))
		more := 0
		if i >= len(before.revisions) {
			more = 1
		}
		if len(goals) != len(last)+more {
			t.Errorf("revision %d has %d goals, want %d", kept.Number, len(goals), len(last)+more)
		}
		for text := range last {
			if !goals[text] {
				t.Errorf("revision %d has %q no more", kept.Number, text)
			}
		}
		last = goals
	}
	for _, r := range k.revisions[:max(0, len(k.revisions)-len(before.revisions))] {
		if r.Kind != "bearbeitet" || r.Account == (directory.ID{}) || len(r.Changes) != 1 {
			t.Errorf("revision %d is %q by %q with %d changes", r.Number, r.Kind, r.By, len(r.Changes))
		}
	}
}
