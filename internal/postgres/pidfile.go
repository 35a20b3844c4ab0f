//go:build linux || darwin

package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const pidFile = "postmaster.pid"

// process reads the file in which a server says who it is and how far it has come.
// The process number is 0 if the file is there but says nothing.
func (c cluster) process() (pid int, ready bool, err error) {
	text, err := os.ReadFile(filepath.Join(c.data, pidFile))
	if err != nil {
		return 0, false, err
	}
	lines := strings.Split(string(text), "\n")
	pid, _ = strconv.Atoi(strings.TrimSpace(lines[0])) // 0 if it is no number
	// The state is in the eighth line, where pg_ctl looks as well.
	return pid, len(lines) > 7 && strings.TrimSpace(lines[7]) == "ready", nil
}

// accepting reports whether a server is running and takes connections. The file
// alone may be what a killed machine left behind.
func (c cluster) accepting() bool {
	if _, ready, err := c.process(); err != nil || !ready {
		return false
	}
	conn, err := net.Dial("unix", c.socket+socketFile)
	if err != nil {
		return false
	}
	_ = conn.Close() // it was only a knock
	return true
}

// settle waits until no server runs on the data any more, and ends one that does:
// the caller holds the owner lock, so it lost its owner. It also takes care of what
// PostgreSQL would refuse to start over: a process file that is empty, or whose
// number belongs to some other program since the machine was restarted.
func (c cluster) settle(ctx context.Context) error {
	const fresh = 2 * time.Second // a server writes its file at once after creating it
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for asked := 0; ; {
		pid, _, err := c.process()
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil
		case err != nil:
			return tell(err, "Die Daten in %s sind nicht lesbar (%v). Bitte als der Benutzer starten, dem sie gehören.", c.data, err)
		case pid == 0:
			if info, err := os.Stat(filepath.Join(c.data, pidFile)); err == nil && time.Since(info.ModTime()) > fresh {
				return c.disown()
			}
		case errors.Is(syscall.Kill(pid, 0), syscall.ESRCH):
			return nil // PostgreSQL sees that itself
		case !runsIn(pid, c.data):
			return c.disown()
		case pid != asked:
			_ = syscall.Kill(pid, syscall.SIGINT) // an error means that it has just gone
			asked = pid
		}
		select {
		case <-ctx.Done():
			return tell(ctx.Err(), "Das vorige PostgreSQL in %s ist noch nicht beendet. Bitte gleich noch einmal versuchen.", c.data)
		case <-tick.C:
		}
	}
}

// disown puts our own process number into the process file, which PostgreSQL takes
// for stale because we are its parent. Removing the file would be simpler, but it
// also names the shared memory by which PostgreSQL notices processes of a killed
// server that still write to the data.
func (c cluster) disown() error {
	root, err := os.OpenRoot(c.data) // the data belong to another user; no link may lead us elsewhere
	if err != nil {
		return fmt.Errorf("stale process file: %w", err)
	}
	defer root.Close()
	file, err := root.OpenFile(pidFile, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("stale process file: %w", err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return fmt.Errorf("stale process file: %w", err)
	}
	_, rest, _ := bytes.Cut(text, []byte("\n"))
	text = append(fmt.Appendf(nil, "%d\n", os.Getpid()), rest...)
	if err := file.Truncate(0); err != nil {
		return fmt.Errorf("stale process file: %w", err)
	}
	if _, err := file.WriteAt(text, 0); err != nil {
		return fmt.Errorf("stale process file: %w", err)
	}
	return nil
}
