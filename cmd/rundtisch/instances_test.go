package main

import (
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"rundtisch/internal/store/storetest"
)

func TestKilledProgramStartsAgainWithItsData(t *testing.T) {
	t.Parallel()
	environment := []string{"RUNDTISCH_STATE=" + newState(t)}
	s := serve(t, environment)
	s.wantFive()
	s.end(syscall.SIGKILL)
	s = serve(t, environment)
	s.wantFive()
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d, stderr %s", code, s.errors)
	}
}

func TestTwoProgramsShareOneState(t *testing.T) {
	t.Parallel()
	environment := []string{"RUNDTISCH_STATE=" + newState(t)}
	first := serve(t, environment)
	second := serve(t, environment)
	first.wantFive()
	second.wantFive()
	if first.address == second.address {
		t.Error("both have the same port")
	}
	if code := first.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("the first: exit %d, stderr %s", code, first.errors)
	}
	eventually(t, "the second serves on", func() bool { status, _ := second.get("/readyz"); return status == 200 })
	second.wantFive()
	if code := second.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("the second: exit %d, stderr %s", code, second.errors)
	}
}

func TestGivenDatabaseIsLeftAsItIs(t *testing.T) {
	t.Parallel()
	state := newState(t)
	environment := []string{"DATABASE_URL=" + storetest.URL(t), "RUNDTISCH_STATE=" + state, "RUNDTISCH_BASE_URL=https://netz.example.org/"}
	s := serve(t, environment)
	if !strings.Contains(s.out, "DATABASE_URL") || strings.Contains(s.out, "postgres://") {
		t.Errorf("it says of its data:\n%s", s.out)
	}
	if _, body := s.get("/sitemap.xml"); strings.Contains(body, "/netzwerke/") || !strings.Contains(body, "<loc>https://netz.example.org/netzwerke</loc>") {
		t.Errorf("sitemap: %.400s", body)
	}
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d, stderr %s", code, s.errors)
	}
	s = serve(t, environment, "--load-examples")
	s.wantFive()
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("exit %d, stderr %s", code, s.errors)
	}
	if entries, _ := os.ReadDir(state); len(entries) > 0 {
		t.Errorf("a private database was made beside the given one: %v", entries)
	}
}

func TestPortThatIsTakenIsToldBeforeAnythingStarts(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	state := newState(t)
	got := call(t, "", []string{"RUNDTISCH_STATE=" + state, "RUNDTISCH_ADDR=" + listener.Addr().String()}, "serve")
	if got.code != exitFailed || got.out != "" || !strings.Contains(got.err, listener.Addr().String()) {
		t.Errorf("%+v", got)
	}
	if entries, _ := os.ReadDir(state); len(entries) > 0 {
		t.Errorf("a database was made: %v", entries)
	}
}

func TestStoppingWhileStartingLeavesNothingRunning(t *testing.T) {
	t.Parallel()
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	state := newState(t)
	cmd := exec.Command(file, "serve")
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "RUNDTISCH_ADDR=127.0.0.1:0", "RUNDTISCH_STATE=" + state}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the database is being made", func() bool { entries, _ := os.ReadDir(state); return len(entries) > 0 })
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(40 * time.Second):
		_ = cmd.Process.Kill()
		t.Fatal("still running after 40 s")
	}
	serve(t, []string{"RUNDTISCH_STATE=" + state}).end(syscall.SIGTERM) // what was begun can be finished
}
