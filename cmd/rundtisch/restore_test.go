package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"rundtisch/internal/directory"
	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/postgres"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// fresh is a server of its own, on which there is nothing yet: no role of ours either.
func fresh(t *testing.T) *postgres.Server {
	t.Helper()
	server, err := postgres.Start(t.Context(), postgres.Options{StateDir: newState(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return server
}

// tool finds a program of PostgreSQL, the newest where there are several.
func tool(t *testing.T, name string) string {
	t.Helper()
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); len(found) > 0 { // the pattern is well-formed
		return found[len(found)-1]
	}
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is needed (Debian: package postgresql-client): %v", name, err)
	}
	return path
}

// dump backs up the database at url as the BETRIEB.md says.
func dump(t *testing.T, url string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sicherung")
	out, err := exec.Command(tool(t, "pg_dump"), append(args, "--file="+file, "--dbname="+url)...).CombinedOutput()
	if err != nil {
		t.Fatalf("pg_dump: %v\n%s", err, out)
	}
	return file
}

// restore reads a backup into the database at url, as people do: what fails on the way is passed over.
func restore(t *testing.T, file, url string, args ...string) {
	t.Helper()
	head, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cmd *exec.Cmd
	if strings.HasPrefix(string(head), "PGDMP") {
		cmd = exec.Command(tool(t, "pg_restore"), append(args, "--dbname="+url, file)...)
	} else {
		cmd = exec.Command(tool(t, "psql"), "--quiet", "--no-psqlrc", "--file="+file, url)
	}
	out, err := cmd.CombinedOutput()
	t.Logf("restored (%v); %d errors passed over", err, strings.Count(string(out), "ERROR:"))
}

func sql(t *testing.T, url string, statements ...string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.Background()) }()
	for _, s := range statements {
		if _, err := conn.PgConn().Exec(t.Context(), s).ReadAll(); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// signedInAs lets another user sign in.
func signedInAs(url, name string) string {
	return strings.Replace(url, "user=rundtisch", "user="+name, 1)
}

// wantWhole looks whether the program runs on the database and every level reads what it may.
func wantWhole(t *testing.T, url string) {
	t.Helper()
	if got := call(t, "", []string{"DATABASE_URL=" + url}, "migrate"); got.code != exitOK || got.err != "" {
		t.Fatalf("migrate: %+v", got)
	}
	if s := wantFence(t, "DATABASE_URL="+url); s.end(syscall.SIGTERM) != exitOK {
		t.Errorf("it ends with %s", s.errors)
	}
	for level, want := range map[directory.Visibility]int{directory.Public: 1, directory.Staff: 2, directory.Coordination: 2} {
		pool := storetest.Pool(t, url, level, nil)
		d, err := store.New(pool).Dossier(t.Context(), "probe")
		if err != nil || len(d.Contacts) != want {
			t.Errorf("%s: %d contacts, want %d (%v)", level, len(d.Contacts), want, err)
		}
		for _, statement := range []string{`select 1 from public.networks`, `set role none; select 1 from public.networks`, `select 1 from desk.secrets`, `select public.expose('networks', 'id')`, `create temp table x ()`, `create table public.x ()`} {
			_, err := pool.Exec(t.Context(), statement, pgx.QueryExecModeSimpleProtocol)
			if pgErr, ok := err.(*pgconn.PgError); !ok || pgErr.Code != "42501" && pgErr.Code != "25006" {
				t.Errorf("%s: %s: %v", level, statement, err)
			}
		}
	}
}

var remedy = regexp.MustCompile(`(?s)ausführen:\n(.*)`)

// waysToRestore is how many of the ways to restore a backup are tried, drawn by lot, where there is no time for all: each takes
// seconds.
const waysToRestore = 2

// TestABackupThatIsRestoredRuns restores a backup in ways that people do, on a server that knows nothing of us.
func TestABackupThatIsRestoredRuns(t *testing.T) {
	t.Parallel()
	source := probed(t)
	plain, custom := dump(t, source), dump(t, source, "--format=custom")
	bare := dump(t, source, "--no-owner", "--no-privileges")
	tried := 0
	for name, test := range map[string]struct { // in any order
		file string
		args []string
		// before readies the server, and returns who restores and who the program is then.
		before func(t *testing.T, admin string) (restores, runs string)
		asks   string // what the program asks an administrator to do first
	}{
		"plain, without owners and privileges": {file: bare},
		"plain, as it is":                      {file: plain},
		"custom, as it is":                     {file: custom},
		"custom, without privileges":           {file: custom, args: []string{"--no-owner", "--no-privileges"}},
		"another owner": {file: custom, args: []string{"--no-owner"}, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create role chefin login createrole`, `create database directory owner chefin`)
			return "chefin", "chefin"
		}},
		"another owner, plain": {file: bare, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create role chefin login createrole`, `create database directory owner chefin`)
			return "chefin", "chefin"
		}},
		"restored by a superuser, run by somebody else": {file: plain, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create role neu login createrole`, `create database directory owner neu`)
			return "rundtisch", "neu"
		}, asks: "gehören „rundtisch“"},
		"run by somebody who may not make roles": {file: bare, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create role klein login`, `create database directory owner klein`)
			return "klein", "klein"
		}, asks: "create role rundtisch_public nologin"},
		"roles by hand, rights wrong": {file: bare, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create role rundtisch_public login superuser`, `create role rundtisch_staff`, `create role rundtisch_coordination`, `grant rundtisch_coordination to rundtisch_public`,
				`create database directory`)
			return "rundtisch", "rundtisch"
		}},
		"rights that everybody gets": {file: bare, before: func(t *testing.T, admin string) (string, string) {
			sql(t, admin, `create database directory`)
			sql(t, strings.Replace(admin, "/postgres?", "/directory?", 1), `alter default privileges grant select on tables to public`, `alter default privileges revoke execute on functions from public`,
				`grant all on schema public to public`, `revoke connect on database directory from public`)
			return "rundtisch", "rundtisch"
		}},
	} {
		if tried++; tried > waysToRestore && !dossiertest.Thorough() {
			break
		}
		t.Run(name, func(t *testing.T) {
			server := fresh(t)
			admin, restores, runs := server.URL("postgres"), "rundtisch", "rundtisch"
			if test.before != nil {
				restores, runs = test.before(t, admin)
			} else {
				sql(t, admin, `create database directory`)
			}
			url := server.URL("directory")
			restore(t, test.file, signedInAs(url, restores), test.args...)
			url = signedInAs(url, runs)
			if test.asks != "" {
				got := call(t, "", []string{"DATABASE_URL=" + url}, "migrate")
				if got.code != exitFailed || !strings.Contains(got.err, test.asks) || remedy.FindString(got.err) == "" {
					t.Fatalf("migrate: %+v, want to be asked for %q", got, test.asks)
				}
				sql(t, server.URL("directory"), remedy.FindStringSubmatch(got.err)[1])
			}
			if runs == "klein" { // the levels cannot sign in there
				got := call(t, "", []string{"DATABASE_URL=" + url}, "migrate")
				if got.code != exitOK || !strings.Contains(got.err, "nicht selbst anmelden") {
					t.Fatalf("migrate: %+v", got)
				}
				wantFence(t, "DATABASE_URL="+url).end(syscall.SIGTERM)
				return
			}
			wantWhole(t, url)
		})
	}
}

// A second database on one server, with the same roles: neither takes anything from the other.
func TestASecondDatabaseOnTheServerRunsBesideTheFirst(t *testing.T) {
	t.Parallel()
	source := probed(t)
	file := dump(t, source, "--format=custom")
	server := fresh(t)
	sql(t, server.URL("postgres"), `create database first`, `create database second`, `create database copy`)
	if got := call(t, "", []string{"DATABASE_URL=" + server.URL("first")}, "load", write(t, "probe.yaml", fencedNetwork)); got.code != exitOK {
		t.Fatalf("load: %+v", got)
	}
	restore(t, file, server.URL("second"))
	wantWhole(t, server.URL("second"))
	restore(t, file, server.URL("copy"), "--no-owner", "--no-privileges")
	for _, name := range []string{"copy", "first", "second"} {
		wantWhole(t, server.URL(name))
	}
}

// On a server that wants passwords the levels have their own; one that is wrong, as of another backup, is put right.
// Where they may not come in at all, the owner takes on their roles and says so.
func TestLevelsSignInWithPasswordsOfTheirOwn(t *testing.T) {
	t.Parallel()
	server := fresh(t)
	admin := server.URL("postgres")
	sql(t, admin, `create database directory`)
	url := server.URL("directory")
	if got := call(t, "", []string{"DATABASE_URL=" + url}, "load", write(t, "probe.yaml", fencedNetwork)); got.code != exitOK {
		t.Fatalf("load: %+v", got)
	}
	allow := func(method string) {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), admin)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close(context.Background()) }()
		var file string
		if err := conn.QueryRow(t.Context(), `show hba_file`).Scan(&file); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("local all rundtisch trust\nlocal all all "+method+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var reloaded bool
		if err := conn.QueryRow(t.Context(), `select pg_reload_conf()`).Scan(&reloaded); err != nil || !reloaded {
			t.Fatal(err)
		}
	}
	logins := func(change string) {
		t.Helper()
		sql(t, admin, `do $$ declare name text; begin for name in select rolname from pg_roles where rolname ~ '^rundtisch_.*_[0-9a-f]{8}$' loop execute format('`+change+`', name); end loop; end $$`)
	}
	allow("scram-sha-256")
	eventually(t, "passwords are asked for", func() bool {
		_, err := pgx.Connect(t.Context(), signedInAs(url, "rundtisch_public"))
		return err != nil && strings.Contains(err.Error(), "password")
	})
	wantWhole(t, url)
	logins(`alter role %I password ''another''`)
	wantWhole(t, url)
	logins(`alter role %I nologin superuser`)
	wantWhole(t, url)
	logins(`drop role %I`)
	wantWhole(t, url)
	allow("reject")
	eventually(t, "nobody else gets in", func() bool {
		got := call(t, "", []string{"DATABASE_URL=" + url}, "migrate")
		return got.code == exitOK && strings.Contains(got.err, "nicht selbst anmelden")
	})
	wantFence(t, "DATABASE_URL="+url).end(syscall.SIGTERM)
}
