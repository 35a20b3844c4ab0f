//go:build linux || darwin

package postgres

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// errContended is the cause when the server would not start and something of
// another one is still there: its process file, if no more than that.
var errContended = errors.New("another server is still around")

// settings go before those in postgresql.conf, where people may tune the rest.
func (c cluster) settings() []string {
	settings := []string{
		// reachable through the socket only
		"listen_addresses=", "port=" + port, "unix_socket_directories=" + c.socket, "unix_socket_permissions=0700",
		// what was committed stays, whatever happens
		"fsync=on", "synchronous_commit=on", "full_page_writes=on",
		// the log: no rows of people in it, and no growth in quiet times
		"logging_collector=off", "log_destination=stderr", "log_error_verbosity=terse",
		"log_min_error_statement=panic", "log_statement=none", "log_checkpoints=off",
	}
	if c.throwaway { // of two values the later one holds
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=500", "autovacuum=off")
	}
	args := []string{"-D", c.data}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	return args
}

// serve starts the server and returns it once it accepts connections.
func (c cluster) serve(ctx context.Context, binaries installation, who *account, log func(string, ...any)) (*child, error) {
	out, err := c.openLog()
	if err != nil {
		return nil, err
	}
	defer out.Close() // the server has its own handle
	cmd := exec.Command(binaries.path("postgres"), c.settings()...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = c.base, plainEnv(), out, out
	start, _ := out.Seek(0, 2) // where this server's own lines begin; 0 will do as well
	server, err := launch(cmd, who, syscall.SIGINT)
	if err != nil {
		if who != nil && errors.Is(err, fs.ErrPermission) {
			return nil, locked(c.base, who, err) // the binaries can be run, we have seen that
		}
		return nil, tell(err, "PostgreSQL lässt sich nicht starten (%v). %s", err, cure)
	}
	tick, tellAgain := time.NewTicker(5*time.Millisecond), time.NewTicker(5*time.Second)
	defer tick.Stop()
	defer tellAgain.Stop()
	for {
		select {
		case <-server.gone:
			cause := server.err
			if _, err := os.Lstat(filepath.Join(c.data, pidFile)); err == nil {
				cause = errContended // a server that fails by itself takes its file along
			}
			return nil, tell(cause, "PostgreSQL ist nicht gestartet. Was es dazu sagt (mehr in %s):\n%s",
				out.Name(), logTail(out, start))
		case <-ctx.Done():
			hurry := make(chan struct{}, 1)
			hurry <- struct{}{}
			_ = server.shutDown(hurry) // the caller hears that time was up
			return nil, tell(ctx.Err(), "PostgreSQL war nicht rechtzeitig bereit. Bitte noch einmal versuchen; mehr steht in %s.", out.Name())
		case <-tellAgain.C:
			log("PostgreSQL bringt die Daten noch in Ordnung …")
		case <-tick.C:
			if pid, ready, err := c.process(); err == nil && ready && pid == cmd.Process.Pid {
				return server, nil
			}
		}
	}
}

// openLog opens the server's log, after putting a long one aside.
func (c cluster) openLog() (*os.File, error) {
	const long = 4 << 20
	path := filepath.Join(c.base, "server.log")
	if info, err := os.Stat(path); err == nil && info.Size() > long {
		_ = os.Rename(path, path+".old") // if that fails the log is merely longer
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, tell(err, "%s lässt sich nicht schreiben (%v). Bitte die Rechte und den freien Platz prüfen.", path, err)
	}
	return file, nil
}

// logTail returns the last lines that were written after start.
func logTail(file *os.File, start int64) string {
	const most = 4 << 10
	info, err := file.Stat()
	if err != nil {
		return err.Error()
	}
	text := make([]byte, min(most, max(0, info.Size()-start)))
	n, _ := file.ReadAt(text, info.Size()-int64(len(text))) // what can be read will do
	return lastLines(string(text[:n]))
}
