package apptest

import (
	"context"
	"sync"
	"testing"
)

// lasting lets what one test opens live on for the others: the database ends with the package.
type lasting struct{ testing.TB }

func (lasting) Cleanup(func())           {}
func (lasting) Context() context.Context { return context.Background() }

var library struct {
	sync.Once
	*Program
}

// Reading is Start for tests that change nothing in the database: those of a package share one, each with a program and a
// log of its own.
func Reading(t testing.TB, options ...Option) *Program {
	t.Helper()
	library.Once.Do(func() { library.Program = Start(lasting{t}) })
	if library.Program == nil {
		t.Fatal("the shared database could not be made")
	}
	return library.Again(t, append([]Option{func(s *Setup) { s.Clock = NewClock(Today) }}, options...)...)
}
