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

var fiveNetworks = []string{"herne", "mettmann", "soest", "braunschweig", "anhalt-bitterfeld"}

// wantFive checks that the five networks are there.
func (s *service) wantFive() {
	s.t.Helper()
	status, body := s.get("/netzwerke")
	for _, key := range fiveNetworks {
		if status != 200 || !strings.Contains(body, `href="/netzwerke/`+key+`"`) {
			s.t.Errorf("/netzwerke (%d) does not list %s", status, key)
		}
		if status, body := s.get("/netzwerke/" + key); status != 200 {
			s.t.Errorf("/netzwerke/%s: status %d %.100s", key, status, body)
		}
	}
}

func TestFirstStartShowsTheFiveNetworksAndTheSecondKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	state := newState(t)
	environment := []string{"RUNDTISCH_STATE=" + state}
	s := serve(t, environment)
	if !strings.Contains(s.out, "Daten: "+state+"\n") {
		t.Errorf("it does not say where the data are:\n%s", s.out)
	}
	s.wantFive()
	for _, path := range []string{"/healthz", "/readyz", "/en", "/suche"} {
		if status, _ := s.get(path); status != 200 {
			t.Errorf("%s: status %d", path, status)
		}
	}
	if _, body := s.get("/sitemap.xml"); !strings.Contains(body, "<loc>"+s.address+"/netzwerke/herne</loc>") {
		t.Errorf("the sitemap does not name the real port:\n%.300s", body)
	}
	if got := call(t, "", environment, "load", example(t, "herne", "Schulungen organisiert.", "Schulungen veranstaltet.")); got.code != exitOK || !strings.Contains(got.out, "geändert") {
		t.Errorf("load while it serves: %+v", got)
	}
	eventually(t, "the change shows", func() bool {
		_, body := s.get("/netzwerke/herne")
		return strings.Contains(body, "Schulungen veranstaltet.")
	})
	if code := s.end(syscall.SIGTERM); code != exitOK {
		t.Errorf("SIGTERM: exit %d, stderr %s", code, s.errors)
	}
	if left := processesOf(state); len(left) > 0 {
		t.Errorf("processes are left: %q", left)
	}
	if strings.Contains(s.errors.String(), "127.0.0.1") || strings.Contains(s.errors.String(), "Go-http-client") {
		t.Errorf("the log names visitors:\n%s", s.errors)
	}

	s = serve(t, environment)
	s.wantFive()
	if _, body := s.get("/netzwerke/herne"); !strings.Contains(body, "Schulungen veranstaltet.") {
		t.Error("the second start changed what was there")
	}
	if said := s.errors.String(); strings.Contains(said, "neu (") || strings.Contains(said, "geändert (") || strings.Contains(said, "unverändert (") {
		t.Errorf("the second start loads:\n%s", said)
	}
	if code := s.end(syscall.SIGINT); code != exitOK {
		t.Errorf("SIGINT: exit %d, stderr %s", code, s.errors)
	}
}

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
