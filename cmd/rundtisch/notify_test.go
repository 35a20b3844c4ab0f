package main

import (
	"net"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Whoever started the service hears that it is ready, then again and again that it answers, and at last that it stops.
func TestWhoStartedTheServiceHearsHowItIs(t *testing.T) {
	t.Parallel()
	dir := newState(t)
	socket, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: filepath.Join(dir, "notify"), Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = socket.Close() }()
	next := func() string {
		t.Helper()
		said := make([]byte, 100)
		_ = socket.SetReadDeadline(time.Now().Add(time.Minute))
		n, err := socket.Read(said)
		if err != nil {
			t.Fatal(err)
		}
		return string(said[:n])
	}
	s := serve(t, []string{"RUNDTISCH_STATE=" + dir, "NOTIFY_SOCKET=" + filepath.Join(dir, "notify"), "WATCHDOG_USEC=300000"})
	if got := next(); got != "READY=1" {
		t.Errorf("first it says %q", got)
	}
	for range 3 {
		if got := next(); got != "WATCHDOG=1" {
			t.Errorf("then it says %q", got)
		}
	}
	if err := s.cmd.Process.Signal(syscall.SIGSTOP); err != nil { // it hangs
		t.Fatal(err)
	}
	for deadline := time.Now().Add(500 * time.Millisecond); time.Now().Before(deadline); { // what was on its way
		_ = socket.SetReadDeadline(deadline)
		_, _ = socket.Read(make([]byte, 100))
	}
	_ = socket.SetReadDeadline(time.Now().Add(time.Second))
	if n, err := socket.Read(make([]byte, 100)); err == nil {
		t.Errorf("it hangs and says %d bytes", n)
	}
	if err := s.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if s.end(syscall.SIGTERM) != exitOK {
		t.Errorf("it ends with %s", s.errors)
	}
	stopping := false
	for !stopping {
		stopping = next() == "STOPPING=1"
	}
}
