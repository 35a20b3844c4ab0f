package store_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

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
		functions := f.names(`select p.oid::regprocedure::text from pg_proc p where pronamespace = '` + schema + `'::regnamespace and pronargs = 0`)
		for _, level := range levels {
			pool := storetest.Pool(t, f.url, level, nil)
			var statements []string
			for _, table := range tables {
				name := schema + "." + table
				statements = append(statements, `select 1 from `+name+` limit 0`, `delete from `+name, `truncate `+name, `insert into `+name+` default values`, `lock table `+name, `copy `+name+` to stdout`)
			}
			for _, function := range functions {
				statements = append(statements, `select `+function)
			}
			statements = append(statements, `create table `+schema+`.x (a int)`, `drop schema `+schema+` cascade`, `create function `+schema+`.x() returns int language sql as 'select 1'`)
			for _, sql := range statements {
				if err := in(t.Context(), pool, `set transaction read write`, sql); code(err) != "42501" {
					t.Errorf("%s: %s: %v", level, sql, err)
				}
			}
		}
		if n := f.count(`select count(*) from information_schema.role_table_grants where table_schema = $1 and (grantee like 'rundtisch\_%' or grantee = 'PUBLIC')`, schema); n != 0 {
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

// What a pool of a level can do to get out of it. A role that cannot sign in cannot be the one the program signs in as:
// whoever could send statements of their own through such a pool could become the owner again. So no statement is ever
// put together from input. This test writes down where the fence stands.
func TestWhatHoldsOfARoleThatIsTakenOn(t *testing.T) {
	t.Parallel()
	f := open(t)
	pool := storetest.Pool(t, f.url, directory.Public, nil)
	for _, test := range []struct{ sql, becomes string }{
		{`reset role`, "rundtisch_public"}, // the role stands in the start-up packet, so that is what reset goes back to
		{`reset all`, "rundtisch_public"},
		{`discard all`, "rundtisch_public"},
		{`set role none`, "owner"}, // does not hold
	} {
		conn, err := pool.Acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var now, session string
		_, err = conn.Conn().PgConn().Exec(t.Context(), test.sql).ReadAll()
		if err == nil {
			_, err = conn.Exec(t.Context(), `deallocate all`)
		}
		if err == nil {
			err = conn.QueryRow(t.Context(), `select current_user, session_user`, pgx.QueryExecModeSimpleProtocol).Scan(&now, &session)
		}
		if err != nil {
			t.Fatalf("%s: %v", test.sql, err)
		}
		if now == session {
			now = "owner"
		}
		if now != test.becomes {
			t.Errorf("after %s the pool acts as %s, want %s", test.sql, now, test.becomes)
		}
		_ = conn.Conn().Close(t.Context()) // never back into the pool
		conn.Release()
	}
}

// A connection that somebody signs in with as one of the levels would hold against all of these; nobody can today.
func TestNobodyCanSignInAsALevel(t *testing.T) {
	t.Parallel()
	f := open(t)
	if n := f.count(`select count(*) from pg_roles where rolname like 'rundtisch\_%' and (rolcanlogin or rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)`); n != 0 {
		t.Errorf("%d of the roles can sign in or have rights of their own", n)
	}
	if n := f.count(`select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'rundtisch\_%'`); n != 0 {
		t.Errorf("%d of the roles are members of another", n)
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
