package store_test

import (
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/directory"
	"rundtisch/internal/store/storetest"
)

func TestEachLevelCanSelectFromItsViewsAndNothingElse(t *testing.T) {
	t.Parallel()
	f := open(t).loadExamples()
	own := map[directory.Visibility]string{directory.Public: "open", directory.Staff: "staff", directory.Coordination: "coordination"}
	tables := f.names(`select tablename from pg_tables where schemaname = 'public' order by 1`)
	if len(tables) < 30 {
		t.Fatalf("only %d tables: %v", len(tables), tables)
	}
	for _, level := range levels {
		pool := storetest.Pool(t, f.url, level, nil)
		for _, table := range tables {
			if _, err := pool.Exec(t.Context(), `select 1 from public.`+table+` limit 0`); code(err) != "42501" {
				t.Errorf("%s: select from the table %s: %v", level, table, err)
			}
			if table == "goose_db_version" {
				continue
			}
			for other, schema := range own {
				_, err := pool.Exec(t.Context(), `select 1 from `+schema+`.`+table+` limit 0`)
				if other == level && err != nil || other != level && code(err) != "42501" {
					t.Errorf("%s: select from %s.%s: %v", level, schema, table, err)
				}
			}
		}
	}
}

// What only the program itself reads, and its work for later: no level can so much as name anything in there.
func TestNoLevelCanTouchWhatOnlyTheProgramReads(t *testing.T) {
	t.Parallel()
	f := open(t)
	for schema, want := range map[string][]string{
		"desk": {"accounts", "grants", "mails", "revisions", "drafts"},
		"jobs": {"river_job", "river_leader", "river_queue", "river_migration"},
	} {
		tables := f.names(`select tablename from pg_tables where schemaname = '` + schema + `'`)
		for _, table := range want {
			if !slices.Contains(tables, table) {
				t.Errorf("there is no table %s.%s: %v", schema, table, tables)
			}
		}
		functions := f.names(`
			select p.oid::regprocedure::text from pg_proc p
			where pronamespace = '` + schema + `'::regnamespace and pronargs = 0`)
		for _, level := range levels {
			pool := storetest.Pool(t, f.url, level, nil)
			var statements []string
			for _, table := range tables {
				name := schema + "." + table
				statements = append(statements, `select 1 from `+name+` limit 0`, `delete from `+name, `truncate `+name,
					`insert into `+name+` default values`, `lock table `+name, `copy `+name+` to stdout`)
			}
			for _, function := range functions {
				statements = append(statements, `select `+function)
			}
			statements = append(statements, `create table `+schema+`.x (a int)`, `drop schema `+schema+` cascade`, `
				create function `+schema+`.x() returns int language sql as 'select 1'`)
			for _, sql := range statements {
				if err := in(t.Context(), pool, `set transaction read write`, sql); code(err) != "42501" {
					t.Errorf("%s: %s: %v", level, sql, err)
				}
			}
		}
		if n := f.count(`
			select count(*) from information_schema.role_table_grants
			where table_schema = $1 and (grantee like 'rundtisch\_%' or grantee = 'PUBLIC')`, schema); n != 0 {
			t.Errorf("%s: %d rights were given away", schema, n)
		}
	}
}

func TestNoLevelCanChangeOrMakeAnything(t *testing.T) {
	t.Parallel()
	f := open(t).loadExamples()
	for _, level := range levels {
		pool := storetest.Pool(t, f.url, level, nil)
		for _, sql := range []string{
			`insert into goals (id) values (gen_random_uuid())`, `update networks set name = 'x'`, `delete from networks`,
			`insert into public.goals (id) values (gen_random_uuid())`, `update public.networks set name = 'x'`, `delete from public.networks`,
			`truncate public.networks`, `lock table public.networks`, `select 1 from networks for update`, `copy public.networks to stdout`,
			`create temp table x (a int)`, `create table x (a int)`, `create table open.x (a int)`, `create schema x`, `create view x as select 1`,
			`create function x() returns int language sql as 'select 1'`, `drop view networks`, `alter table public.networks add x int`,
			`create role x`, `grant rundtisch_coordination to rundtisch_public`, `select public.expose('networks', 'id')`, `create extension dblink`,
			`select pg_read_file('/etc/passwd')`, `copy (select 1) to program 'true'`, `alter role rundtisch_public superuser`,
		} {
			for _, mode := range []string{"read only", "read write"} { // the mode is a belt; the rights are what holds
				if err := in(t.Context(), pool, `set transaction `+mode, sql); code(err) == "" {
					t.Errorf("%s, %s: %s: %v", level, mode, sql, err)
				} else if mode == "read write" && code(err) != "42501" && code(err) != "55000" && code(err) != "3F000" && code(err) != "0LP01" {
					t.Errorf("%s: %s is refused for another reason: %v", level, sql, err)
				}
			}
		}
	}
	if n := f.count(`select count(*) from networks where name = 'x'`); n != 0 {
		t.Errorf("%d networks were changed", n)
	}
}

