package admin_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// generate makes networks up as the command does and returns what it says.
func generate(t *testing.T, pool *pgxpool.Pool, g admin.Generating, now time.Time) (string, error) {
	t.Helper()
	var out, progress bytes.Buffer
	err := admin.Generate(t.Context(), store.New(pool), g, now, &out, &progress)
	return out.String(), err
}

func removeGenerated(t *testing.T, pool *pgxpool.Pool) string {
	t.Helper()
	var out, progress bytes.Buffer
	if err := admin.RemoveGenerated(t.Context(), store.New(pool), &out, &progress); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func count(t *testing.T, pool *pgxpool.Pool, sql string) (n int) {
	t.Helper()
	if err := pool.QueryRow(t.Context(), sql).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestGeneratedNetworksAreThereMarkedAndWithTheirHistory(t *testing.T) {
	t.Parallel()
	url := storetest.URL(t)
	pool := storetest.Pool(t, url, store.Owner, nil)
	public := store.New(storetest.Pool(t, url, directory.Public, nil))
	if v, _, err := public.Version(t.Context(), store.Version{}); err != nil || v.Invented {
		t.Fatalf("an empty directory v.Invented made-up networks: %v (%v)", v.Invented, err)
	}
	said, err := generate(t, pool, admin.Generating{Networks: 30, Seed: 5}, today)
	if err != nil || !strings.Contains(said, "30 erfundene Netzwerke: 30 neu, 0 geändert, 0 unverändert") {
		t.Fatalf("%v: %s", err, said)
	}
	if v, _, err := public.Version(t.Context(), store.Version{}); err != nil || !v.Invented {
		t.Errorf("the public level does not see the mark: %v (%v)", v.Invented, err)
	}
	for what, test := range map[string]struct {
		sql         string
		least, most int
	}{
		"networks":                    {`select count(*) from networks where name like '%(erfunden)'`, 30, 30},
		"institutions":                {`select count(*) from institutions where name like '%(erfunden)'`, 600, 900},
		"institutions without a mark": {`select count(*) from institutions where name not like '%(erfunden)'`, 0, 0},
		"services":                    {`select count(*) from services`, 400, 900},
		"revisions":                   {`select count(*) from desk.revisions where role = 'betrieb' and kind = 'geladen' and number = 1`, 30, 30},
		"known to the planner":        {`select reltuples::int from pg_class where oid = 'networks'::regclass`, 30, 30},
	} {
		if n := count(t, pool, test.sql); n < test.least || n > test.most {
			t.Errorf("%s: %d, want %d to %d", what, n, test.least, test.most)
		}
	}
}

func TestGeneratingAgainAddsOnlyWhatIsNewWhateverTheDay(t *testing.T) {
	t.Parallel()
	pool := open(t)
	if _, err := generate(t, pool, admin.Generating{Networks: 5, Seed: 1}, today); err != nil {
		t.Fatal(err)
	}
	later := today.AddDate(0, 3, 0)
	if said, err := generate(t, pool, admin.Generating{Networks: 5, Seed: 1}, later); err != nil || !strings.Contains(said, "0 neu, 0 geändert, 5 unverändert") {
		t.Errorf("the same again: %v: %s", err, said)
	}
	if said, err := generate(t, pool, admin.Generating{Networks: 8, Seed: 1}, later); err != nil || !strings.Contains(said, "3 neu, 0 geändert, 5 unverändert") {
		t.Errorf("more: %v: %s", err, said)
	}
	if said, err := generate(t, pool, admin.Generating{Networks: 4, Seed: 2}, later); err != nil || !strings.Contains(said, "4 neu, 0 geändert, 0 unverändert") {
		t.Errorf("another seed: %v: %s", err, said)
	}
	if n := count(t, pool, `select count(*) from desk.revisions`); n != 12 {
		t.Errorf("%d revisions, want one for each of 12", n)
	}
}

func TestRemovingLeavesNothingOfTheMadeUpAndEverythingReal(t *testing.T) {
	t.Parallel()
	pool := open(t)
	if _, err := load(t, pool, examples(t)...); err != nil {
		t.Fatal(err)
	}
	const around = `select (select count(*) from services) + (select count(*) from service_spots) + (select count(*) from memberships) + (select count(*) from desk.revisions)`
	before, beside := rows(t, pool), count(t, pool, around)
	herne := export(t, pool, "herne")
	if _, err := generate(t, pool, admin.Generating{Networks: 205, Seed: 1}, today); err != nil { // more than are made or removed at once
		t.Fatal(err)
	}
	if said := removeGenerated(t, pool); !strings.Contains(said, "205 erfundene Netzwerke sind entfernt") {
		t.Errorf("it says %q", said)
	}
	if n := rows(t, pool); n != before {
		t.Errorf("%d rows are left, want %d", n, before)
	}
	if n := count(t, pool, around); n != beside {
		t.Errorf("%d services, spots, memberships and revisions are left, want %d", n, beside)
	}
	if n := count(t, pool, `select (select count(*) from invented_networks) + (select count(*) from desk.revisions where document like '%erfunden-1-%')`); n != 0 {
		t.Errorf("%d marks and revisions are left", n)
	}
	if export(t, pool, "herne") != herne {
		t.Error("a real network was changed")
	}
	if _, err := store.New(pool).Dossier(t.Context(), "erfunden-1-1"); !errors.Is(err, fault.NotFound) || errors.Is(err, fault.Gone) {
		t.Errorf("the address of a made-up network: %v, want not found", err)
	}
	if said := removeGenerated(t, pool); !strings.Contains(said, "Es gibt keine") {
		t.Errorf("removed again it says %q", said)
	}
	if said, err := generate(t, pool, admin.Generating{Networks: 2, Seed: 1}, today); err != nil || !strings.Contains(said, "2 neu") {
		t.Errorf("made again after that: %v: %s", err, said)
	}
}

// Somebody in need could take a made-up number among real ones for help.
func TestMadeUpNetworksDoNotGetAmongRealOnesUnasked(t *testing.T) {
	t.Parallel()
	pool := open(t)
	if _, err := load(t, pool, admin.File{Name: "probe.yaml", Data: []byte(valid)}); err != nil {
		t.Fatal(err)
	}
	said, err := generate(t, pool, admin.Generating{Networks: 1, Seed: 1}, today)
	if !errors.Is(err, admin.ErrRealNetworks) || !strings.Contains(err.Error(), "probe") || said != "" {
		t.Errorf("beside a real network: %v: %s", err, said)
	}
	if n := count(t, pool, `select count(*) from networks`); n != 1 {
		t.Errorf("%d networks, want the real one", n)
	}
	if _, err := generate(t, pool, admin.Generating{Networks: 1, Seed: 1, BesideReal: true}, today); err != nil {
		t.Errorf("asked for: %v", err)
	}
}
