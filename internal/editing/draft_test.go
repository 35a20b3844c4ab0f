package editing_test

import (
	"errors"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
)

// goals is a network with two goals.
func goals() directory.Dossier {
	d := small("n", institution("a"))
	d.Goals = []directory.Goal{{Key: "eins", Kind: directory.GoalAim, Text: "Eins"}, {Key: "zwei", Kind: directory.GoalAim, Text: "Zwei"}}
	return d
}

func TestADraftWaitsUntilItIsPublished(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna := db.person(t, "anna@example.org", "n")
	before := db.export(t, "n")
	for _, text := range []string{"Erster Versuch", "Zweiter Versuch"} {
		c := changing(anna, "n", func(w *editing.Work) { w.Goals[0].Text = text })
		c.Draft = true
		if saved, err := db.editor.Change(t.Context(), c, tomorrow); err != nil || saved.Number != 0 || len(saved.Changes) != 1 {
			t.Fatalf("%+v, %v", saved, err)
		}
	}
	if db.export(t, "n") != before || len(db.revisions(t, "n")) != 1 {
		t.Error("the draft is public")
	}
	w, err := db.editor.Working(t.Context(), anna, "n")
	if err != nil || w.Draft == nil || w.Draft.Version != 2 || w.Goals[0].Text != "Zweiter Versuch" || w.Published.Goals[0].Text != "Eins" {
		t.Fatalf("%+v, %v", w.Draft, err)
	}
	if _, _, err := db.editor.Publish(t.Context(), anna, "n", 1, nil, tomorrow); !errors.Is(err, fault.Stale) {
		t.Errorf("a draft that was changed since is published: %v", err)
	}
	saved, conflicts, err := db.editor.Publish(t.Context(), anna, "n", 2, nil, tomorrow)
	if err != nil || saved.Number != 2 || len(conflicts) != 0 {
		t.Fatalf("%+v %v %v", saved, conflicts, err)
	}
	d, err := db.store.Dossier(t.Context(), "n")
	if err != nil || d.Goals[0].Text != "Zweiter Versuch" {
		t.Errorf("%v %v", d.Goals, err)
	}
	if w, err = db.editor.Working(t.Context(), anna, "n"); err != nil || w.Draft != nil {
		t.Errorf("the draft is still there: %v", err)
	}
	if list := db.revisions(t, "n"); list[0].Kind != string(editing.KindPublish) {
		t.Errorf("%+v", list[0])
	}
}

func TestADraftJoinsWhatWasPublishedMeanwhile(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna, berta := db.person(t, "anna@example.org", "n"), db.person(t, "berta@example.org", "n")
	draft := changing(anna, "n", func(w *editing.Work) { w.Goals[0].Text, w.Goals[1].Text = "Entwurf eins", "Entwurf zwei" })
	draft.Draft = true
	if _, err := db.editor.Change(t.Context(), draft, tomorrow); err != nil {
		t.Fatal(err)
	}
	db.edit(t, berta, "n", func(w *editing.Work) { w.Network.Summary, w.Goals[1].Text = "Von Berta.", "Berta zwei" })
	saved, conflicts, err := db.editor.Publish(t.Context(), anna, "n", 1, nil, tomorrow)
	if err != nil || saved.Number != 0 || len(conflicts) != 1 || conflicts[0].Key != "zwei" || conflicts[0].Ours[0] != "Berta zwei" || conflicts[0].Theirs[0] != "Entwurf zwei" {
		t.Fatalf("%+v %+v %v", saved, conflicts, err)
	}
	if d, err := db.store.Dossier(t.Context(), "n"); err != nil || d.Goals[0].Text != "Eins" {
		t.Fatalf("something was published: %v %v", d.Goals, err)
	}
	saved, conflicts, err = db.editor.Publish(t.Context(), anna, "n", 1, map[string]history.Side{conflicts[0].ID: history.Ours}, tomorrow)
	if err != nil || saved.Number != 3 || len(conflicts) != 0 {
		t.Fatalf("%+v %+v %v", saved, conflicts, err)
	}
	d, err := db.store.Dossier(t.Context(), "n")
	if err != nil || d.Network.Summary != "Von Berta." || d.Goals[0].Text != "Entwurf eins" || d.Goals[1].Text != "Berta zwei" {
		t.Errorf("%+v %+v %v", d.Network.Summary, d.Goals, err)
	}
}

func TestADraftCanBeThrownAway(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna, other := db.person(t, "anna@example.org", "n"), db.person(t, "berta@example.org")
	draft := changing(anna, "n", func(w *editing.Work) { w.Goals = nil })
	draft.Draft = true
	if _, err := db.editor.Change(t.Context(), draft, tomorrow); err != nil {
		t.Fatal(err)
	}
	if err := db.editor.Discard(t.Context(), other, "n", 1); !errors.Is(err, fault.Forbidden) {
		t.Errorf("others throw it away: %v", err)
	}
	if err := db.editor.Discard(t.Context(), anna, "n", 7); !errors.Is(err, fault.Stale) {
		t.Errorf("another draft is thrown away: %v", err)
	}
	if err := db.editor.Discard(t.Context(), anna, "n", 1); err != nil {
		t.Fatal(err)
	}
	if w, err := db.editor.Working(t.Context(), anna, "n"); err != nil || w.Draft != nil || len(w.Goals) != 2 {
		t.Errorf("%+v %v", w.Draft, err)
	}
	if _, err := db.editor.Working(t.Context(), other, "n"); !errors.Is(err, fault.Forbidden) {
		t.Errorf("others read the draft: %v", err)
	}
	if err := db.editor.Discard(t.Context(), anna, "n", 1); !errors.Is(err, fault.NotFound) {
		t.Errorf("thrown away twice: %v", err)
	}
}
