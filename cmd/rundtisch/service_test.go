package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// service is a running `rundtisch serve`.
type service struct {
	t       testing.TB
	cmd     *exec.Cmd
	address string
	out     string // what it said on stdout until it was ready
	errors  *journal
	ended   chan error
}

var readyLine = regexp.MustCompile(`(?m)^Rundtisch ist bereit: (https?://localhost:[1-9]\d*)$`)

// serve starts the program on a free port and waits until it says that it is ready.
func serve(t testing.TB, environment []string, args ...string) *service {
	t.Helper()
	return serveLogging(t, nil, environment, args...)
}

// serveLogging is serve with a file for the log; nil: it is kept in errors.
func serveLogging(t testing.TB, log *os.File, environment []string, args ...string) *service {
	t.Helper()
	file, err := binary()
	if err != nil {
		t.Fatalf("go build: %v\n%s", err, file)
	}
	s := &service{t: t, cmd: exec.Command(file, append([]string{"serve"}, args...)...), errors: &journal{}, ended: make(chan error, 1)}
	s.cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "RUNDTISCH_ADDR=127.0.0.1:0"}, environment...)
	if s.cmd.Stderr = s.errors; log != nil {
		s.cmd.Stderr = log
	}
	out, err := s.cmd.StdoutPipe()
	if err == nil {
		err = s.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	ready := make(chan string, 1)
	go func() {
		said := ""
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			said += lines.Text() + "\n"
			if strings.HasPrefix(lines.Text(), "Beenden mit") {
				ready <- said
			}
		}
		close(ready)
		s.ended <- s.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill() // where the test has not ended it
		<-s.ended
	})
	select {
	case s.out = <-ready:
	case <-time.After(time.Minute):
	}
	m := readyLine.FindStringSubmatch(s.out)
	if m == nil {
		t.Fatalf("not ready; on stdout %q, on stderr %s", s.out, s.errors)
	}
	s.address = m[1]
	return s
}

// get returns status and body of a page.
func (s *service) get(path string) (int, string) {
	s.t.Helper()
	c := http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := c.Get(s.address + path)
	if err != nil {
		return 0, err.Error()
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, err.Error()
	}
	return res.StatusCode, string(body)
}

// end sends a signal and returns the exit code; -1 if the signal ended the program.
func (s *service) end(signal syscall.Signal) int {
	s.t.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.t.Fatal(err)
	}
	select {
	case err := <-s.ended:
		s.ended <- err
	case <-time.After(40 * time.Second):
		s.t.Fatalf("still running 40 s after %v; stderr: %s", signal, s.errors)
	}
	return s.cmd.ProcessState.ExitCode()
}

// eventually waits for a condition.
func eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(30 * time.Second); !condition(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("still not true: %s", what)
		}
	}
}
