package editing_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/history"
)

func TestUndoTakesBackOneChangeAndLeavesWhatCameAfter(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Goals = slices.Delete(w.Goals, 0, 1) })
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Später." })
	saved, conflicts, err := db.editor.Undo(t.Context(), anna, "n", 2, nil, tomorrow)
	if err != nil || len(conflicts) != 0 || saved.Number != 4 {
		t.Fatalf("%+v %+v %v", saved, conflicts, err)
	}
	d, err := db.store.Dossier(t.Context(), "n")
	if err != nil || len(d.Goals) != 2 || d.Goals[0].Text != "Eins" || d.Network.Summary != "Später." {
		t.Errorf("%+v %q %v", d.Goals, d.Network.Summary, err)
	}
	if r := db.revisions(t, "n")[0]; r.Kind != string(editing.KindUndo) || r.Undoes != 2 {
		t.Errorf("%+v", r)
	}
	if saved, _, err := db.editor.Undo(t.Context(), anna, "n", 4, nil, tomorrow); err != nil || saved.Number != 5 {
		t.Errorf("taking back what was taken back: %+v %v", saved, err)
	}
	if d, err := db.store.Dossier(t.Context(), "n"); err != nil || len(d.Goals) != 1 {
		t.Errorf("%+v %v", d.Goals, err)
	}
}

func TestUndoAsksWhereSomethingWasChangedAgain(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Goals[0].Text = "Anders" })
	db.edit(t, anna, "n", func(w *editing.Work) { w.Goals[0].Text = "Noch einmal anders" })
	saved, conflicts, err := db.editor.Undo(t.Context(), anna, "n", 2, nil, tomorrow)
	if err != nil || saved.Number != 0 || len(conflicts) != 1 {
		t.Fatalf("%+v %+v %v", saved, conflicts, err)
	}
	if _, conflicts, err = db.editor.Undo(t.Context(), anna, "n", 2, map[string]history.Side{conflicts[0].ID: history.Theirs}, tomorrow); err != nil || len(conflicts) != 0 {
		t.Fatalf("%+v %v", conflicts, err)
	}
	if d, err := db.store.Dossier(t.Context(), "n"); err != nil || d.Goals[0].Text != "Eins" {
		t.Errorf("%+v %v", d.Goals, err)
	}
}

func TestUndoBringsBackAnInstitutionAsOthersHaveItToday(t *testing.T) {
	t.Parallel()
	db := open(t)
	ring := institution("ring")
	db.load(t, small("n", institution("a"), ring), small("m", ring))
	anna, berta := db.person(t, "anna@example.org", "n"), db.person(t, "berta@example.org", "m")
	db.edit(t, anna, "n", func(w *editing.Work) {
		w.Members = slices.DeleteFunc(w.Members, func(m directory.Membership) bool { return m.Institution == "ring" })
		w.Tidy()
	})
	db.edit(t, berta, "m", func(w *editing.Work) { w.Institutions[0].Website = "https://ring.example.org" })
	if _, conflicts, err := db.editor.Undo(t.Context(), anna, "n", 2, nil, tomorrow); err != nil || len(conflicts) != 0 {
		t.Fatalf("%+v %v", conflicts, err)
	}
	for _, key := range []string{"n", "m"} {
		d, err := db.store.Dossier(t.Context(), key)
		if got, ok := d.Institution("ring"); err != nil || !ok || got.Website != "https://ring.example.org" {
			t.Errorf("%s: %+v (%v)", key, got, err)
		}
	}
}

