package editing_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
)

// state is every row of every table with where it lies: a row that was written again lies elsewhere.
func (l loaded) state(t *testing.T) map[string][]string {
	t.Helper()
	rows, err := l.pool.Query(t.Context(), `select tablename from pg_tables where schemaname = 'public'`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	state := map[string][]string{}
	for _, table := range tables {
		rows, err := l.pool.Query(t.Context(), fmt.Sprintf(`select ctid::text || xmin::text || x::text from public.%s x order by 1`, table))
		if err != nil {
			t.Fatal(err)
		}
		if state[table], err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
			t.Fatal(err)
		}
	}
	return state
}

func TestLoadingTheSameTwiceTouchesNoRow(t *testing.T) {
	t.Parallel()
	db := open(t)
	dossiers := exampleDossiers(t)
	for i, outcome := range db.load(t, dossiers...) {
		if outcome != editing.Added {
			t.Errorf("%s: %v, want added", dossiers[i].Network.Key, outcome)
		}
	}
	before := db.state(t)
	if len(before["search_entries"]) < 50 || len(before["networks"]) != 5 {
		t.Fatalf("%d words to search for, %d networks", len(before["search_entries"]), len(before["networks"]))
	}
	outcomes, _, err := db.editor.LoadAll(t.Context(), dossiers, tomorrow)
	if err != nil {
		t.Fatal(err)
	}
	for i, outcome := range outcomes {
		if outcome != editing.Unchanged {
			t.Errorf("%s: %v, want unchanged", dossiers[i].Network.Key, outcome)
		}
	}
	if diff := cmp.Diff(before, db.state(t)); diff != "" {
		t.Errorf("rows were written (-before +after):\n%s", diff)
	}
}

func TestAnotherSpellingOfTheSameIsNoChange(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := small("n", institution("a"), institution("b"))
	db.load(t, d)
	d.Institutions[0], d.Institutions[1] = d.Institutions[1], d.Institutions[0]
	d.Institutions[0].Visibility, d.Members[0].Visibility = directory.Public, directory.Public
	d.Network.Topics = []string{}
	if outcome := db.load(t, d)[0]; outcome != editing.Unchanged {
		t.Errorf("order of institutions, the level that is the default, an empty list: %v, want unchanged", outcome)
	}
}

func TestAChangeCountsUp(t *testing.T) {
	t.Parallel()
	db := open(t)
	d := small("n")
	d.Events = []directory.Event{{Key: "a", Title: "A", Kind: directory.EventMeeting, Date: "2024"}, {Key: "b", Title: "B", Kind: directory.EventMeeting, Date: "2024"}}
	db.load(t, d)
	first, err := db.store.Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	d.Events[0].Title = "Anders"
	outcome, err := db.editor.Load(t.Context(), d, tomorrow)
	if err != nil || outcome != editing.Changed {
		t.Errorf("%v (%v), want changed", outcome, err)
	}
	second, err := db.store.Dossier(t.Context(), "n")
	if err != nil {
		t.Fatal(err)
	}
	if second.Network.Version != first.Network.Version+1 || !second.Network.ChangedAt.Equal(tomorrow) || !first.Network.ChangedAt.Equal(today) {
		t.Errorf("version %d at %s became %d at %s", first.Network.Version, first.Network.ChangedAt, second.Network.Version, second.Network.ChangedAt)
	}
	if a, b := second.Events[0].Sequence, second.Events[1].Sequence; a != 1 || b != 0 {
		t.Errorf("sequences %d and %d, want 1 for what changed and 0 for what did not", a, b)
	}
	if d.Events[0].Sequence != 0 {
		t.Error("the caller's own dossier was changed")
	}
}

func TestIDsStayTheSameOverLoadingAnew(t *testing.T) {
	t.Parallel()
	ids := func(db loaded) []string {
		rows, err := db.pool.Query(t.Context(), `select id::text from networks union all select id::text from institutions union all select id::text from events
			union all select id::text from goals union all select id::text from memberships union all select id::text from notices union all select id::text from statements order by 1`)
		if err != nil {
			t.Fatal(err)
		}
		all, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil || len(all) < 100 {
			t.Fatalf("%d ids (%v)", len(all), err)
		}
		return all
	}
	one, other := open(t), open(t)
	dossiers := exampleDossiers(t)
	one.load(t, dossiers...)
	before := ids(one)
	for i := range dossiers {
		dossiers[i].Network.Summary += " Geändert."
	}
	one.load(t, dossiers...)
	if diff := cmp.Diff(before, ids(one)); diff != "" {
		t.Errorf("after a change:\n%s", diff)
	}
	other.load(t, dossiers...)
	if diff := cmp.Diff(before, ids(other)); diff != "" {
		t.Errorf("on another machine:\n%s", diff)
	}
}

func TestARefusedDossierLeavesNothing(t *testing.T) {
	t.Parallel()
	db := open(t)
	db.load(t, small("da", institution("i")))
	before := db.state(t)
	shelter := small("haus", directory.Institution{Key: "haus", Name: "Haus", Sectors: []directory.Sector{directory.SectorShelter}, Places: []directory.Place{{Key: "p", City: "Herne"}}})
	_, at, err := db.editor.LoadAll(t.Context(), []directory.Dossier{small("gut"), shelter, small("auch-gut")}, today)
	var invalid fault.Invalid
	if !errors.As(err, &invalid) || invalid.InForm()["einrichtungen[1].anschriften"] == "" || at != 1 {
		t.Errorf("dossier %d: %v, want the places of the second refused", at, err)
	}
	if diff := cmp.Diff(before, db.state(t)); diff != "" {
		t.Errorf("something was stored:\n%s", diff)
	}
}
