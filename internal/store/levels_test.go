package store_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store/storetest"
)

var levels = []directory.Visibility{directory.Public, directory.Staff, directory.Coordination}

// layered is a network with one thing of every kind that has a level, at each level.
func layered() directory.Dossier {
	var institutions []directory.Institution
	for i, level := range levels {
		key := []string{"offen", "fach", "koord"}[i]
		inst := institution(key)
		inst.Name, inst.Visibility, inst.Aliases = "Einrichtung "+key, level, []string{"Alias " + key}
		inst.FormerKeys = []string{"frueher-" + key}
		for j, inner := range levels {
			inst.Places = append(inst.Places, directory.Place{Key: "p" + string('0'+rune(j)), City: "Ort " + string(inner), Visibility: inner})
			inst.Contacts = append(inst.Contacts, directory.Contact{Key: "k" + string('0'+rune(j)), Kind: directory.ContactHelp, Phone: "116 016", Visibility: inner})
		}
		institutions = append(institutions, inst)
	}
	d := small("probe", institutions...)
	d.Network.Initiators = []string{"offen", "fach", "koord"}
	for i, level := range levels {
		key := string('0' + rune(i))
		d.Members = append(d.Members, directory.Membership{Key: "g" + key, Group: "Gruppe " + string(level), Role: directory.RoleGuest, Visibility: level})
		d.Contacts = append(d.Contacts, directory.Contact{Key: "n" + key, Kind: directory.ContactCoordination, Email: "a@example.org", Visibility: level})
		d.Statements = append(d.Statements, directory.Statement{Key: "s" + key, Fields: []string{"name"}, Note: "so gesagt", Visibility: level})
	}
	return d
}

func TestEachLevelSeesWhatItMayAndNothingMore(t *testing.T) {
	t.Parallel()
	f := open(t).load(layered())
	for rank, level := range levels {
		d, err := f.at(level).Dossier(t.Context(), "probe")
		if err != nil {
			t.Fatal(err)
		}
		seen := rank + 1 // of three things, one a level
		places, contacts := 0, 0
		for _, i := range d.Institutions {
			places, contacts = places+len(i.Places), contacts+len(i.Contacts)
		}
		for what, n := range map[string][2]int{
			"institutions":            {len(d.Institutions), seen},
			"memberships":             {len(d.Members), 2 * seen}, // of an institution and of a group
			"initiators":              {len(d.Network.Initiators), seen},
			"contacts of the network": {len(d.Contacts), seen},
			"statements":              {len(d.Statements), seen},
			"places":                  {places, seen * seen},
			"contacts":                {contacts, seen * seen},
		} {
			if n[0] != n[1] {
				t.Errorf("%s: %d %s, want %d", level, n[0], what, n[1])
			}
		}
		for i, key := range []string{"offen", "fach", "koord"} {
			for _, key := range []string{key, "frueher-" + key} {
				_, err := f.at(level).InstitutionPage(t.Context(), key)
				if visible := i <= rank; visible == notThere(err) {
					t.Errorf("%s: page of %s: %v", level, key, err)
				}
			}
		}
	}
}

func TestEveryRowOfEveryViewIsOfTheLevel(t *testing.T) {
	t.Parallel()
	f := open(t).load(layered())
	for rank, level := range levels {
		pool := storetest.Pool(t, f.url, level, nil)
		// The rows that name an institution or a level, of all views, by what the owner knows of them.
		for _, view := range []string{"places", "contacts", "memberships", "institution_sectors", "institution_names", "initiators", "search_entries"} {
			rows, err := pool.Query(t.Context(), `select institution_id from `+view+` where institution_id is not null`)
			if err != nil {
				t.Fatal(err)
			}
			ids, err := pgx.CollectRows(rows, pgx.RowTo[directory.ID])
			if err != nil || len(ids) == 0 {
				t.Fatalf("%s: %s: %d rows (%v)", level, view, len(ids), err)
			}
			if n := f.count(`select count(*) from institutions where id = any($1) and visibility > $2`, ids, level); n != 0 {
				t.Errorf("%s: %s shows %d institutions of a higher level", level, view, n)
			}
		}
		for _, view := range []string{"places", "contacts", "memberships", "institutions", "statements"} {
			var n int
			if err := pool.QueryRow(t.Context(), `select count(*) from `+view+` where visibility > $1`, level).Scan(&n); err != nil || n != 0 {
				t.Errorf("%s: %s shows %d rows of a higher level (%v)", level, view, n, err)
			}
		}
		var former int
		if err := pool.QueryRow(t.Context(), `select count(*) from former_keys`).Scan(&former); err != nil || former != rank+1 {
			t.Errorf("%s: %d former keys (%v), want %d", level, former, err, rank+1)
		}
	}
}

func TestSearchNeverFindsWhatIsOfAHigherLevel(t *testing.T) {
	t.Parallel()
	d := layered()
	unit := institution("unterstelle")
	unit.Name, unit.Parent = "Unterstelle", "koord" // everybody may see the unit, not what it is a unit of
	d.Institutions = append(d.Institutions, unit)
	d.Members = append(d.Members, directory.Membership{Key: "u", Institution: "unterstelle", Role: directory.RoleMember})
	f := open(t).load(d)
	for rank, level := range levels {
		for i, key := range []string{"offen", "fach", "koord"} {
			for _, words := range []string{"Einrichtung " + key, "Alias " + key, key + "x"} { // the last one only nearly
				found, err := f.at(level).Search(t.Context(), words)
				if err != nil {
					t.Fatal(err)
				}
				for _, hit := range found {
					for j, hidden := range []string{"offen", "fach", "koord"} {
						if j > rank && (slices.Contains([]string{hit.Path}, "/einrichtungen/"+hidden) || containsAny(hit.Title+hit.Body, hidden)) {
							t.Errorf("%s: %q finds %+v", level, words, hit)
						}
					}
				}
				if i <= rank && words == "Alias "+key && len(found) == 0 {
					t.Errorf("%s: %q finds nothing", level, words)
				}
			}
		}
	}
}

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

func (f fixture) names(sql string) []string {
	f.t.Helper()
	rows, err := f.owner.Query(f.t.Context(), sql)
	if err != nil {
		f.t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		f.t.Fatal(err)
	}
	return names
}
