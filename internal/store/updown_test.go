package store_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/migrations"
)

// Each migration in turn goes up, down and up again: its way down leaves what the migration before left, and the second
// way up makes the same again. At last all of them go down to nothing and up. The ways down are there for development.
func TestEachMigrationGoesUpAndDownAndUpAgain(t *testing.T) {
	t.Parallel()
	url := empty(t, "updown", "")
	pool := storetest.Pool(t, url, store.Owner, nil)
	migrate(t, pool) // extensions, roles, rights
	provider := gooseOn(t, pool)
	toNothing := func() (left string) {
		t.Helper()
		if _, err := provider.DownTo(t.Context(), 0); err != nil {
			t.Fatal(err)
		}
		left = describe(t, pool)
		if strings.Contains(left, "create table") || strings.Contains(left, "create view") || strings.Contains(left, "create type") {
			t.Errorf("left after the way down:\n%s", left)
		}
		return left
	}
	before := toNothing()
	for _, source := range provider.ListSources() {
		step := func(want string, goose func(context.Context) (*goose.MigrationResult, error)) string {
			t.Helper()
			if _, err := goose(t.Context()); err != nil {
				t.Fatalf("%d: %v", source.Version, err)
			}
			got := describe(t, pool)
			if want != "" && source.Version == sayTheSame {
				want, got = withoutViews(want), withoutViews(got)
			}
			if want != "" && want != got {
				t.Errorf("%d, again (-was +is):\n%s", source.Version, difference(want, got))
			}
			return got
		}
		after := step("", provider.UpByOne)
		step(before, provider.Down)
		step(after, provider.UpByOne)
		before = after
	}
	toNothing()
	migrate(t, pool)
	if again := describe(t, pool); again != before {
		t.Errorf("the second way up made another schema (-first +second):\n%s", difference(before, again))
	}
	if _, err := store.New(storetest.Pool(t, url, directory.Public, nil)).Networks(t.Context()); err != nil {
		t.Errorf("the public level reads no more: %v", err)
	}
}

// sayTheSame is the migration whose way down leaves views that show the same rows by a join instead of a subquery.
const sayTheSame = 33

func withoutViews(description string) string {
	tables, _, _ := strings.Cut(description, "\n\ncreate view ")
	return tables
}

func migrate(t *testing.T, pool *pgxpool.Pool) {
	t.Helper()
	if _, err := store.Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
}

// gooseOn returns what runs the migrations one by one, up and down.
func gooseOn(t *testing.T, pool *pgxpool.Pool) *goose.Provider {
	t.Helper()
	db := stdlib.OpenDBFromPool(pool)
	t.Cleanup(func() { _ = db.Close() }) // the pool is closed by its own
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files, goose.WithSlog(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	return provider
}

// difference compares two descriptions, object by object.
func difference(a, b string) string {
	if diff := cmp.Diff(strings.Split(a, "\n\n"), strings.Split(b, "\n\n")); diff != "" {
		return diff
	}
	return fmt.Sprintf("%d and %d bytes", len(a), len(b))
}
