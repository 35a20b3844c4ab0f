package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// diskSize is enough for the private database with the five networks, and soon full.
const diskSize = 160 << 20

// smallDisk mounts a disk that is soon full and returns a directory on it. Only root may mount: whoever else runs the tests
// gets "", and make faults says that it wants root.
func smallDisk(t testing.TB) string {
	t.Helper()
	if os.Geteuid() != 0 {
		if os.Getenv("RUNDTISCH_TEST_FAULTS") != "" {
			t.Fatal("only root can mount the disk that gets full")
		}
		return ""
	}
	at := newState(t)
	if err := syscall.Mount("tmpfs", at, "tmpfs", 0, "mode=755,size="+strconv.Itoa(diskSize)); err != nil {
		t.Fatalf("mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(at, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	dir := filepath.Join(at, "state")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// fill takes what is left of the disk below dir, and returns what gives it back.
func fill(t testing.TB, dir string) func() {
	t.Helper()
	path := filepath.Join(filepath.Dir(dir), "full")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // the disk is full
	for block := make([]byte, 1<<20); len(block) > 0; {
		_, err := file.Write(block)
		switch {
		case errors.Is(err, syscall.ENOSPC):
			block = block[:len(block)/2]
		case err != nil:
			t.Fatal(err)
		}
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// The disk of the database is full for a while: pages are shown as long as the database reads, saving says that it does not
// work, and all is well when there is room again.
func TestNothingIsLostWhenTheDiskIsFull(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t)
	if dir == "" {
		t.Log("only root can mount a disk that gets full: nothing was tried")
		return
	}
	environment := []string{"RUNDTISCH_STATE=" + dir}
	s := serve(t, environment)
	cookie := s.signIn(environment)
	before, kept := state(t, environment), newSavings()
	for round := range faultRounds(t, 1) {
		l := begin(t, round, kept, cookie, s)
		l.more(5)
		empty := fill(t, dir)
		l.until(t, "saving does not work", "POST 503", 2)
		<-time.After(2 * time.Second) // the database may go down for it, and up again
		empty()
		well := l.untilSaved(round)
		l.more(5)
		l.end()
		t.Logf("round %d: well after %v. %v", round, well.Round(time.Millisecond), l)
		kept.keeps(t, environment, before)
	}
	stop(t, s)
	if out, err := exec.Command("df", "-k", dir).Output(); err == nil {
		t.Logf("%s", out)
	}
}
