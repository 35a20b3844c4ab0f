package backup_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/app/apptest"
	"rundtisch/internal/backup"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// owner opens a database that was migrated and is empty otherwise.
func owner(t testing.TB) *pgxpool.Pool {
	t.Helper()
	return storetest.Pool(t, storetest.URL(t), store.Owner, nil)
}

// bare is the address of a database in which there is nothing at all.
func bare(t testing.TB) string {
	t.Helper()
	beside := storetest.URL(t)
	config, err := pgx.ParseConfig(beside)
	if err != nil {
		t.Fatal(err)
	}
	name := config.Database + "_bare"
	on := func(sql string) {
		conn, err := pgx.Connect(context.Background(), beside)
		if err == nil {
			_, err = conn.Exec(context.Background(), sql)
			_ = conn.Close(context.Background())
		}
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	on(`create database ` + name + ` template template0`)
	t.Cleanup(func() { on(`drop database ` + name + ` with (force)`) })
	return strings.Replace(beside, config.Database, name, 1)
}

func made(t testing.TB, pool *pgxpool.Pool) []byte {
	t.Helper()
	var file bytes.Buffer
	if _, err := backup.Make(t.Context(), pool, &file, options()); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func options() backup.Options {
	return backup.Options{Progress: func(int64, int64) {}, Now: apptest.NewClock(apptest.Today).Now}
}

func restore(t testing.TB, pool *pgxpool.Pool, file []byte, change ...func(*backup.Restoring)) error {
	t.Helper()
	r := backup.Restoring{Tell: func(s string) { t.Log(s) }, Progress: func(int64, int64) {}}
	for _, c := range change {
		c(&r)
	}
	_, err := backup.Restore(t.Context(), pool, bytes.NewReader(file), r)
	return err
}

func replacing(r *backup.Restoring) { r.Replace = true }

func exec(t testing.TB, pool *pgxpool.Pool, sql string, args ...any) {
	t.Helper()
	if _, err := pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

func number(t testing.TB, pool *pgxpool.Pool, sql string) (n int64) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql).Scan(&n); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return n
}

// everyTable asks PostgreSQL itself, and not as the package does.
func everyTable(t testing.TB, pool *pgxpool.Pool) map[string][]string {
	t.Helper()
	rows, err := pool.Query(t.Context(), `
		select table_schema || '.' || table_name, column_name::text from information_schema.columns
		join information_schema.tables using (table_schema, table_name)
		where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') and is_generated = 'NEVER'`)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	var table, column string
	if _, err := pgx.ForEachRow(rows, []any{&table, &column}, func() error {
		found[table] = append(found[table], column)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return found
}

// contents are the rows of every table as text, in an order of their own.
func contents(t testing.TB, pool *pgxpool.Pool) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for table := range everyTable(t, pool) {
		rows, err := pool.Query(t.Context(), fmt.Sprintf(`select t::text from %s t`, table))
		if err != nil {
			t.Fatal(err)
		}
		if found[table], err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
			t.Fatal(err)
		}
		slices.Sort(found[table])
	}
	return found
}
