package store_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
	"rundtisch/migrations"
)

// empty makes a database without a schema on the server of the tests, owned by role where one is given.
// It returns the address of the database.
func empty(t *testing.T, name, owner string) string {
	t.Helper()
	url := storetest.URL(t)
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	name = config.Database + "_" + name
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	sql := `create database ` + name + ` template template0`
	if owner != "" {
		sql += ` owner ` + owner
	}
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		conn, err := pgx.ConnectConfig(context.Background(), config)
		if err == nil {
			_, err = conn.Exec(context.Background(), `drop database `+name+` with (force)`)
		}
		if err != nil {
			t.Errorf("drop %s: %v", name, err)
			return
		}
		_ = conn.Close(context.Background()) // it is over either way
	})
	return strings.Replace(url, "/"+config.Database+"?", "/"+name+"?", 1)
}

// together runs f n times at the same moment and returns what each returned.
func together(n int, f func(i int) error) []error {
	start, ended := make(chan struct{}), make(chan error, n)
	for i := range n {
		go func() {
			<-start
			ended <- f(i)
		}()
	}
	close(start)
	errs := make([]error, n)
	for i := range errs {
		errs[i] = <-ended
	}
	return errs
}

func TestTwoProgramsMigrateOneEmptyDatabaseAtTheSameMoment(t *testing.T) {
	t.Parallel()
	url := empty(t, "twice", "")
	checkJobs := func() {
		t.Helper()
		pool := storetest.Pool(t, url, store.Owner, nil)
		var again bool
		err := pool.QueryRow(t.Context(), `select count(*) = count(distinct (line, version)) and count(*) >= 6 from jobs.river_migration`).Scan(&again)
		if err != nil || !again {
			t.Errorf("River's changes were not made once each (%v)", err)
		}
	}
	pools := []*pgxpool.Pool{storetest.Pool(t, url, store.Owner, nil), storetest.Pool(t, url, store.Owner, nil)}
	made := make([]int, 2)
	for _, err := range together(2, func(i int) error {
		versions, err := store.Migrate(t.Context(), pools[i])
		made[i] = len(versions)
		return err
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	checkJobs()
	if made[0]*made[1] != 0 || made[0]+made[1] == 0 {
		t.Errorf("they made %v changes; one should make all of them, the other none", made)
	}
}

func TestTwoDatabasesOfOneServerAreMigratedAtOnce(t *testing.T) {
	t.Parallel()
	pools := []*pgxpool.Pool{storetest.Pool(t, empty(t, "a", ""), store.Owner, nil), storetest.Pool(t, empty(t, "b", ""), store.Owner, nil)}
	for i, err := range together(2, func(i int) error {
		_, err := store.Migrate(t.Context(), pools[i])
		return err
	}) {
		if err != nil {
			t.Errorf("database %d: %v", i, err)
		}
	}
}

func TestMigrationsGoUpDownToNothingAndUpAgain(t *testing.T) {
	t.Parallel()
	url := empty(t, "updown", "")
	pool := storetest.Pool(t, url, store.Owner, nil)
	up := func() {
		t.Helper()
		if _, err := store.Migrate(t.Context(), pool); err != nil {
			t.Fatal(err)
		}
	}
	up()
	first := schema(t, pool)
	if len(first) < 300 {
		t.Fatalf("only %d things in the schema", len(first))
	}
	db := stdlib.OpenDBFromPool(pool)
	defer func() { _ = db.Close() }() // the pool is closed by its own
	provider, err := goose.NewProvider(goose.DialectPostgres, db, migrations.Files, goose.WithSlog(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.DownTo(t.Context(), 0); err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, thing := range schema(t, pool) {
		if !strings.Contains(thing, "goose") {
			left = append(left, thing)
		}
	}
	if len(left) > 0 {
		t.Errorf("left after the way down: %v", left)
	}
	up()
	if diff := cmp.Diff(first, schema(t, pool)); diff != "" {
		t.Errorf("the second way up made another schema (-first +second):\n%s", diff)
	}
	if _, err := store.New(storetest.Pool(t, url, directory.Public, nil)).Networks(t.Context()); err != nil {
		t.Errorf("the public level reads no more: %v", err)
	}
}

// schema lists the columns, rules, indexes, functions, types and rights of a database, apart from extensions.
func schema(t *testing.T, pool *pgxpool.Pool) []string {
	t.Helper()
	rows, err := pool.Query(t.Context(), `
		select format('%s.%s.%s %s', table_schema, table_name, column_name, data_type) from information_schema.columns
			where table_schema in ('public', 'open', 'staff', 'coordination', 'desk', 'jobs')
		union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(c.oid)) from pg_constraint c join pg_namespace n on n.oid = connamespace where nspname in ('public', 'desk', 'jobs')
		union all select indexdef from pg_indexes where schemaname in ('public', 'desk', 'jobs')
		union all select p.oid::regprocedure::text from pg_proc p where pronamespace = 'public'::regnamespace
			and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
		union all select t.typname from pg_type t where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
		union all select nspname from pg_namespace where nspname in ('open', 'staff', 'coordination', 'desk', 'jobs')
		union all select c.cfgname from pg_ts_config c where cfgnamespace = 'public'::regnamespace
		union all select format('%s %s %s.%s', grantee, privilege_type, table_schema, table_name) from information_schema.role_table_grants where grantee like 'rundtisch\_%'
		order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	things, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return things
}

func TestMigratingWhatIsMigratedChangesNothing(t *testing.T) {
	t.Parallel()
	f := open(t)
	if versions, err := store.Migrate(t.Context(), f.owner); err != nil || len(versions) > 0 {
		t.Errorf("changes %v (%v), want none", versions, err)
	}
}
