package server_test

import (
	"context"
	"io"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
)

// TestDatabaseRestartIsSurvived stops a database of its own under load and starts it again.
func TestDatabaseRestartIsSurvived(t *testing.T) { // alone: it has seconds only
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
	r := apptest.On(t, first.URL("rundtisch"))
	_, err = store.Migrate(t.Context(), r.SQL)
	if err == nil {
		err = r.DB.LoadExamples(t.Context(), true, apptest.Today, io.Discard)
	}
	if err != nil {
		t.Fatal(err)
	}
	const unkept = apptest.HernePage + "?x=1" // what is asked for with a question mark is never kept
	paths := []string{apptest.HernePage, "/netzwerke?x=1", "/einrichtungen/weisser-ring?x=1", "/hilfe", "/en/termine?x=1", unkept}
	var asking sync.WaitGroup
	var answers, away atomic.Int64
	loading, enough := context.WithCancel(t.Context())
	for i := range 3 {
		asking.Go(func() {
			for n := i; loading.Err() == nil; n++ {
				status := r.Get(t, paths[n%len(paths)]).Code
				mayFail(t, paths[n%len(paths)], status)
				answers.Add(1)
				if status != http.StatusOK {
					away.Add(1)
				}
			}
		})
	}
	stop(first)
	r.WantCalm(t, unkept, r.Get(t, unkept), http.StatusServiceUnavailable, "de")
	if w := r.Get(t, "/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/readyz while the database is away: %d", w.Code)
	}
	if w := r.Get(t, "/healthz"); w.Code != http.StatusOK {
		t.Errorf("/healthz while the database is away: %d", w.Code)
	}
	second := database()
	defer stop(second)
	enough()
	asking.Wait()
	for range 8 { // what is left of the old connections
		mayFail(t, unkept, r.Get(t, unkept).Code)
	}
	for _, path := range append(paths, "/readyz") {
		if w := r.Get(t, path); w.Code != http.StatusOK {
			t.Errorf("%s afterwards: status %d", path, w.Code)
		}
	}
	if away.Load() == 0 {
		t.Error("the database was never away")
	}
	t.Logf("%d answers, %d of them that the database is away", answers.Load(), away.Load())
	r.SQL.Close()
}
