package store_test

import (
	"context"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/migrations"
)

// withMigration returns the migrations and one more.
func withMigration(t *testing.T, name, up string) fs.FS {
	t.Helper()
	all := fstest.MapFS{name: {Data: []byte("-- +goose Up\n" + up + "\n-- +goose Down\nselect 1;\n")}}
	names, err := fs.Glob(migrations.Files, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(migrations.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = &fstest.MapFile{Data: data}
	}
	return all
}

// longReader reads the table in a transaction that stays open until the returned function is called.
func longReader(t *testing.T, url string) (end func()) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) }) // it is over either way
	if _, err := conn.Exec(t.Context(), `begin; set application_name = 'sicherung'; select count(*) from networks`); err != nil {
		t.Fatal(err)
	}
	return func() {
		if _, err := conn.Exec(t.Context(), `commit`); err != nil {
			t.Error(err)
		}
	}
}

func TestAMigrationWaitsForALongReaderAndStopsNobodyMeanwhile(t *testing.T) {
	t.Parallel()
	f := open(t)
	const limit = 300 * time.Millisecond
	end := longReader(t, f.url)
	waits := make(chan string, 1)
	migration := store.Migration{
		Tell:        func(s string) { waits <- s },
		LockTimeout: limit,
		Patience:    time.Minute,
	}.WithFiles(withMigration(t, "90001_more.sql", `alter table networks add column more text;`))
	var running sync.WaitGroup
	var versions []int64
	var migrated error
	running.Go(func() { versions, migrated = migration.Run(t.Context(), f.owner) })
	said := <-waits
	if !strings.Contains(said, "sicherung") || !strings.Contains(said, "wartet") {
		t.Errorf("the operator is told %q", said)
	}
	reader := storetest.Pool(t, f.url, directory.Public, nil)
	var slowest time.Duration
	answers := 0
	for begun := time.Now(); time.Since(begun) < 5*limit; answers++ { // more than two attempts
		asked := time.Now()
		if _, err := store.New(reader).Networks(t.Context()); err != nil {
			t.Fatalf("a page while the migration waits: %v", err)
		}
		slowest = max(slowest, time.Since(asked))
	}
	if answers < 3 {
		t.Errorf("only %d pages while the migration waits; the slowest took %v", answers, slowest)
	}
	if n := f.count(`select count(*) from pg_attribute where attrelid = 'networks'::regclass and attname = 'more'`); n != 0 {
		t.Error("it did not wait")
	}
	end()
	running.Wait()
	if migrated != nil || len(versions) != 1 || versions[0] != 90001 {
		t.Errorf("after the reader went: %v, %v", versions, migrated)
	}
	t.Logf("%d pages, the slowest after %v", answers, slowest)
}

func TestAMigrationGivesUpWhenAReaderDoesNotEnd(t *testing.T) {
	t.Parallel()
	f := open(t)
	end := longReader(t, f.url)
	migration := store.Migration{LockTimeout: 50 * time.Millisecond, Patience: 300 * time.Millisecond}.
		WithFiles(withMigration(t, "90001_more.sql", `create table more (); alter table networks add column more text;`))
	versions, err := migration.Run(t.Context(), f.owner)
	if err == nil || len(versions) > 0 || !strings.Contains(err.Error(), "sicherung") || !strings.Contains(err.Error(), "neu starten") {
		t.Errorf("%v, %v", versions, err)
	}
	if n := f.count(`select count(*) from pg_tables where tablename = 'more'`); n != 0 {
		t.Error("half of it was made")
	}
	end()
	if versions, err := migration.Run(t.Context(), f.owner); err != nil || len(versions) != 1 {
		t.Errorf("the next start: %v, %v", versions, err)
	}
}
