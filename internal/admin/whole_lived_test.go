package admin_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"rundtisch/internal/account"
	"rundtisch/internal/admin"
	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/editing"
	"rundtisch/internal/fault"
	"rundtisch/internal/intake"
	"rundtisch/internal/store"
)

// lived is a directory with a history: the five networks, made-up ones, random ones, and what people did with them.
func lived(t *testing.T) *pgxpool.Pool {
	t.Helper()
	pool := open(t)
	owner, editor := store.New(pool), editing.New(store.New(pool))
	if _, err := load(t, pool, examples(t)...); err != nil {
		t.Fatal(err)
	}
	if err := admin.Generate(t.Context(), owner, admin.Generating{Networks: 12, Seed: 3}, today, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	loaded := 0
	for n := range 60 {
		d := dossiertest.Dossier().Example(n)
		d.Network.Key, d.Network.FormerKeys, d.Region.Key = fmt.Sprintf("zufall-%d", n), nil, fmt.Sprintf("gebiet-%d", n%7)
		_, err := editor.Load(t.Context(), d, today.AddDate(0, 0, n))
		var invalid fault.Invalid
		if err != nil && !errors.As(err, &invalid) {
			t.Fatal(err)
		}
		if err == nil {
			loaded++
		}
	}
	if loaded < 5 {
		t.Fatalf("only %d random networks fit together", loaded)
	}
	by := account.Account{Grants: []account.Grant{{Role: account.Operator}}}
	if err := pool.QueryRow(t.Context(), `insert into desk.accounts (email, created_at) values ('anna@example.org', now()) returning id`).Scan(&by.ID); err != nil {
		t.Fatal(err)
	}
	change := func(key string, draft bool, apply func(w *editing.Work)) {
		t.Helper()
		c := editing.Change{By: by, Network: key, Kind: editing.KindEdit, Draft: draft, Apply: func(w *editing.Work) error { apply(w); return nil }}
		if _, err := editor.Change(t.Context(), c, today.AddDate(0, 1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	change("herne", false, func(w *editing.Work) { w.Network.FormerKeys, w.Network.Key = []string{"herne"}, "herne-neu" })
	change("anhalt-bitterfeld", false, func(w *editing.Work) { w.Events[0].Status = directory.EventCancelled })
	change("anhalt-bitterfeld", false, func(w *editing.Work) { w.Events[0].Venue = "Anderswo" })
	change("herne-neu", false, func(w *editing.Work) {
		w.Institutions[0].FormerKeys, w.Institutions[0].Note = nil, "<b>Neu</b> & \"anders\"\\ \u0662 Ende"
	})
	change("soest", true, func(w *editing.Work) { w.Network.Name = "Im Entwurf" })
	if _, err := editor.Merge(t.Context(), by, "weisser-ring", "schattenlicht", today.AddDate(0, 2, 0)); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"mettmann", "erfunden-3-2"} {
		if err := owner.RemoveNetwork(t.Context(), key); err != nil {
			t.Fatal(err)
		}
	}
	if err := editor.SetYearlyMails(t.Context(), by, "soest", false); err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(t.Context(), `insert into desk.proposals (network_id, source, text, created_at) select id, 'besuch', 'Etwas ist falsch.', now() from networks where key = 'soest'`); err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(t.Context(), `insert into embeds (network_id, origins, version, changed_at, changed_by) select id, '{https://www.kreis-soest.de}', 3, now(), $1 from networks where key = 'soest'`, by.ID); err != nil {
		t.Fatal(err)
	}
	if n, err := editor.KeepReports(t.Context(), 2026, today.AddDate(0, 2, 0)); err != nil || n == 0 {
		t.Fatalf("%d reports kept (%v)", n, err)
	}
	elsewhere := intake.Record{RemoteID: "1", Institution: directory.Institution{Name: "Verein Anderswo", Sectors: []directory.Sector{"opferhilfe"}}, Services: []intake.Offered{{RemoteID: "2", Service: directory.Service{Key: "angebot", Name: "Beratung"}}}}
	known := intake.Record{RemoteID: "3", Institution: directory.Institution{Name: "Frauenberatung Soest", Website: "https://anders.example.org/", Sectors: []directory.Sector{"frauenberatung"}}}
	if _, err := editor.KeepHarvest(t.Context(), store.HarvestSource{Address: "https://anderswo.example.org/", Name: "Anderswo"}, []intake.Record{elsewhere, known}, false, today); err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(t.Context(), `insert into desk.harvest_decisions (record_id, network_id, sum, decision, decided_by, decided_role, decided_at)
		select h.id, n.id, h.sum, 'abgelehnt', $1, 'koordination', now() from desk.harvested h, networks n where h.kind = 'einrichtung' and n.key = 'soest'`, by.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(t.Context(), `insert into desk.confirmations (institution_id, asked_at) select id, now() from institutions limit 3`); err != nil {
		t.Fatal(err)
	}
	meet(t, owner, by, "soest")
	return pool
}

// content is every row of every table of the directory, without who did it: accounts are not carried.
func content(t *testing.T, pool *pgxpool.Pool) map[string][]string {
	t.Helper()
	rows, err := pool.Query(t.Context(), `select schemaname || '.' || tablename from pg_tables where schemaname = 'public' and tablename not in ('goose_db_version', 'downloads', 'download_chunks', 'change_slots', 'changes')
		or schemaname = 'desk' and tablename in ('revisions', 'drafts', 'settings', 'proposals', 'confirmations', 'harvest_sources', 'harvested', 'harvest_decisions', 'year_reports')
		or schemaname || '.' || tablename = any($1)`, met)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, table := range tables {
		rows, err := pool.Query(t.Context(), `select (to_jsonb(x) - '{account_id,decided_by,changed_by}'::text[])::text from `+table+` x order by 1`)
		if err != nil {
			t.Fatal(err)
		}
		if all[table], err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
