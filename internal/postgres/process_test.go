//go:build linux || darwin

package postgres

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// playRole is another process: it uses a server until its input ends. It says
// "ready" once it has one.
func playRole(role string) int {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	opts := Options{
		StateDir: os.Getenv("RUNDTISCH_TEST_STATE"),
		CacheDir: os.Getenv("RUNDTISCH_TEST_CACHE"),
		Log:      func(format string, args ...any) { fmt.Printf(format+"\n", args...) },
	}
	if role == "bare" {
		opts.search = bare()
	}
	s, err := Start(ctx, opts)
	if err != nil {
		fmt.Println("error:", err)
		return 1
	}
	if err := s.Ensure(ctx, "probe"); err != nil {
		fmt.Println("error:", err)
		return 1
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin) // until the test closes it, or is gone
	if err := s.Stop(ctx); err != nil {
		fmt.Println("error:", err)
		return 1
	}
	return 0
}

// other is another process that plays a role.
type other struct {
	cmd   *exec.Cmd
	stdin io.Closer
	out   *bufio.Scanner
	said  []string
}

// spawn starts another process on the directories. who is the user to run it as.
func spawn(t *testing.T, role, state, cache string, who *account) *other {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if who != nil { // the program lies where only we may go
		program = copyProgram(t, program)
	}
	cmd := exec.Command(program)
	cmd.Dir = shared
	cmd.Env = append(os.Environ(), "RUNDTISCH_TEST_ROLE="+role, "RUNDTISCH_TEST_STATE="+state, "RUNDTISCH_TEST_CACHE="+cache)
	if who != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: who.uid, Gid: who.gid}}
	}
	o := &other{cmd: cmd}
	stdout, outErr := cmd.StdoutPipe()
	stdin, inErr := cmd.StdinPipe()
	cmd.Stderr = os.Stderr
	if outErr != nil || inErr != nil {
		t.Fatal(outErr, inErr)
	}
	o.out, o.stdin = bufio.NewScanner(stdout), stdin
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = stdin.Close()
		for o.out.Scan() { // let it finish its sentence
		}
		_ = cmd.Wait() // the test itself has looked at what matters
	})
	return o
}

// awaitReady returns once the other process has its server.
func (o *other) awaitReady(t *testing.T) {
	t.Helper()
	for o.out.Scan() {
		o.said = append(o.said, o.out.Text())
		if o.out.Text() == "ready" {
			return
		}
	}
	t.Fatalf("the other process ended before it was ready: %s", strings.Join(o.said, "\n"))
}

// leave lets the other process stop in order and waits for it.
func (o *other) leave(t *testing.T) {
	t.Helper()
	_ = o.stdin.Close()
	for o.out.Scan() {
		t.Log("other:", o.out.Text())
	}
	if err := o.cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// kill ends the other process with kill -9.
func (o *other) kill(t *testing.T) {
	t.Helper()
	if err := o.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = o.cmd.Wait() // "signal: killed"
}

func copyProgram(t *testing.T, program string) string {
	t.Helper()
	bytes, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(tempDir(t), "postgres.test")
	writeProgram(t, place, bytes)
	return place
}

// writeProgram writes a file that can be run at once. Nobody forks meanwhile: a child would hold the file open for
// writing, and then it cannot be run (ETXTBSY).
func writeProgram(t *testing.T, place string, text []byte) {
	t.Helper()
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	if err := os.WriteFile(place, text, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(place, 0o755); err != nil {
		t.Fatal(err)
	}
}
