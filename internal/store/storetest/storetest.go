// Package storetest gives tests a real PostgreSQL. Without one a test fails; it never skips.
//
// # One server
//
// All packages and all runs share one server, in the cache folder of the user (see directory). The first process that
// needs it starts a keeper, which is its own program again in another role: Main sees to that. The keeper owns the
// server and lives as long as a process of a test does, and two seconds more; then it stops the server and ends. Who
// uses the server holds a shared lock on a file, which the kernel takes away from whoever ends, in whatever way. So
// nothing runs on after the tests, and a killed test is in nobody's way. The data stay for the next time.
//
// # Templates
//
// Every test gets a copy of a migrated database (URL), or of one that has been filled as well (Filled). A copy in which
// nothing was written is used again. The templates outlive the run. A template that has become wrong is never used, as its
// name says what it was made from:
//
//   - A migrated one is named by the text of all migrations, ours and River's.
//   - A filled one is named by that, its own name, the content of the program that fills it, that is of the running test,
//     and the day. Not by the files it is filled with: a program may be older than the files on the disk, and what it does
//     with them depends on all of its code. The program is what knows. Hashing it takes a tenth of a second, filling
//     anew takes not much longer, so that a finer key would win nothing. The day counts as rows know when they were
//     written.
//
// A template gets its name when it is whole; of two processes that want to make the same one, one waits for the other.
// What killed processes leave behind, and templates that have not been used for long, are removed when new ones are made.
package storetest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/migrations"
)

// world is a variable in which the Makefile says what there is on this machine that go test does not know of: PostgreSQL,
// Chromium and the like. A test that reads it, be it for nothing, is not answered from the cache when that has changed.
const world = "RUNDTISCH_TEST_WORLD"

// shared is this process's use of the server.
var shared struct {
	sync.Once
	*user
	err      error
	template string
	main     bool // Main was called
}

// Main runs the tests of a package and then leaves the PostgreSQL that they used. Call it from TestMain, first of all.
// What else the tests started is stopped before, by the functions in stop.
func Main(m *testing.M, stop ...func() error) {
	if dir := os.Getenv(keeperOf); dir != "" {
		os.Exit(keep(dir))
	}
	shared.main = true
	code := m.Run()
	for _, f := range stop {
		if err := f(); err != nil {
			fmt.Fprintln(os.Stderr, "after the tests:", err)
			code = 1
		}
	}
	if shared.user != nil {
		shared.leave()
	}
	os.Exit(code)
}

// ready joins the server and makes sure of the migrated template.
func ready(t testing.TB) {
	t.Helper()
	_ = os.Getenv(world)
	shared.Do(func() {
		if !shared.main {
			shared.err = fmt.Errorf("the package has no TestMain that calls storetest.Main")
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
		defer cancel()
		if shared.user, shared.err = join(ctx, directoryOfTests()); shared.err != nil {
			return
		}
		sum, err := schemaHash(migrations.Files)
		if err != nil {
			shared.err = err
			return
		}
		shared.template = "template_" + sum
		shared.err = shared.make(ctx, shared.template, "template0", migrate)
	})
	if shared.err != nil {
		t.Fatalf("the test database does not start: %v", shared.err)
	}
}

func migrate(url string) error {
	ctx := context.Background()
	pool, err := store.Open(ctx, url, store.Owner, nil)
	if err != nil {
		return err
	}
	defer pool.Close()
	_, err = store.Migrate(ctx, pool)
	return err
}

// URL returns the address of a migrated database of the test's own. It is gone after the test, or if nothing was written
// in it and no connection is open, another test may get it.
func URL(t testing.TB) string {
	t.Helper()
	ready(t)
	return copyOf(t, shared.template)
}

// copyOf returns the address of a copy of a template.
func copyOf(t testing.TB, template string) string {
	t.Helper()
	c, err := shared.copy(template)
	if err != nil {
		t.Fatalf("copy %s: %v", template, err)
	}
	t.Cleanup(func() { shared.giveBack(c) })
	return shared.url(c.name)
}

// Pool opens the database at a level and closes it at the end. tracer may be nil.
func Pool(t testing.TB, url string, level directory.Visibility, tracer pgx.QueryTracer) *pgxpool.Pool {
	t.Helper()
	pool, err := store.Open(t.Context(), url, level, tracer)
	if err != nil {
		t.Fatalf("open the test database: %v", err)
	}
	t.Cleanup(pool.Close)
	return pool
}
