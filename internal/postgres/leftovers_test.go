//go:build linux || darwin

package postgres

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// The machine lost power; afterwards the number of the old server belongs to some
// other program, or the process file is empty.
func TestProcessFileOfAnotherLifeIsNoObstacle(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	s := start(t, state)
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	stop(t, s)
	who, err := s.cluster.account()
	if err != nil {
		t.Fatal(err)
	}
	stranger := exec.Command("cat") // as the same user, or PostgreSQL would not mind it
	stdin, err := stranger.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	child, err := launch(stranger, who, syscall.SIGKILL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stdin.Close(); <-child.gone })

	for name, text := range map[string]string{
		"number of a stranger": fmt.Sprintf("%d\n%s\n1700000000\n%s\n%s\n\n  4242  4242\nready   \n",
			stranger.Process.Pid, s.cluster.data, port, s.cluster.socket),
		"empty": "",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(s.cluster.data, pidFile)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := giveTo(path, who); err != nil {
				t.Fatal(err)
			}
			long := time.Now().Add(-time.Hour)
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
			// A socket nobody listens on, and its lock file.
			for _, name := range []string{socketFile, socketFile + ".lock"} {
				if err := os.WriteFile(s.cluster.socket+name, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			again := start(t, state)
			if got := query(t, again, "postgres", `select word from kept`); got != "da" {
				t.Errorf("got %q, want da", got)
			}
		})
	}
	select {
	case <-child.gone:
		t.Error("the stranger was ended")
	default:
	}
}

func TestDataOfAnotherVersionAreLeftAlone(t *testing.T) {
	t.Parallel()
	state := tempDir(t)
	data := filepath.Join(state, "postgresql", "data")
	if err := os.MkdirAll(data, 0o755); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"14\n": "stammen von PostgreSQL 14, das auf diesem Rechner nicht zu finden ist. Bitte PostgreSQL 14 installieren",
		"":     "die nicht von PostgreSQL zu stammen scheinen",
	} {
		if err := os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Start(t.Context(), Options{StateDir: state, search: &search{}})
		wantProblem(t, err, want)
	}
}
