package admin_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func open(t *testing.T) *pgxpool.Pool {
	t.Helper()
	return storetest.Pool(t, storetest.URL(t), store.Owner, nil)
}

// load loads files as the command does and returns what it says.
func load(t *testing.T, pool *pgxpool.Pool, files ...admin.File) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := admin.Load(t.Context(), editing.New(store.New(pool)), files, today, &out)
	return out.String(), err
}

func export(t *testing.T, pool *pgxpool.Pool, key string) string {
	t.Helper()
	var out bytes.Buffer
	if err := admin.Export(t.Context(), store.New(pool), key, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// rows counts what is stored of networks and institutions.
func rows(t *testing.T, pool *pgxpool.Pool) (n int) {
	t.Helper()
	err := pool.QueryRow(t.Context(), `select (select count(*) from networks) + (select count(*) from institutions) + (select count(*) from regions)
		+ (select count(*) from places) + (select count(*) from search_entries) + (select count(*) from former_keys)`).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
