package server_test

import (
	"testing"

	"rundtisch/internal/app/apptest"
)

// atWork is a program on which people are at work, with what the tests here ask of it.
type atWork struct{ *apptest.AtWork }

func work(t testing.TB) *atWork {
	t.Helper()
	return &atWork{apptest.Work(t)}
}
