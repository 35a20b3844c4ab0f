//go:build linux || darwin

package postgres

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// unprivileged is the user nobody if we are root and can be somebody else.
func unprivileged(t *testing.T) *account {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil // the tests run as such a user anyway
	}
	who, err := serviceAccount()
	if err != nil {
		t.Fatal(err)
	}
	return who
}

func TestOrdinaryUserHasAServerOfTheirOwn(t *testing.T) {
	t.Parallel()
	state, who := tempDir(t), unprivileged(t)
	if err := giveTo(state, who); err != nil {
		t.Fatal(err)
	}
	first := spawn(t, "use", state, "", who)
	first.awaitReady(t)
	second := spawn(t, "use", state, "", who)
	second.awaitReady(t)
	first.kill(t)
	second.leave(t)
	third := spawn(t, "use", state, "", who)
	third.awaitReady(t)
	third.leave(t)
	if left := processesIn(state); len(left) > 0 {
		t.Errorf("processes %v are left", left)
	}
	if os.Geteuid() == 0 {
		// Started as root for once, the data stay with their owner.
		s := start(t, state)
		if info, err := os.Stat(s.cluster.data); err != nil || owner(info) != who.uid {
			t.Errorf("the data belong to %d, %v, want %d", owner(info), err, who.uid)
		}
	}
}

func TestLockedDirectoryIsNamedWithItsCure(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Log("only root starts PostgreSQL as another user")
		return
	}
	closed := filepath.Join(tempDir(t), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(closed, "state")
	_, err := Start(t.Context(), Options{StateDir: state})
	wantProblem(t, err, "/var/lib/rundtisch")
	wantProblem(t, err, "chmod o+x "+closed)
	if entries, _ := filepath.Glob(filepath.Join(state, "postgresql", "data*")); len(entries) > 0 {
		t.Errorf("%v is left", entries)
	}
}

func TestLockedCacheIsNamedWithItsCure(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Log("only root starts PostgreSQL as another user")
		return
	}
	dir, search := tempDir(t), bare()
	closed := filepath.Join(dir, "closed")
	from := search.archives[runtime.GOOS+"/"+runtime.GOARCH]
	bin := filepath.Join(closed, "postgresql", from.name+"-"+fetchedVersion, "bin") // as if fetched before
	if err := os.MkdirAll(bin, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, "postgres"), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Options{StateDir: filepath.Join(dir, "state"), CacheDir: closed, search: search})
	wantProblem(t, err, "/var/cache/rundtisch")
	wantProblem(t, err, "chmod o+x "+closed)
}

func TestDataOfRootAreGivenToTheServer(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Log("only root has data of root")
		return
	}
	state := tempDir(t)
	s := start(t, state)
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('da')`, `select 'written'`)
	stop(t, s)
	err := filepath.Walk(s.cluster.data, func(path string, _ os.FileInfo, err error) error { // as from a backup
		if err != nil {
			return err
		}
		return os.Lchown(path, 0, 0)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := query(t, start(t, state), "postgres", `select word from kept`); got != "da" {
		t.Errorf("got %q, want da", got)
	}
}

func TestSocketDirectoryOfSomebodyElseIsRefused(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Log("only root can make a directory for somebody else")
		return
	}
	dir := tempDir(t)
	foreign, link := filepath.Join(dir, "foreign"), filepath.Join(dir, "link")
	if err := os.Mkdir(foreign, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(foreign, 4711, 4711); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc", link); err != nil {
		t.Fatal(err)
	}
	for _, socket := range []string{foreign, link} {
		err := cluster{socket: socket}.clearSocket(unprivileged(t))
		wantProblem(t, err, "ist aber nicht verwendbar")
	}
}

func TestDefaultDirectories(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", "/x/state")
	t.Setenv("XDG_CACHE_HOME", "not/absolute")
	t.Setenv("HOME", "/home/k")
	wantState, wantCache := "/x/state/rundtisch", "/home/k/.cache/rundtisch"
	if os.Geteuid() == 0 {
		wantState, wantCache = "/var/lib/rundtisch", "/var/cache/rundtisch"
	}
	if got := DefaultStateDir(); got != wantState {
		t.Errorf("DefaultStateDir() = %q, want %q", got, wantState)
	}
	if got := DefaultCacheDir(); got != wantCache {
		t.Errorf("DefaultCacheDir() = %q, want %q", got, wantCache)
	}
}
