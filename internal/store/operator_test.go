package store_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// The server of an operator gives the program an account that may create roles and is no superuser.
func TestAnAccountThatMayCreateRolesCanMigrateAndRead(t *testing.T) {
	t.Parallel()
	state, err := os.MkdirTemp("", "rundtisch-test-") // a server of its own: on others the roles are there already
	if err == nil {
		err = os.Chmod(state, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(state) }) // only temporary files are left
	server, err := postgres.Start(t.Context(), postgres.Options{StateDir: state})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	admin := storetest.Pool(t, server.URL("postgres"), store.Owner, nil)
	for _, sql := range []string{`create role account login createrole`, `create database directory owner account`} {
		if _, err := admin.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	url := as(server.URL("directory"), "account")
	migratesAndReads(t, url)
	note, err := store.At(url).Try(t.Context())
	if err != nil || note != "" {
		t.Errorf("the levels do not sign in by themselves: %q (%v)", note, err)
	}
}

func TestAnAccountThatMayNotSaysWhatTheOperatorHasToDo(t *testing.T) {
	t.Parallel()
	f := open(t)
	who := f.names(`select current_database()`)[0] + "_account" // roles belong to the server, which others use too
	f.exec(`create role ` + who + ` login`)
	url := as(empty(t, "account", who), who)
	_, err := store.Migrate(t.Context(), storetest.Pool(t, url, store.Owner, nil))
	const remedy = "grant rundtisch_public, rundtisch_staff, rundtisch_coordination to "
	if err == nil || !strings.Contains(err.Error(), remedy) {
		t.Fatalf("%v", err)
	}
	f.exec(remedy + who)
	migratesAndReads(t, url)
}

// as makes another account sign in.
func as(url, account string) string {
	return strings.Replace(url, "user=rundtisch", "user="+account, 1)
}

func migratesAndReads(t *testing.T, url string) {
	t.Helper()
	if _, err := store.Migrate(t.Context(), storetest.Pool(t, url, store.Owner, nil)); err != nil {
		t.Fatal(err)
	}
	for _, level := range levels {
		pool := storetest.Pool(t, url, level, nil)
		if _, err := store.New(pool).Networks(t.Context()); err != nil {
			t.Errorf("%s: %v", level, err)
		}
		if err := in(t.Context(), pool, `set transaction read write`, `create temp table x (a int)`); code(err) != "42501" {
			t.Errorf("%s: a temporary table: %v", level, err)
		}
		if _, err := pool.Exec(t.Context(), `select 1 from public.networks`); code(err) != "42501" {
			t.Errorf("%s: a table: %v", level, err)
		}
	}
}

func TestADatabaseThatCannotFoldUmlautsIsRefused(t *testing.T) {
	t.Parallel()
	f := open(t)
	url := storetest.URL(t)
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	name := config.Database + "_c"
	f.exec(fmt.Sprintf(`create database %s template template0 locale 'C'`, name))
	t.Cleanup(func() {
		conn, err := pgx.ConnectConfig(context.Background(), config)
		if err == nil {
			_, err = conn.Exec(context.Background(), `drop database `+name+` with (force)`)
		}
		if err != nil {
			t.Error(err)
		}
	})
	_, err = store.Migrate(t.Context(), storetest.Pool(t, strings.Replace(url, "/"+config.Database+"?", "/"+name+"?", 1), store.Owner, nil))
	if err == nil || !strings.Contains(err.Error(), "Zeichenordnung") {
		t.Errorf("not refused: %v", err)
	}
}
