//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestFirstStartGivesAServerThatKeepsWhatIsCommitted(t *testing.T) {
	t.Parallel()
	s := start(t, tempDir(t))
	if err := s.Ensure(t.Context(), "rundtisch"); err != nil {
		t.Fatal(err)
	}
	if err := s.Ensure(t.Context(), "rundtisch"); err != nil {
		t.Errorf("a second Ensure: %v", err)
	}
	for statement, want := range map[string]string{
		`select to_tsvector('simple', 'Ä')::text`:   `'ä':1`,
		`select lower('ÄÖÜẞ')`:                      `äöüß`,
		`show server_encoding`:                      `UTF8`,
		`show fsync`:                                `on`,
		`show synchronous_commit`:                   `on`,
		`show full_page_writes`:                     `on`,
		`show data_checksums`:                       `on`,
		`show listen_addresses`:                     ``,
		`select current_user || current_database()`: superuser + `rundtisch`,
		`select count(*)::text from pg_hba_file_rules
		 where not (type = 'local' and auth_method = 'trust' or auth_method = 'reject')`: `0`,
	} {
		if got := query(t, s, "rundtisch", statement); got != want {
			t.Errorf("%s = %q, want %q", statement, got, want)
		}
	}
	for dir, want := range map[string]os.FileMode{s.cluster.data: 0o700, s.cluster.socket: 0o700} {
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: mode %v, %v, want %v", dir, info.Mode().Perm(), err, want)
		}
	}
}

func TestSecondStartKeepsTheData(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	s := start(t, state)
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	stop(t, s)
	if left := processesIn(state); len(left) > 0 {
		t.Errorf("processes %v are left after Stop", left)
	}
	if err := s.Stop(t.Context()); err != nil {
		t.Errorf("a second Stop: %v", err)
	}
	if got := query(t, start(t, state), "postgres", `select word from kept`); got != "da" {
		t.Errorf("after the second start: %q, want da", got)
	}
}

func TestStopWithoutTimeLosesNothing(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	s, err := Start(t.Context(), Options{StateDir: state, Log: t.Logf})
	if err != nil {
		t.Fatal(err)
	}
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	now, cancel := context.WithCancel(t.Context())
	cancel()
	_ = s.Stop(now) // an error if the server took notice of it in time, none if it was quicker
	if left := processesIn(state); len(left) > 0 {
		t.Errorf("processes %v are left after Stop", left)
	}
	if got := query(t, start(t, state), "postgres", `select word from kept`); got != "da" {
		t.Errorf("after the second start: %q, want da", got)
	}
}

func TestStartGivesUpWhenItsContextEnds(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	ctx, cancel := context.WithCancel(t.Context())
	began := func(string, ...any) { cancel() } // the first thing it says is that it creates the data
	if _, err := Start(ctx, Options{StateDir: state, Log: began}); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want one about the context", err)
	}
	eventually(t, "what initdb had started is gone", func() bool { return len(processesIn(state)) == 0 })
	entries, err := os.ReadDir(filepath.Join(state, "postgresql"))
	if err != nil || len(entries) != 1 {
		t.Errorf("left in the state directory: %v, %v, want the owner file only", entries, err)
	}
}

func TestServerThatDiesIsStartedAgain(t *testing.T) {
	t.Parallel()
	s := start(t, tempDir(t))
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	first, _, err := s.cluster.process()
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(first, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the rows are back", func() bool {
		got, err := tryQuery(t, s, "postgres", `select word from kept`)
		return err == nil && got == "da"
	})
	if second, _, err := s.cluster.process(); err != nil || second == first {
		t.Errorf("process %d, %v, want another than %d", second, err, first)
	}
}

func TestLongPathsGetAShortSocket(t *testing.T) {
	t.Parallel()
	state := filepath.Join(tempDir(t), strings.Repeat("lang", 20), strings.Repeat("länger", 10))
	s := start(t, state)
	t.Cleanup(func() { _ = os.RemoveAll(s.cluster.socket) }) // before Stop; the server copes
	if !strings.HasPrefix(s.cluster.socket, "/tmp/rundtisch-") || len(s.cluster.socket+socketFile) > longestSocket {
		t.Errorf("socket directory %q, want a short one", s.cluster.socket)
	}
	if got := query(t, s, "postgres", `select 'da'`); got != "da" {
		t.Errorf("got %q, want da", got)
	}
}

func TestURLIsNotBentByTheEnvironment(t *testing.T) {
	for name, value := range map[string]string{"PGHOST": "elsewhere", "PGPORT": "1", "PGUSER": "x", "PGDATABASE": "x",
		"PGSSLMODE": "require"} {
		t.Setenv(name, value)
	}
	s := &Server{cluster: cluster{socket: "/srv/mit Leerzeichen & mehr/ü"}}
	config, err := pgconn.ParseConfig(s.URL("runder tisch"))
	if err != nil {
		t.Fatal(err)
	}
	if config.Host != s.cluster.socket || config.Port != 5432 || config.User != superuser ||
		config.Database != "runder tisch" || config.TLSConfig != nil {
		t.Errorf("%s is read as host %q port %d user %q database %q", s.URL("runder tisch"), config.Host, config.Port,
			config.User, config.Database)
	}
}

func TestThrowawayDataDoNotWaitForTheDisk(t *testing.T) {
	t.Parallel()
	s := startWith(t, Options{StateDir: tempDir(t), CacheDir: filepath.Join(shared, "no-cache"), Throwaway: true})
	for statement, want := range map[string]string{`show fsync`: `off`, `show full_page_writes`: `off`, `show synchronous_commit`: `off`, `show max_connections`: `500`} {
		if got := query(t, s, "postgres", statement); got != want {
			t.Errorf("%s = %q, want %q", statement, got, want)
		}
	}
}
