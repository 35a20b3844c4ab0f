//go:build linux || darwin

package postgres

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// child is a program of ours, in a process group of its own so that Ctrl-C on the
// terminal does not reach it before we are ready to end it.
type child struct {
	cmd  *exec.Cmd
	gone chan struct{} // closed when the program has ended
	err  error         // how it ended; readable once gone is closed
}

// launch starts cmd as who. Where the system can do it, the program gets the signal
// onDeath when we die. Linux ties that to the life of the thread that started the
// program, hence the goroutine that keeps a thread to itself until the end.
func launch(cmd *exec.Cmd, who *account, onDeath syscall.Signal) (*child, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if who != nil {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: who.uid, Gid: who.gid}
	}
	signalOnOurDeath(cmd.SysProcAttr, onDeath)
	c := &child{cmd: cmd, gone: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			c.err = cmd.Wait()
			close(c.gone)
		}
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	return c, nil
}

// run runs a short-lived program as who and returns what it printed. When ctx ends,
// the program and all it has started are killed.
func run(ctx context.Context, who *account, cmd *exec.Cmd) (string, error) {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	cmd.WaitDelay = 2 * time.Second
	c, err := launch(cmd, who, syscall.SIGKILL)
	if err != nil {
		return "", err
	}
	select {
	case <-c.gone:
	case <-ctx.Done():
		c.signalGroup(syscall.SIGKILL)
		<-c.gone
		return "", ctx.Err()
	}
	text := strings.TrimSpace(out.String())
	if c.err != nil {
		return text, fmt.Errorf("%s: %w: %s", cmd.Args[0], c.err, lastLines(text))
	}
	return text, nil
}

// shutDown ends a PostgreSQL cleanly: transactions are aborted, everything is
// written, and nothing has to be recovered at the next start. A word on hurry, or
// finally time, makes it end at once; committed rows are safe all the same.
func (c *child) shutDown(hurry <-chan struct{}) error {
	_ = c.cmd.Process.Signal(syscall.SIGINT) // "fast"; an error means that it is gone
	select {
	case <-c.gone:
		return nil
	case <-hurry:
	}
	_ = c.cmd.Process.Signal(syscall.SIGQUIT) // "immediate"
	select {
	case <-c.gone:
	case <-time.After(10 * time.Second):
		c.signalGroup(syscall.SIGKILL)
		<-c.gone
	}
	return tell(nil, "PostgreSQL war nicht rechtzeitig beendet und wurde abgebrochen. "+
		"Es geht nichts Gespeichertes verloren; der nächste Start dauert etwas länger.")
}

// signalGroup reaches the program and what it has started.
func (c *child) signalGroup(sig syscall.Signal) {
	_ = syscall.Kill(-c.cmd.Process.Pid, sig) // an error means that nobody is left
}

// lastLines keeps an error readable when a program had a lot to say.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-6):], "\n")
}

// plainEnv is all that PostgreSQL gets of our environment: our secrets are none of
// its business, and PGPORT or LC_ALL must not change what it does.
func plainEnv() []string {
	env := []string{"LC_ALL=C", "TZ=UTC"}
	for _, name := range []string{"PATH", "LD_LIBRARY_PATH"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}
