package store_test

import (
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// Where PostgreSQL expects much it compiles a query first. Without statistics it expects much of a few rows, and the
// overview of seven networks took more than ten seconds.
func TestNoLevelCompilesItsQueries(t *testing.T) {
	t.Parallel()
	f := open(t)
	for _, level := range append([]directory.Visibility{store.Owner}, levels...) {
		var jit string
		if err := storetest.Pool(t, f.url, level, nil).QueryRow(t.Context(), `show jit`).Scan(&jit); err != nil || jit != "off" {
			t.Errorf("%s: jit is %q (%v)", level, jit, err)
		}
	}
}
