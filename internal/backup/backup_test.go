package backup_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/backup"
	"rundtisch/internal/backup/archive"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// A new table is in the backup without anybody thinking of it; one that is not has to be named.
func TestEveryTableIsInABackupOrNamed(t *testing.T) {
	t.Parallel()
	pool := owner(t)
	r, err := archive.NewReader(bytes.NewReader(made(t, pool)))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	saved := map[string][]string{}
	for _, table := range r.Header.Tables {
		saved[table.Name] = table.Columns
	}
	all := everyTable(t, pool)
	for table, columns := range all {
		slices.Sort(columns)
		slices.Sort(saved[table])
		_, out := backup.LeftOut[table]
		if in := saved[table] != nil; in == out || in && !slices.Equal(saved[table], columns) {
			t.Errorf("%s has the columns %v; saved are %v, left out: %t", table, columns, saved[table], out)
		}
	}
	for table, why := range backup.LeftOut {
		if all[table] == nil || why == "" || !slices.Contains(r.Header.LeftOut, table) {
			t.Errorf("%s is left out, and is no table, has no reason or is not named in the backup", table)
		}
	}
}

func TestEveryRowComesBack(t *testing.T) {
	t.Parallel()
	w := apptest.Work(t)
	exec(t, w.SQL, `insert into institutions (id, key, name, protected, parent_id, parent_protected, changed_at)
		select '00000000-0000-0000-0000-000000000001', 'kind', 'Kind', false, id, false, changed_at from institutions where key = 'weisser-ring'`)
	before := contents(t, w.SQL)
	to := owner(t)
	kept := contents(t, to)
	if err := restore(t, to, made(t, w.SQL)); err != nil {
		t.Fatal(err)
	}
	after := contents(t, to)
	filled := 0
	for table := range before {
		want := before[table]
		switch why, out := backup.LeftOut[table]; {
		case table == "public.change_slots": // it goes on from where it was
			continue
		case why == backup.OfProgram:
			want = kept[table]
		case out:
			want = nil
		}
		if len(want) > 0 {
			filled++
		}
		if !slices.Equal(after[table], want) {
			t.Errorf("%s has %d rows, want %d:\n%q\n%q", table, len(after[table]), len(want), after[table], want)
		}
	}
	if t.Logf("%d tables with rows", filled); filled < 45 {
		t.Errorf("only %d tables have rows: the test proves little", filled)
	}
	const sequence = `select last_value from jobs.river_job_id_seq`
	if was, is := number(t, w.SQL, sequence), number(t, to, sequence); is != was {
		t.Errorf("the next job would be %d, want %d", is, was)
	}
	const disabled = `select count(*) from pg_trigger where tgenabled <> 'O'`
	if n := number(t, to, disabled); n > 0 {
		t.Errorf("%d triggers are disabled", n)
	}
	const version = `select number from directory_version`
	if was, is := number(t, w.SQL, version), number(t, to, version); is <= was {
		t.Errorf("the directory has the number %d, as it may have had already: %d", is, was)
	}
}

// What is written while a backup is made is not in it, and nobody waits for it.
func TestABackupIsOneState(t *testing.T) {
	t.Parallel()
	pool := owner(t)
	exec(t, pool, `insert into desk.accounts (email, created_at) values ('vorher@example.org', now())`)
	var file bytes.Buffer
	o := options()
	wrote := false
	o.Progress = func(int64, int64) {
		if !wrote {
			wrote = true
			exec(t, pool, `insert into desk.accounts (email, created_at) values ('waehrend@example.org', now())`)
			exec(t, pool, `delete from desk.accounts where email = 'vorher@example.org'`)
		}
	}
	if _, err := backup.Make(t.Context(), pool, &file, o); err != nil || !wrote {
		t.Fatal(wrote, err)
	}
	to := owner(t)
	if err := restore(t, to, file.Bytes()); err != nil {
		t.Fatal(err)
	}
	if n := number(t, to, `select count(*) from desk.accounts where email = 'vorher@example.org'`); n != 1 ||
		number(t, to, `select count(*) from desk.accounts`) != 1 {
		t.Error("it is not the state at the beginning")
	}
}