// A level signs in as somebody who is nobody else besides: whatever a statement that was smuggled in sets or resets,
// there is nothing to get back to.
func TestNoStatementLeadsOutOfALevel(t *testing.T) {
	t.Parallel()
	f := open(t).loadExamples()
	ways := []string{`reset role`, `reset all`, `discard all`, `set role none`, `set session authorization default`,
		`set search_path = public, desk, jobs, staff, coordination, open`,
		`set default_transaction_read_only = off; set transaction_read_only = off`, `set row_security = off`}
	for _, other := range []string{f.names(`select current_user`)[0], "rundtisch_public", "rundtisch_staff",
		"rundtisch_coordination", "pg_read_all_data", "postgres"} {
		ways = append(ways, `set role `+other, `set session authorization `+other)
	}
	schemas := map[directory.Visibility]string{directory.Public: "open", directory.Staff: "staff", directory.Coordination: "coordination"}
	for _, level := range levels {
		pool := storetest.Pool(t, f.url, level, nil)
		for _, way := range ways {
			conn, err := pool.Acquire(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, sql := range strings.Split(way, ";") {
				_, _ = conn.Conn().PgConn().Exec(t.Context(), sql).ReadAll() // refused or not, what follows must not work
			}
			tries := []string{`select 1 from public.networks`, `select 1 from public.institution_names`,
				`select 1 from desk.accounts`, `select logins from desk.secrets`, `select 1 from jobs.river_job`,
				`update public.networks set name = 'x'`, `insert into public.hotlines (key) values ('x')`,
				`select public.expose('networks', 'id')`, `create table public.x ()`, `create temp table x ()`}
			for other, schema := range schemas {
				if other != level {
					tries = append(tries, `select 1 from `+schema+`.networks`)
				}
			}
			for _, sql := range tries {
				if _, err := conn.Conn().PgConn().Exec(t.Context(), sql).ReadAll(); code(err) != "42501" && code(err) != "25006" {
					t.Errorf("%s: after „%s“: %s: %v", level, way, sql, err)
				}
			}
			_ = conn.Conn().Close(t.Context()) // never back into the pool
			conn.Release()
		}
	}
	if n := f.count(`select count(*) from networks where name = 'x'`); n != 0 {
		t.Errorf("%d networks were changed", n)
	}
}

// Nobody signs in as the role of a level, and who signs in for it is nothing but a member of it.
func TestWhoSignsInForALevelIsNothingElse(t *testing.T) {
	t.Parallel()
	f := open(t)
	if n := f.count(`
		select count(*) from pg_roles
		where rolname in ('rundtisch_public', 'rundtisch_staff', 'rundtisch_coordination') and rolcanlogin`); n != 0 {
		t.Errorf("%d of the roles can sign in", n)
	}
	if n := f.count(`
		select count(*) from pg_roles
		where rolname like 'rundtisch\_%'
			and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication)`); n != 0 {
		t.Errorf("%d of the roles have rights of their own", n)
	}
	for _, level := range levels {
		var who, of string
		err := storetest.Pool(t, f.url, level, nil).QueryRow(t.Context(), `select session_user, string_agg(g.rolname, ' ') from pg_auth_members a
			join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member where m.rolname = session_user`).Scan(&who, &of)
		want := map[directory.Visibility]string{directory.Public: "rundtisch_public",
			directory.Staff: "rundtisch_staff", directory.Coordination: "rundtisch_coordination"}[level]
		if err != nil || of != want || !strings.HasPrefix(who, want+"_") {
			t.Errorf("%s: %s signs in, a member of %q (%v)", level, who, of, err)
		}
	}
}

func TestReadersSeeOneStateInABatch(t *testing.T) {
	t.Parallel()
	pool := storetest.Pool(t, storetest.URL(t), directory.Public, nil)
	var isolation string
	if err := pool.QueryRow(t.Context(), `show transaction_isolation`).Scan(&isolation); err != nil || isolation != "repeatable read" {
		t.Errorf("readers read at %q (%v)", isolation, err)
	}
}
