package server_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/store"
)

// mayFail are the answers of a page while its database comes and goes: there, or away for the moment.
func mayFail(t testing.TB, what string, status int) {
	t.Helper()
	if status != http.StatusOK && status != http.StatusServiceUnavailable {
		t.Errorf("%s: status %d, want 200 or 503", what, status)
	}
}

func TestCutConnectionsAreReplaced(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	for range 3 {
		var asking sync.WaitGroup
		for range 4 {
			asking.Go(func() { mayFail(t, apptest.HernePage, r.Get(t, apptest.HernePage).Code) })
		}
		r.Exec(t, `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
		asking.Wait()
	}
	failed := 0
	for range 8 { // each broken connection of the pool can fail once
		status := r.Get(t, apptest.HernePage).Code
		mayFail(t, apptest.HernePage, status)
		if status != http.StatusOK {
			failed++
		}
	}
	if status := r.Get(t, apptest.HernePage).Code; status != http.StatusOK {
		t.Errorf("afterwards: status %d", status)
	}
	t.Logf("%d of the first 8 requests failed", failed)
}

func TestStatementThatTakesTooLongIsUnavailable(t *testing.T) { // alone: it has seconds only
	r := apptest.Start(t)
	tx, err := r.SQL.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	if _, err := tx.Exec(t.Context(), `lock table networks in access exclusive mode`); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	w := r.Get(t, "/netzwerke")
	r.WantCalm(t, "/netzwerke", w, http.StatusServiceUnavailable, "de")
	if took := time.Since(began); took > 3500*time.Millisecond {
		t.Errorf("it took %v", took)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w := r.Get(t, "/netzwerke"); w.Code != http.StatusOK {
		t.Errorf("afterwards: status %d", w.Code)
	}
}

func TestStatementTimeoutOfTheDatabaseIsUnavailable(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	conn, err := pgx.Connect(t.Context(), r.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	for sql, want := range map[string]bool{
		`set statement_timeout = 1; select pg_sleep(1)`:        true, // 57014
		`do $$ begin raise exception sqlstate '40P01'; end $$`: true, // a deadlock, after all runs
		`select 1 / 0`:             false,
		`select * from gibtsnicht`: false,
	} {
		_, err := conn.Exec(t.Context(), sql)
		if got := store.Unavailable(err); got != want {
			t.Errorf("%s: %v, unavailable = %v", sql, err, got)
		}
	}
}
