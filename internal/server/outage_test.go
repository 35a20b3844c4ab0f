package server_test

import (
	"context"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"

	"bytes"
	"rundtisch/internal/admin"
)

// execute runs a statement as the owner of the database.
func (r *running) execute(t testing.TB, sql string, args ...any) {
	t.Helper()
	if _, err := r.owner.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// mayFail are the answers of a page while its database comes and goes: there, or away for the moment.
func mayFail(t testing.TB, what string, status int) {
	t.Helper()
	if status != http.StatusOK && status != http.StatusServiceUnavailable {
		t.Errorf("%s: status %d, want 200 or 503", what, status)
	}
}

func TestCutConnectionsAreReplaced(t *testing.T) {
	r := start(t)
	for range 3 {
		var asking sync.WaitGroup
		for range 4 {
			asking.Go(func() { mayFail(t, hernePage, r.get(t, hernePage).Code) })
		}
		r.execute(t, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		asking.Wait()
	}
	failed := 0
	for range 8 { // each broken connection of the pool can fail once
		status := r.get(t, hernePage).Code
		mayFail(t, hernePage, status)
		if status != http.StatusOK {
			failed++
		}
	}
	if status := r.get(t, hernePage).Code; status != http.StatusOK {
		t.Errorf("afterwards: status %d", status)
	}
	t.Logf("%d of the first 8 requests failed", failed)
}

func TestStatementThatTakesTooLongIsUnavailable(t *testing.T) {
	r := start(t)
	tx, err := r.owner.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	if _, err := tx.Exec(t.Context(), `lock table networks in access exclusive mode`); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	w := r.get(t, "/netzwerke")
	r.wantCalm(t, "/netzwerke", w, http.StatusServiceUnavailable, "de")
	if took := time.Since(began); took > 3500*time.Millisecond {
		t.Errorf("it took %v", took)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w := r.get(t, "/netzwerke"); w.Code != http.StatusOK {
		t.Errorf("afterwards: status %d", w.Code)
	}
}

func TestStatementTimeoutOfTheDatabaseIsUnavailable(t *testing.T) {
	r := start(t)
	conn, err := pgx.Connect(t.Context(), r.url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	for sql, want := range map[string]bool{
		`set statement_timeout = 1; select pg_sleep(1)`: true, // 57014
		`select 1 / 0`:             false,
		`select * from gibtsnicht`: false,
	} {
		_, err := conn.Exec(t.Context(), sql)
		if got := store.Unavailable(err); got != want {
			t.Errorf("%s: %v, unavailable = %v", sql, err, got)
		}
	}
}

// TestDatabaseRestartIsSurvived stops a database of its own under load and starts it again.
func TestDatabaseRestartIsSurvived(t *testing.T) {
	state, err := os.MkdirTemp("", "rundtisch-test-")
	if err == nil {
		err = os.Chmod(state, 0o755) // the user that PostgreSQL runs as must get in
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(state) })
	database := func() *postgres.Server {
		s, err := postgres.Start(t.Context(), postgres.Options{StateDir: state})
		if err == nil {
			err = s.Ensure(t.Context(), "rundtisch")
		}
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	stop := func(s *postgres.Server) {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := s.Stop(ctx); err != nil {
			t.Error(err)
		}
	}
	first := database()
	r := &running{url: first.URL("rundtisch"), queries: &queryCounter{}, log: &lockedBuffer{}}
	r.owner = storetest.Pool(t, r.url, store.Owner, nil)
	files, err := admin.Examples()
	if err == nil {
		_, err = store.Migrate(t.Context(), r.owner)
	}
	if err == nil {
		err = admin.Load(t.Context(), editing.New(store.New(r.owner)), files, today, &bytes.Buffer{})
	}
	if err != nil {
		t.Fatal(err)
	}
	r.build(t, storetest.Pool(t, r.url, directory.Public, nil))
	paths := []string{hernePage, "/netzwerke", "/einrichtungen/weisser-ring", "/hilfe", "/en/termine"}
	var asking sync.WaitGroup
	var answers, away atomic.Int64
	loading, enough := context.WithCancel(t.Context())
	for i := range 3 {
		asking.Go(func() {
			for n := i; loading.Err() == nil; n++ {
				status := r.get(t, paths[n%len(paths)]).Code
				mayFail(t, paths[n%len(paths)], status)
				answers.Add(1)
				if status != http.StatusOK {
					away.Add(1)
				}
			}
		})
	}
	stop(first)
	r.wantCalm(t, hernePage, r.get(t, hernePage), http.StatusServiceUnavailable, "de")
	if w := r.get(t, "/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz while the database is away: %d", w.Code)
	}
	if w := r.get(t, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("/healthz while the database is away: %d", w.Code)
	}
	second := database()
	defer stop(second)
	enough()
	asking.Wait()
	for range 8 { // what is left of the old connections
		mayFail(t, hernePage, r.get(t, hernePage).Code)
	}
	for _, path := range append(paths, "/readyz") {
		if w := r.get(t, path); w.Code != http.StatusOK {
			t.Errorf("%s afterwards: status %d", path, w.Code)
		}
	}
	if away.Load() == 0 {
		t.Error("the database was never away")
	}
	t.Logf("%d answers, %d of them that the database is away", answers.Load(), away.Load())
	r.owner.Close()
}
