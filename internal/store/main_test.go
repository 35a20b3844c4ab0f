package store_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// fixture is a database of the test's own, seen as the owner sees it.
type fixture struct {
	t     testing.TB
	url   string
	owner *pgxpool.Pool
}

func open(t testing.TB) fixture {
	t.Helper()
	url := storetest.URL(t)
	return fixture{t, url, storetest.Pool(t, url, store.Owner, nil)}
}

// at returns a store that sees what one level may see.
func (f fixture) at(level directory.Visibility) *store.Store {
	f.t.Helper()
	return store.New(storetest.Pool(f.t, f.url, level, nil))
}

func (f fixture) load(dossiers ...directory.Dossier) fixture {
	f.t.Helper()
	if _, at, err := editing.New(store.New(f.owner)).LoadAll(f.t.Context(), dossiers, today); err != nil {
		f.t.Fatalf("dossier %d: %v", at, err)
	}
	return f
}

func (f fixture) loadExamples() fixture {
	f.t.Helper()
	files, err := admin.Examples()
	if err != nil {
		f.t.Fatal(err)
	}
	for _, file := range files {
		d, err := document.Decode(file.Data)
		if err != nil {
			f.t.Fatal(err)
		}
		f.load(d)
	}
	return f
}

func (f fixture) exec(sql string, args ...any) {
	f.t.Helper()
	if _, err := f.owner.Exec(f.t.Context(), sql, args...); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
}

func (f fixture) count(sql string, args ...any) (n int) {
	f.t.Helper()
	if err := f.owner.QueryRow(f.t.Context(), sql, args...).Scan(&n); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
	return n
}

// small is a network with these institutions as its members.
func small(key string, institutions ...directory.Institution) directory.Dossier {
	d := directory.Dossier{
		Network:      directory.Network{Key: key, Name: "Netzwerk " + key, Form: directory.FormRoundTable, Summary: "Ein Satz."},
		Region:       directory.Region{Key: "gebiet-" + key, Name: "Gebiet " + key, Kind: directory.RegionKreis, State: "05"},
		Institutions: institutions,
	}
	for _, i := range institutions {
		d.Members = append(d.Members, directory.Membership{Key: "m-" + i.Key, Institution: i.Key, Role: directory.RoleMember})
	}
	return d
}

func institution(key string, sectors ...directory.Sector) directory.Institution {
	if sectors == nil {
		sectors = []directory.Sector{"opferhilfe"}
	}
	return directory.Institution{Key: key, Name: "Einrichtung " + key, Sectors: sectors}
}

// code returns the SQLSTATE of an error of the database, "" of none.
func code(err error) string {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		return pgErr.Code
	}
	return ""
}

// in runs statements in one transaction that is committed at the end, and returns the first error.
func in(ctx context.Context, pool *pgxpool.Pool, statements ...string) error {
	tx, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(ctx) }() // after the commit there is nothing to take back
	for _, sql := range statements {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return tx.Commit(ctx)
}

func containsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(strings.ToLower(text), word) })
}

func notThere(err error) bool { return errors.Is(err, fault.NotFound) && !errors.Is(err, fault.Gone) }
