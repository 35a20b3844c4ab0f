package store_test

import (
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestTheDatabaseKnowsWhoHasLeftAsTheProgramDoes(t *testing.T) {
	t.Parallel()
	pool := storetest.Pool(t, storetest.URL(t), store.Owner, nil)
	for _, until := range []directory.PartialDate{"", "2025", "2026", "2027", "2026?", "2026-10", "2026-11", "2026-12",
		"2026?-11", "2026-11-21", "2026-11-22", "2026-11-23", "2024-02-29", "2026?-11-21"} {
		for _, now := range []time.Time{
			time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), time.Date(2026, 11, 30, 22, 0, 0, 0, time.UTC),
			time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC), // in Germany it is December
			time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC), time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC),
		} {
			var got bool
			if err := pool.QueryRow(t.Context(), `select is_current($1, $2::date)`, string(until),
				string(directory.Today(now))).Scan(&got); err != nil {
				t.Fatal(err)
			}
			if want := (directory.Membership{Until: until}).Current(now); got != want {
				t.Errorf("until %q at %s: the database says %v, the program %v", until, now, got, want)
			}
		}
	}
}
