//go:build linux || darwin

package postgres

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"
)

// shared is the directory of this test run. t.TempDir is of no use to us as root:
// the user that PostgreSQL runs as may not enter it.
var shared string

func TestMain(m *testing.M) {
	if role := os.Getenv("RUNDTISCH_TEST_ROLE"); role != "" {
		os.Exit(playRole(role))
	}
	os.Exit(runTests(m))
}

func runTests(m *testing.M) (code int) {
	_ = os.Getenv("RUNDTISCH_TEST_WORLD") // so that go test runs this again when there is another PostgreSQL
	var err error
	if shared, err = os.MkdirTemp("", "rundtisch-test-"); err == nil {
		shared, err = filepath.EvalSymlinks(shared)
	}
	if err == nil {
		err = os.Chmod(shared, 0o755)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(shared)
	code = m.Run()
	if left := processesIn(shared); len(left) > 0 {
		fmt.Fprintln(os.Stderr, "processes left behind:", left)
		code = 1
	}
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	return code
}

// tempDir is a directory that the user postgres may enter.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(shared, "")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // the whole of shared goes in the end
	return dir
}

// bare is a machine without PostgreSQL, with npm.
func bare() *search {
	s := everywhere()
	var kept []string
	for _, dir := range filepath.SplitList(s.path) {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err != nil {
			kept = append(kept, dir)
		}
	}
	s.path, s.places = strings.Join(kept, string(os.PathListSeparator)), nil
	return s
}

// start starts a server on state and stops it when the test ends.
func start(t *testing.T, state string) *Server {
	t.Helper()
	return startWith(t, Options{StateDir: state, CacheDir: filepath.Join(shared, "no-cache")})
}

func startWith(t *testing.T, opts Options) *Server {
	t.Helper()
	if opts.Log == nil {
		opts.Log = t.Logf
	}
	began := time.Now()
	s, err := Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("started in %d ms", time.Since(began).Milliseconds())
	t.Cleanup(func() { stop(t, s) })
	return s
}

func stop(t *testing.T, s *Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := s.Stop(ctx); err != nil {
		t.Error(err)
	}
}

// query runs statements one by one and returns the first column of the last one.
func query(t *testing.T, s *Server, database string, statements ...string) string {
	t.Helper()
	got, err := tryQuery(t, s, database, statements...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func tryQuery(t *testing.T, s *Server, database string, statements ...string) (got string, err error) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL(database))
	if err != nil {
		return "", err
	}
	defer conn.Close(context.Background())
	last := len(statements) - 1
	for _, statement := range statements[:last] {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			return "", fmt.Errorf("%s: %w", statement, err)
		}
	}
	err = conn.QueryRow(t.Context(), statements[last]).Scan(&got)
	return got, err
}

// eventually waits for a condition.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(time.Minute); !condition(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("still not true after a minute: %s", what)
		}
	}
}

// serverLog is what the server on state has said so far.
func serverLog(t *testing.T, state string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(state, "postgresql", "server.log"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
