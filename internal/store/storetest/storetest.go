// Package storetest gives tests a real PostgreSQL. Without one a test fails; it never skips.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"rundtisch/internal/directory"
	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
	"rundtisch/migrations"
)

var server struct {
	sync.Once
	*postgres.Server
	err      error
	template string
	state    string
	number   atomic.Int64
}

// Main runs the tests of a package and stops the PostgreSQL they started. Call it from TestMain.
// What else the tests started is stopped before, by the functions in stop.
func Main(m *testing.M, stop ...func() error) {
	code := m.Run()
	for _, f := range stop {
		if err := f(); err != nil {
			fmt.Fprintln(os.Stderr, "after the tests:", err)
			code = 1
		}
	}
	if server.Server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := server.Stop(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "stop the test database:", err)
			code = 1
		}
	}
	if server.state != "" {
		_ = os.RemoveAll(server.state) // only temporary files are left
	}
	os.Exit(code)
}

// start starts one server for the package, with a migrated database that others are copied from.
func start() {
	fail := func(err error) { server.err = err }
	state, err := os.MkdirTemp("", "rundtisch-test-")
	if err != nil {
		fail(err)
		return
	}
	server.state = state
	if err := os.Chmod(state, 0o755); err != nil { // the user that PostgreSQL runs as must get in
		fail(err)
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	server.Server, server.err = postgres.Start(ctx, postgres.Options{StateDir: state})
	if server.err != nil {
		return
	}
	sum, err := schemaHash()
	if err != nil {
		fail(err)
		return
	}
	server.template = "template_" + sum
	if err := server.Ensure(ctx, server.template); err != nil {
		fail(err)
		return
	}
	pool, err := store.Open(ctx, server.URL(server.template), store.Owner, nil)
	if err != nil {
		fail(err)
		return
	}
	defer pool.Close()
	// Nothing here has to outlive a power cut; making and dropping databases is several times as fast.
	for _, sql := range []string{`alter system set fsync = off`, `alter system set full_page_writes = off`, `alter system set synchronous_commit = off`, `select pg_reload_conf()`} {
		if _, err := pool.Exec(ctx, sql); err != nil {
			fail(err)
			return
		}
	}
	if _, err := store.Migrate(ctx, pool); err != nil {
		fail(err)
	}
}

func schemaHash() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(migrations.Files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := migrations.Files.ReadFile(name)
		hash.Write(data)
		return err
	})
	if err != nil {
		return "", err
	}
	jobs, err := rivermigrate.New(riverpgxv5.New(nil), nil) // another version of River has other tables
	if err != nil {
		return "", err
	}
	for _, m := range jobs.AllVersions() {
		_, _ = hash.Write([]byte(m.SQLUp)) // a hash never fails
	}
	return hex.EncodeToString(hash.Sum(nil)[:8]), nil
}

// URL returns the address of a migrated database of the test's own. It is dropped at the end.
func URL(t testing.TB) string {
	t.Helper()
	server.Do(start)
	if server.err != nil {
		t.Fatalf("the test database does not start: %v", server.err)
	}
	return copied(t, server.template)
}

// copied returns the address of a copy of a database. It is dropped at the end.
func copied(t testing.TB, from string) string {
	t.Helper()
	name := fmt.Sprintf("test_%d", server.number.Add(1))
	admin(t, fmt.Sprintf(`create database %s template %s`, name, from))
	admin(t, fmt.Sprintf(`revoke temporary on database %s from public`, name)) // as store.Migrate does; a copy does not have it
	t.Cleanup(func() { admin(t, fmt.Sprintf(`drop database if exists %s with (force)`, name)) })
	return server.URL(name)
}

var adminLock sync.Mutex // CREATE DATABASE wants its template to itself

func admin(t testing.TB, sql string) {
	t.Helper()
	adminLock.Lock()
	defer adminLock.Unlock()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, server.URL("postgres"))
	if err != nil {
		t.Fatalf("connect to the test server: %v", err)
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
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