func TestOnlyAnEmptyDatabaseIsFilledUnlessAsked(t *testing.T) {
	t.Parallel()
	from, to := owner(t), owner(t)
	exec(t, from, `insert into desk.accounts (email, created_at) values ('a@example.org', now())`)
	exec(t, to, `insert into desk.accounts (email, created_at) values ('b@example.org', now()), ('c@example.org', now())`)
	exec(t, to, `update change_slots set number = 4711 where slot = 1`)
	file, before := made(t, from), contents(t, to)
	err := restore(t, to, file)
	if err == nil || !strings.Contains(err.Error(), "desk.accounts") || !strings.Contains(err.Error(), "--replace") {
		t.Errorf("it is overwritten: %v", err)
	}
	wantSame(t, before, contents(t, to))
	failing := errors.New("no")
	if err := restore(t, to, file, replacing, func(r *backup.Restoring) {
		r.Within = func(context.Context, *store.Store, archive.Header) error { return failing }
	}); !errors.Is(err, failing) {
		t.Fatal(err)
	}
	wantSame(t, before, contents(t, to))
	if err := restore(t, to, file, replacing); err != nil {
		t.Fatal(err)
	}
	if n := number(t, to, `select count(*) from desk.accounts`); n != 1 {
		t.Errorf("%d accounts", n)
	}
	if n := number(t, to, `select number from directory_version`); n <= 4711 {
		t.Errorf("the number of the directory goes back to %d: programs would show pages that they kept", n)
	}
}

func wantSame(t testing.TB, before, after map[string][]string) {
	t.Helper()
	if !maps.EqualFunc(before, after, slices.Equal) {
		t.Error("something has changed")
	}
}

// A backup of an older schema is restored into one that is empty, and into one that is newer.
func TestAnOlderBackupIsRestoredByANewerProgram(t *testing.T) {
	t.Parallel()
	url := bare(t)
	old := storetest.Pool(t, url, store.Owner, nil)
	if _, err := (store.Migration{To: 72, Jobs: 5}).Run(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	exec(t, old, `insert into desk.accounts (email, created_at) values ('alt@example.org', now())`)
	file := made(t, old)
	newer := owner(t)
	exec(t, newer, `insert into desk.accounts (email, created_at) values ('neu@example.org', now())`)
	for name, test := range map[string]struct {
		into   string
		change []func(*backup.Restoring)
	}{
		"into nothing":                  {into: bare(t)},
		"into an empty newer one":       {into: storetest.URL(t)},
		"in place of a newer one":       {into: newer.Config().ConnString(), change: []func(*backup.Restoring){replacing}},
		"in place of one of its schema": {into: url, change: []func(*backup.Restoring){replacing}},
	} {
		to := storetest.Pool(t, test.into, store.Owner, nil)
		if err := restore(t, to, file, test.change...); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n := number(t, to, `select max(version_id) from goose_db_version`); n != 72 {
			t.Errorf("%s: the schema is that of %d", name, n)
		}
		if _, err := store.Migrate(t.Context(), to); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n := number(t, to, `select count(*) from desk.accounts where email = 'alt@example.org' and tell_waiting`); n != 1 {
			t.Errorf("%s: %d accounts", name, n)
		}
		if n := number(t, to, `select count(*) from desk.meetings`); n != 0 {
			t.Errorf("%s: %d meetings", name, n)
		}
	}
}

func TestABackupOfAnotherProgramIsRefused(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]string{
		"nicht kennt":      `insert into goose_db_version (version_id, is_applied) values (75, true)`,
		"kennt nur":        `insert into goose_db_version (version_id, is_applied) values (99999, true)`,
		"kein Verzeichnis": `drop table goose_db_version`,
	} {
		from, to := owner(t), owner(t)
		exec(t, from, change)
		var file bytes.Buffer
		_, err := backup.Make(t.Context(), from, &file, options())
		if err == nil {
			err = restore(t, to, file.Bytes())
		}
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want that it says %q", err, name)
		}
	}
}

func TestADamagedBackupChangesNothing(t *testing.T) {
	t.Parallel()
	from, to := owner(t), owner(t)
	exec(t, to, `insert into desk.accounts (email, created_at) values ('b@example.org', now())`)
	file, before := made(t, from), contents(t, to)
	if err := restore(t, to, file[:len(file)-100], replacing); !errors.Is(err, archive.ErrDamaged) {
		t.Errorf("%v", err)
	}
	wantSame(t, before, contents(t, to))
}
