package server_test

import (
	"context"
	"sync"
	"testing"

	"rundtisch/internal/web"
)

// lasting lets what one test opens live on for the others: the database ends with the package.
type lasting struct{ testing.TB }

func (lasting) Cleanup(func())           {}
func (lasting) Context() context.Context { return context.Background() }

var library struct {
	sync.Once
	*running
}

// reading is start for tests that change nothing in the database: they share one, each with a server and a log of its own.
func reading(t testing.TB, settings ...func(*web.Pages)) *running {
	t.Helper()
	library.Do(func() { library.running = start(lasting{t}) })
	if library.running == nil {
		t.Fatal("the shared database could not be made")
	}
	r := &running{url: library.url, owner: library.owner, pool: library.pool, queries: library.queries, log: &lockedBuffer{}}
	r.build(t, library.pool, settings...)
	return r
}
