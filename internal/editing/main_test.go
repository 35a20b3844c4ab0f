package editing_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/document"
	"rundtisch/internal/editing"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var (
	today    = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	tomorrow = today.AddDate(0, 0, 1)
)

// exampleDossiers returns the five networks that come with the program.
func exampleDossiers(t testing.TB) []directory.Dossier {
	t.Helper()
	files, err := admin.Examples()
	if err != nil {
		t.Fatal(err)
	}
	var dossiers []directory.Dossier
	for _, file := range files {
		d, err := document.Decode(file.Data)
		if err != nil {
			t.Fatal(err)
		}
		dossiers = append(dossiers, d)
	}
	return dossiers
}

// small is a network with one institution, named in kreis.
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

func institution(key string) directory.Institution {
	return directory.Institution{Key: key, Name: "Einrichtung " + key, Sectors: []directory.Sector{"opferhilfe"}}
}

// loaded is a database of the test's own with an editor and a store at the owner's level.
type loaded struct {
	pool   *pgxpool.Pool
	url    string
	editor *editing.Editor
	store  *store.Store
}

func open(t testing.TB) loaded {
	t.Helper()
	url := storetest.URL(t)
	pool := storetest.Pool(t, url, store.Owner, nil)
	return loaded{pool, url, editing.New(store.New(pool)), store.New(pool)}
}

func (l loaded) load(t testing.TB, dossiers ...directory.Dossier) []editing.Outcome {
	t.Helper()
	outcomes, at, err := l.editor.LoadAll(t.Context(), dossiers, today)
	if err != nil {
		t.Fatalf("dossier %d: %v", at, err)
	}
	return outcomes
}

func (l loaded) export(t testing.TB, key string) string {
	t.Helper()
	text, err := export(t.Context(), l.store, key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func export(ctx context.Context, s *store.Store, key string) (string, error) {
	d, err := s.Dossier(ctx, key)
	if err != nil {
		return "", err
	}
	data, err := document.Encode(d)
	return string(data), err
}

func encode(t testing.TB, d directory.Dossier) string {
	t.Helper()
	data, err := document.Encode(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// rolledBack runs fn in a transaction that is taken back at the end.
func rolledBack(ctx context.Context, pool *pgxpool.Pool, fn func(*store.Store) error) (err error) {
	tx, err := pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if back := tx.Rollback(ctx); !errors.Is(back, pgx.ErrTxClosed) {
			err = errors.Join(err, back)
		}
	}()
	return fn(store.New(tx))
}
