package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"rundtisch/internal/directory"
	"rundtisch/internal/store"
	"rundtisch/internal/store/storetest"
)

// fencedNetwork has a number that is for counselling staff only.
const fencedNetwork = `rundtisch: 1
netzwerk: {kennung: probe, name: Runder Tisch Probe, form: runder_tisch, zusammenfassung: Ein Netzwerk zum Ausprobieren.}
gebiet: {kennung: probe-gebiet, name: Kreis Probe, art: kreis, land: "05", kreise: [{ags: "05974"}]}
kontakte:
  - {kennung: intern, art: koordination, bezeichnung: Durchwahl der Koordination, telefon: 02921 30-2546, sichtbarkeit: fachkraefte}
  - {kennung: offen, art: koordination, bezeichnung: Zentrale, telefon: 02921 30-1000}
`

// pooler starts the real PgBouncer before the database at url, and returns the address through it.
func pooler(t *testing.T, url string, settings ...string) string {
	t.Helper()
	program, err := exec.LookPath("pgbouncer")
	if err != nil {
		program, err = exec.LookPath("/usr/sbin/pgbouncer") // where Debian has it, and not everybody's PATH
	}
	if err != nil {
		t.Fatalf("pgbouncer is needed (Debian: package pgbouncer): %v", err)
	}
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	_ = listener.Close() // it is PgBouncer's now
	dir := newState(t)
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	users := write("users.txt", fmt.Sprintf("%q \"\"\n", config.User))
	text := fmt.Sprintf("[databases]\n* = host=%s port=%d\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = %d\nunix_socket_dir =\nauth_type = trust\nauth_file = %s\n",
		config.Host, config.Port, port, users)
	for _, s := range settings {
		if forced, ok := strings.CutPrefix(s, "* ="); ok {
			text = strings.Replace(text, "* =", "* ="+forced, 1)
			continue
		}
		text += s + "\n"
	}
	cmd := exec.Command(program, write("pgbouncer.ini", text))
	said := &journal{}
	cmd.Stdout, cmd.Stderr = said, said
	if os.Geteuid() == 0 { // it refuses to be root, and PostgreSQL's socket is PostgreSQL's
		who, err := user.Lookup("postgres")
		if err != nil {
			t.Fatal(err)
		}
		uid, _ := strconv.Atoi(who.Uid)
		gid, _ := strconv.Atoi(who.Gid)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	})
	eventually(t, "pgbouncer answers", func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			return false
		}
		_ = conn.Close()
		return true
	})
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", config.User, port, config.Database)
}

// probed is a database of the test's own with fencedNetwork in it.
func probed(t *testing.T) string {
	t.Helper()
	url := storetest.URL(t)
	if got := call(t, "", []string{"DATABASE_URL=" + url}, "load", write(t, "probe.yaml", fencedNetwork)); got.code != exitOK {
		t.Fatalf("load: %+v", got)
	}
	return url
}

// wantFence starts the program on the database and looks whether everybody reads what is for everybody, and no more.
func wantFence(t *testing.T, environment ...string) *service {
	t.Helper()
	s := serve(t, environment)
	eventually(t, "it is ready", func() bool { status, _ := s.get("/readyz"); return status == 200 }) // new connections take their time
	for path, word := range map[string]string{"/": "116 016", "/netzwerke": "Runder Tisch Probe", "/netzwerke/probe": "Zentrale", "/hsds/v3/organizations": "probe", "/readyz": "ready", "/termine": "", "/daten": "", "/suche": ""} {
		status, body := s.get(path)
		if status != 200 || !strings.Contains(body, word) {
			t.Errorf("%s: status %d, want 200 and %q\n%s", path, status, word, s.errors)
		}
		if strings.Contains(body, "Durchwahl der Koordination") || strings.Contains(body, "302546") || strings.Contains(body, "30-2546") {
			t.Errorf("%s shows everybody what is for staff", path)
		}
	}
	return s
}

const dropping = "ignore_startup_parameters = role,statement_timeout,search_path,default_transaction_read_only,default_transaction_isolation,jit,options,extra_float_digits"

func TestBehindPgBouncerForSessionsTheFenceHolds(t *testing.T) {
	t.Parallel()
	const asEach = "auth_query = select usename, passwd from pg_shadow where usename = $1"
	for name, test := range map[string]struct {
		settings []string
		weaker   bool // the levels cannot sign in as somebody of their own
	}{
		"as it comes":                              {[]string{"pool_mode = session"}, true},
		"dropping start-up parameters":             {[]string{"pool_mode = session", dropping}, true},
		"one user for everybody":                   {[]string{"pool_mode = session", "* = user=rundtisch", "auth_type = any"}, true},
		"users from the database":                  {[]string{"pool_mode = session", "auth_user = rundtisch", asEach}, false},
		"users from the database, parameters lost": {[]string{"pool_mode = session", "auth_user = rundtisch", asEach, dropping}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			through := pooler(t, probed(t), test.settings...)
			got := call(t, "", []string{"DATABASE_URL=" + through}, "migrate")
			if got.code != exitOK || test.weaker != strings.Contains(got.err, "nicht selbst anmelden") {
				t.Fatalf("migrate: %+v", got)
			}
			if s := wantFence(t, "DATABASE_URL="+through); s.end(syscall.SIGTERM) != exitOK {
				t.Errorf("it ends with %s", s.errors)
			}
		})
	}
}

func TestBehindPgBouncerForTransactionsNothingStarts(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string][]string{
		"transactions":              {"pool_mode = transaction"},
		"transactions, dropping":    {"pool_mode = transaction", dropping},
		"transactions, round robin": {"pool_mode = transaction", "server_round_robin = 1", "min_pool_size = 5", dropping},
		"statements":                {"pool_mode = statement", dropping},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			through := pooler(t, probed(t), settings...)
			for _, command := range []string{"migrate", "serve"} {
				got := call(t, "", []string{"DATABASE_URL=" + through, "RUNDTISCH_ADDR=127.0.0.1:0"}, command)
				if got.code != exitFailed || got.out != "" || !strings.Contains(got.err, "pool_mode=session") {
					t.Errorf("%s: %+v", command, got)
				}
			}
		})
	}
}

// Whoever opens a pool of a level without having migrated first gets nothing either.
func TestAReaderBehindPgBouncerForTransactionsReadsNothing(t *testing.T) {
	t.Parallel()
	through := pooler(t, probed(t), "pool_mode = transaction", dropping)
	reader := storetest.Pool(t, through, directory.Public, nil)
	if err := store.New(reader).Ready(t.Context()); !store.Unavailable(err) || !strings.Contains(err.Error(), "pool_mode=session") {
		t.Errorf("%v, want a refusal that the pages say calmly", err)
	}
}
