//go:build linux || darwin

package postgres

import (
	"os"
	"path/filepath"
	"testing"
)

// TestStartsWhateverStandsInTheEnvironment plays a shell in which another PostgreSQL is set up. It changes the
// environment of the whole process, so it does not run beside others.
func TestStartsWhateverStandsInTheEnvironment(t *testing.T) {
	for name, value := range map[string]string{
		"PGSERVICE": "x", "PGSERVICEFILE": "/dev/null/x", "PGOPTIONS": "-c search_path=nix -c role=nobody",
		"PGTARGETSESSIONATTRS": "read-only", "PGCONNECT_TIMEOUT": "x",
		"PGMINPROTOCOLVERSION": "3.2", "PGMAXPROTOCOLVERSION": "x", "PGPASSFILE": "/dev/null/x", "PGPASSWORD": "x",
		"PGSSLMODE": "verify-full", "PGSSLROOTCERT": "/nirgends",
		"PGSSLCERT": "/nirgends", "PGSSLKEY": "/nirgends", "PGSSLNEGOTIATION": "direct",
		"PGREQUIREAUTH": "scram-sha-256", "PGCHANNELBINDING": "require", "PGAPPNAME": "x\x01",
		"PGHOST": "elsewhere", "PGHOSTADDR": "x", "PGPORT": "1,2", "PGUSER": "x", "PGDATABASE": "x",
		"PGTZ": "Mars/Phobos", "PGDATESTYLE": "x", "PGCLIENTENCODING": "KOI8R", "PGKRBSRVNAME": "x",
	} {
		t.Setenv(name, value)
	}
	s := start(t, tempDir(t))
	if err := s.Ensure(t.Context(), "rundtisch"); err != nil {
		t.Fatal(err)
	}
	if got := query(t, s, "rundtisch", `select current_user || current_database()`); got != superuser+"rundtisch" {
		t.Errorf("connected as %q", got)
	}
}

func TestStartsInADirectoryOfAnyName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a,b", `mit Leerzeichen '"\ü%20%a=b&c?d#e$HOME;@~`} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(tempDir(t), name)
			s := start(t, dir)
			t.Cleanup(func() {
				if filepath.Dir(s.cluster.socket) == "/tmp" {
					_ = os.RemoveAll(s.cluster.socket) // before Stop; the server copes
				}
			})
			if err := s.Ensure(t.Context(), "rundtisch"); err != nil {
				t.Fatal(err)
			}
			if got := query(t, s, "rundtisch", `select 'da'`); got != "da" {
				t.Errorf("got %q, want da", got)
			}
		})
	}
}
