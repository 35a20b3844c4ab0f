package admin_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/gazetteer"
	"rundtisch/internal/invented"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// everyRow returns all rows of all tables, each as JSON, by table.
func everyRow(t *testing.T, pool *pgxpool.Pool) map[string][]string {
	t.Helper()
	rows, err := pool.Query(t.Context(), `
		select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'desk') order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, table := range tables {
		rows, err := pool.Query(t.Context(), `select to_jsonb(t)::text from `+table+` t order by 1`)
		if err != nil {
			t.Fatal(err)
		}
		if found[table], err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// The Kreise have a network each, and the next ones share their institutions: both kinds are copied.
func TestANetworkThatIsCopiedIsTheSameAsOneThatIsSaved(t *testing.T) {
	t.Parallel()
	atlas, err := gazetteer.Open("")
	if err != nil {
		t.Fatal(err)
	}
	first := len(atlas.Kreise())
	day := directory.Today(today).Start()
	var dossiers []directory.Dossier
	number := 0
	for d := range invented.Networks(atlas, 3, first+7, day) {
		if number++; number <= 25 || number > first {
			dossiers = append(dossiers, d)
		}
	}
	saved, copied := storetest.Pool(t, storetest.URL(t), store.Owner, nil), storetest.Pool(t, storetest.URL(t), store.Owner, nil)
	var ids []directory.ID
	var prepared []editing.Invented
	for _, d := range dossiers {
		if outcome, err := editing.New(store.New(saved)).Load(t.Context(), d, today); err != nil || outcome != editing.Added {
			t.Fatalf("%s: %v, %v", d.Network.Key, outcome, err)
		}
		ids = append(ids, d.Network.ID())
		p, err := editing.PrepareInvented(d)
		if err != nil {
			t.Fatal(err)
		}
		prepared = append(prepared, p)
	}
	if err := store.New(saved).MarkInvented(t.Context(), ids, day); err != nil {
		t.Fatal(err)
	}
	for chunk := range slices.Chunk(prepared, 30) { // two of the circle come later than the others, and not as copies
		if _, err := editing.New(store.New(copied)).Invent(t.Context(), chunk, day, today); err != nil {
			t.Fatal(err)
		}
	}
	want, got := everyRow(t, saved), everyRow(t, copied)
	some := 0
	for table, rows := range want {
		switch table {
		case "desk.doubtful": // nobody looks through what is made up
			continue
		case "public.changes", "public.change_slots", "desk.secrets": // they count transactions; is drawn by lot
			continue
		}
		some += len(rows)
		if len(rows) != len(got[table]) {
			t.Errorf("%s: %d rows saved, %d copied", table, len(rows), len(got[table]))
			continue
		}
		for i := range rows {
			if rows[i] != got[table][i] {
				t.Errorf("%s:\nsaved  %.1500s\ncopied %.1500s", table, rows[i], got[table][i])
				break
			}
		}
	}
	for _, table := range []string{"public.memberships", "public.service_spots", "public.search_entries", "desk.revisions"} {
		if len(want[table]) == 0 {
			t.Errorf("%s is empty", table)
		}
	}
	t.Logf("%d rows", some)
	if n := count(t, saved, `select count(*) from desk.doubtful where entries <> '[]'`); n != 0 {
		t.Errorf("%d made-up networks are doubtful", n)
	}
}
