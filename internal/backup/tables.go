// Package backup puts a whole database into one file and back, without the tools of PostgreSQL: every table as it is, by
// COPY. It knows no table by what it means, so a new one comes along by itself; those that stay behind are named here.
package backup

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/backup/archive"
)

// leftOut are the tables that are not in a backup, with the reason. All but those of the program itself are empty after a
// restore.
var leftOut = map[string]string{
	"public.goose_db_version": ofProgram,
	"desk.compatibility":      ofProgram,
	"jobs.river_migration":    ofProgram,
	"desk.secrets":            ofProgram, // the logins of the levels are those of the server it is on
	"public.change_slots":     ofProgram, // what programs have heard of is of the database that they asked
	"public.changes":          ofProgram,
	"jobs.river_leader":       "who works in the background right now",
	"desk.sessions":           "what is promised to be gone after signing out would live on in backups",
	"desk.collected":          "belongs to a session",
	"desk.sign_in_links":      "for minutes only",
	"desk.sign_in_requests":   "for seconds only",
	"desk.search_keys":        "opens what people searched for, and is promised to be gone within a day",
	"desk.tries":              "who tried how often; its key stays behind, too",
}

// ofProgram is the reason for tables that migrating fills; they keep what is in them.
const ofProgram = "made by migrating"

// withSeeds are tables in which migrating has put rows: they may be there in a database that is empty.
var withSeeds = []string{"public.hotlines", "public.directory_version"}

// schemas are those of the directory.
const schemas = `('public', 'open', 'staff', 'coordination', 'desk', 'jobs')`

// tablesOf returns every table of the directory with those of its columns that hold something of their own: what
// PostgreSQL generates is made anew.
const tablesOf = `
	select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
	from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
	where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ` + schemas + `
		and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
	group by 1
	order by 1`

func tables(ctx context.Context, tx pgx.Tx) ([]archive.Table, error) {
	rows, err := tx.Query(ctx, tablesOf)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[archive.Table])
}

// sequencesOf are all sequences with the tables they belong to; how far each has come only it can say itself.
const sequencesOf = `
	select n.nspname || '.' || c.relname, coalesce(tn.nspname || '.' || t.relname, '')
	from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
		and d.refclassid = 'pg_class'::regclass
	left join pg_class t on t.oid = d.refobjid
	left join pg_namespace tn on tn.oid = t.relnamespace
	where c.relkind = 'S' and n.nspname in ` + schemas + `
	order by 1`

// sequences are those of tables that are in a backup.
func sequences(ctx context.Context, tx pgx.Tx) ([]archive.Sequence, error) {
	rows, err := tx.Query(ctx, sequencesOf)
	if err != nil {
		return nil, err
	}
	var names []string
	var name, table string
	if _, err := pgx.ForEachRow(rows, []any{&name, &table}, func() error {
		if leftOut[table] == "" {
			names = append(names, name)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	found := []archive.Sequence{}
	for _, name := range names {
		s := archive.Sequence{Name: name}
		if err := tx.QueryRow(ctx, `select last_value, is_called from `+quoted(name)).Scan(&s.Last, &s.Called); err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	return found, nil
}

// quoted is the name of a table as it stands in a statement.
func quoted(name string) string {
	schema, table, _ := strings.Cut(name, ".")
	return pgx.Identifier{schema, table}.Sanitize()
}

// inOrder sorts tables so that each comes after those that its rows refer to. A reference within one table is no matter:
// PostgreSQL looks when all rows are there.
func inOrder(ctx context.Context, tx pgx.Tx, all []archive.Table) ([]archive.Table, error) {
	rows, err := tx.Query(ctx, `
		select distinct n.nspname || '.' || c.relname, tn.nspname || '.' || t.relname
		from pg_constraint f
		join pg_class c on c.oid = f.conrelid
		join pg_namespace n on n.oid = c.relnamespace
		join pg_class t on t.oid = f.confrelid
		join pg_namespace tn on tn.oid = t.relnamespace
		where f.contype = 'f' and f.conrelid <> f.confrelid and n.nspname in `+schemas)
	if err != nil {
		return nil, err
	}
	needs := map[string][]string{}
	var from, to string
	if _, err := pgx.ForEachRow(rows, []any{&from, &to}, func() error {
		needs[from] = append(needs[from], to)
		return nil
	}); err != nil {
		return nil, err
	}
	return sorted(all, needs)
}

func sorted(all []archive.Table, needs map[string][]string) ([]archive.Table, error) {
	var done []archive.Table
	waits := func(t archive.Table) bool {
		return slices.ContainsFunc(needs[t.Name], func(other string) bool {
			named := func(t archive.Table) bool { return t.Name == other }
			return slices.ContainsFunc(all, named) && !slices.ContainsFunc(done, named)
		})
	}
	for len(done) < len(all) {
		before := len(done)
		var stuck []string
		for _, t := range all {
			switch {
			case slices.ContainsFunc(done, func(d archive.Table) bool { return d.Name == t.Name }):
			case waits(t):
				stuck = append(stuck, t.Name)
			default:
				done = append(done, t)
			}
		}
		if len(done) == before {
			return nil, fmt.Errorf(sayCircle, strings.Join(stuck, ", "))
		}
	}
	return done, nil
}

// errNoDirectory: nobody has migrated this database.
var errNoDirectory = errors.New(sayNoDirectory)

// migrated returns the numbers of the migrations that a database has had, and that of the last one of River; none if nobody
// has migrated it.
func migrated(ctx context.Context, tx pgx.Tx) (numbers []int64, jobs int, err error) {
	var ours, rivers bool
	if err := tx.QueryRow(ctx, `
		select to_regclass('public.goose_db_version') is not null, to_regclass('jobs.river_migration') is not null`).
		Scan(&ours, &rivers); err != nil {
		return nil, 0, err
	}
	if ours {
		rows, err := tx.Query(ctx, `select distinct version_id from public.goose_db_version where version_id > 0 order by 1`)
		if err != nil {
			return nil, 0, err
		}
		if numbers, err = pgx.CollectRows(rows, pgx.RowTo[int64]); err != nil {
			return nil, 0, err
		}
	}
	if rivers {
		err = tx.QueryRow(ctx, `select coalesce(max(version), 0) from jobs.river_migration where line = 'main'`).Scan(&jobs)
	}
	return numbers, jobs, err
}