func TestUndoRefuses(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals())
	anna, other := db.person(t, "anna@example.org", "n"), db.person(t, "berta@example.org")
	var invalid fault.Invalid
	if _, _, err := db.editor.Undo(t.Context(), anna, "n", 1, nil, tomorrow); !errors.As(err, &invalid) {
		t.Errorf("the beginning: %v", err)
	}
	if _, _, err := db.editor.Undo(t.Context(), anna, "n", 9, nil, tomorrow); !errors.Is(err, fault.NotFound) {
		t.Errorf("a revision that is not there: %v", err)
	}
	if _, _, err := db.editor.Undo(t.Context(), other, "n", 1, nil, tomorrow); !errors.Is(err, fault.Forbidden) {
		t.Errorf("others: %v", err)
	}
	if _, err := db.editor.Restore(t.Context(), other, "n", 1, tomorrow); !errors.Is(err, fault.Forbidden) {
		t.Errorf("others: %v", err)
	}
}

func TestRestoreMakesANetworkWhatItWas(t *testing.T) {
	t.Parallel()
	db := open(t)
	ring := institution("ring")
	db.load(t, small("n", institution("a"), ring), small("m", ring))
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Zwei."; w.Institutions[0].Note = "neu" })
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Key, w.Network.FormerKeys = "neu", []string{"n"} })
	db.edit(t, anna, "neu", func(w *editing.Work) {
		for i := range w.Institutions {
			w.Institutions[i].Website = "https://" + w.Institutions[i].Key + ".example.org"
		}
	})
	if _, err := db.editor.Restore(t.Context(), anna, "neu", 1, tomorrow); err != nil {
		t.Fatal(err)
	}
	d, err := db.store.Dossier(t.Context(), "neu")
	if err != nil {
		t.Fatal(err)
	}
	own, _ := d.Institution("a")
	shared, _ := d.Institution("ring")
	if d.Network.Summary != "Ein Satz." || own.Note != "" || own.Website != "" {
		t.Errorf("not as it was: %q %+v", d.Network.Summary, own)
	}
	if shared.Website == "" {
		t.Error("what others have, too, went back with it")
	}
}

func TestStateAtShowsWhatWasThen(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, goals()) // today, at noon
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) { w.Network.Summary = "Morgen." })
	for _, test := range []struct {
		at   time.Time
		want string
	}{{today, "Ein Satz."}, {tomorrow.Add(-time.Second), "Ein Satz."}, {tomorrow, "Morgen."}, {tomorrow.AddDate(1, 0, 0), "Morgen."}} {
		if d, err := db.editor.StateAt(t.Context(), anna, "n", test.at, tomorrow); err != nil || d.Network.Summary != test.want {
			t.Errorf("%s: %q (%v), want %q", test.at, d.Network.Summary, err, test.want)
		}
	}
	if _, err := db.editor.StateAt(t.Context(), anna, "n", today.Add(-time.Second), tomorrow); !errors.Is(err, fault.NotFound) {
		t.Errorf("before the beginning: %v", err)
	}
}

func TestUndoTakesTheEvidenceOfWhatGoesWithIt(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := goals()
	d.Sources = []directory.Source{{Key: "q", Title: "Quelle"}}
	db.load(t, d)
	anna := db.person(t, "anna@example.org", "n")
	db.edit(t, anna, "n", func(w *editing.Work) {
		w.Goals = append(w.Goals, directory.Goal{Key: "drei", Kind: directory.GoalAim, Text: "Drei"})
	})
	db.edit(t, anna, "n", func(w *editing.Work) {
		w.Statements = []directory.Statement{{Key: "nur", Fields: []string{"ziele/drei"}, Source: "q"}, {Key: "auch", Fields: []string{"ziele/drei", "ziele/eins"}, Source: "q"}}
	})
	if _, conflicts, err := db.editor.Undo(t.Context(), anna, "n", 2, nil, tomorrow); err != nil || len(conflicts) != 0 {
		t.Fatalf("%+v %v", conflicts, err)
	}
	after, err := db.store.Dossier(t.Context(), "n")
	if err != nil || len(after.Goals) != 2 || len(after.Statements) != 1 || !slices.Equal(after.Statements[0].Fields, []string{"ziele/eins"}) {
		t.Errorf("%+v %+v %v", after.Goals, after.Statements, err)
	}
}
