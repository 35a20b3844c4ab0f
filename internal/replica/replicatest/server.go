// Package replicatest runs PostgreSQL servers of a test's own that copy each other: a primary and its replicas, as they
// stand on several machines. They can be killed, frozen, held back and promoted.
package replicatest

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long anything may take that is waited for.
const patience = 60 * time.Second

// database is the name of the database of the program on each server, and who it belongs to.
const database, owner = "rundtisch", "rundtisch"

// Server is a PostgreSQL server of a test.
type Server struct {
	Name string
	t    testing.TB
	dir  string // of its data, its socket and its log
	cmd  *exec.Cmd
	gone chan struct{} // closed when it has ended
}

// Primary starts a new server with an empty database. settings are lines of postgresql.conf.
func Primary(t testing.TB, settings ...string) *Server {
	t.Helper()
	s := create(t, "primary")
	s.run("initdb", "--username="+owner, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions",
		"--pgdata="+s.data())
	s.configure(append([]string{"wal_level = replica", "max_wal_senders = 10", "wal_keep_size = 256MB", "hot_standby = on",
		"listen_addresses = ''", "fsync = off", "max_connections = 120", "shared_buffers = 32MB", "wal_log_hints = on",
		"unix_socket_directories = '" + s.dir + "'"}, settings...)...)
	s.Start()
	s.exec("postgres", "create database "+database)
	return s
}

// Copy starts a replica of the server.
func (s *Server) Copy(name string, settings ...string) *Server {
	s.t.Helper()
	c := create(s.t, name)
	c.run("pg_basebackup", "--dbname="+s.at("replication")+" application_name="+name, "--pgdata="+c.data(), "--write-recovery-conf",
		"--checkpoint=fast", "--no-sync", "--wal-method=stream")
	c.configure(append([]string{"unix_socket_directories = '" + c.dir + "'"}, settings...)...)
	c.Follow(s)
	c.Start()
	return c
}

// Follow makes a server copy another one from its next start on, or at once when it runs.
func (s *Server) Follow(of *Server) {
	s.t.Helper()
	s.configure("primary_conninfo = 'host=" + of.dir + " user=" + owner + " application_name=" + s.Name + "'")
	if s.cmd != nil {
		s.Exec("select pg_reload_conf()")
	}
}

func create(t testing.TB, name string) *Server {
	t.Helper()
	dir, err := os.MkdirTemp("", "rundtisch-copy-") // t.TempDir is too long a path for a socket
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Name: name, t: t, dir: dir}
	if who := serviceAccount(t); who != nil {
		err = os.Chown(dir, int(who.Uid), int(who.Gid))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.Kill()
		_ = os.RemoveAll(dir)
	})
	return s
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// configure adds lines to the settings; the last of a name counts.
func (s *Server) configure(lines ...string) {
	s.t.Helper()
	f, err := os.OpenFile(filepath.Join(s.data(), "postgresql.auto.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
		_ = f.Close()
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// at is how the programs of PostgreSQL name a database of the server.
func (s *Server) at(name string) string {
	return "host=" + s.dir + " user=" + owner + " dbname=" + name
}

// URL is the address of the database of the program on one server, or on the one of several at which it is written.
func URL(servers ...*Server) string {
	var dirs []string
	for _, s := range servers {
		dirs = append(dirs, s.dir)
	}
	url := "postgres:///" + database + "?sslmode=disable&user=" + owner + "&host=" + strings.Join(dirs, ",")
	if len(servers) > 1 {
		url += "&target_session_attrs=read-write"
	}
	return url
}

// Start starts the server, as it was before if it was killed.
func (s *Server) Start() {
	s.t.Helper()
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	deadline := time.Now().Add(patience)
	for {
		s.cmd = s.command("postgres", "-D", s.data())
		s.cmd.Stdout, s.cmd.Stderr = log, log
		if err := s.cmd.Start(); err != nil {
			s.t.Fatal(err)
		}
		s.gone = make(chan struct{})
		go func(cmd *exec.Cmd, gone chan struct{}) {
			_ = cmd.Wait() // it is killed in the end
			close(gone)
		}(s.cmd, s.gone)
		if s.answers(deadline) {
			return
		}
		if time.Now().After(deadline) {
			said, _ := os.ReadFile(log.Name())
			s.t.Fatalf("%s does not start:\n%s", s.Name, said)
		}
	}
}

// answers waits until the server answers, or has ended: what a killed one has left may still be in the way.
func (s *Server) answers(deadline time.Time) bool {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for time.Now().Before(deadline) {
		if conn, err := pgx.Connect(context.Background(), s.at("postgres")); err == nil {
			_ = conn.Close(context.Background()) // it has served
			return true
		}
		select {
		case <-s.gone:
			return false
		case <-tick.C:
		}
	}
	return false
}

// Kill ends the server as a power cut does.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	killTree(s.cmd.Process.Pid)
	<-s.gone
	s.cmd = nil
}

// Freeze makes the server a black hole: it takes connections, and says nothing. Thaw ends that.
func (s *Server) Freeze() { s.signal(syscall.SIGSTOP) }

// Thaw lets a frozen server go on.
func (s *Server) Thaw() { s.signal(syscall.SIGCONT) }

func (s *Server) signal(sig syscall.Signal) {
	for _, pid := range s.processes() {
		_ = syscall.Kill(pid, sig) // one that has ended needs none
	}
}

func (s *Server) processes() []int { return tree(s.cmd.Process.Pid) }

// tree is a process and its children, which may have groups of their own.
func tree(root int) []int {
	all := []int{root}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range stats {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		after := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		if len(after) > 1 && after[1] == strconv.Itoa(root) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(file)))
			all = append(all, pid)
		}
	}
	return all
}

func killTree(root int) {
	for _, pid := range tree(root) {
		_ = syscall.Kill(pid, syscall.SIGKILL) // an error means that it is gone
	}
}

// Pause makes a replica receive and not replay; Resume ends that.
func (s *Server) Pause() { s.Exec("select pg_wal_replay_pause()") }

// Resume lets a replica replay again.
func (s *Server) Resume() { s.Exec("select pg_wal_replay_resume()") }

// Promote makes a replica the primary.
func (s *Server) Promote() { s.Exec("select pg_promote()") }

// Exec runs a statement in the database of the program.
func (s *Server) Exec(sql string) { s.t.Helper(); s.exec(database, sql) }

func (s *Server) exec(name, sql string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.at(name))
	if err == nil {
		_, err = conn.Exec(ctx, sql)
		_ = conn.Close(ctx) // it has served
	}
	if err != nil {
		s.t.Fatalf("%s: %s: %v", s.Name, sql, err)
	}
}

// Int asks for a number in the database of the program.
func (s *Server) Int(sql string) (n int) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.at(database))
	if err == nil {
		err = conn.QueryRow(ctx, sql).Scan(&n)
		_ = conn.Close(ctx) // it has served
	}
	if err != nil {
		s.t.Fatalf("%s: %s: %v", s.Name, sql, err)
	}
	return n
}

func (s *Server) run(program string, args ...string) {
	s.t.Helper()
	if out, err := s.command(program, args...).CombinedOutput(); err != nil {
		s.t.Fatalf("%s: %v\n%s", program, err, out)
	}
}

func (s *Server) command(program string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(binaries(s.t), program), args...)
	cmd.Dir, cmd.Env = s.dir, []string{"LC_ALL=C", "TZ=UTC", "PATH=" + os.Getenv("PATH"), "HOME=" + s.dir}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: serviceAccount(s.t)}
	return cmd
}

// serviceAccount is who PostgreSQL runs as, as it refuses to be root; nil for who we are.
func serviceAccount(t testing.TB) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.ParseUint(who.Uid, 10, 32)
	gid, _ := strconv.ParseUint(who.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// binaries is the folder of the newest PostgreSQL that is installed with all its programs.
func binaries(t testing.TB) string {
	t.Helper()
	dir := found()
	if dir == "" {
		t.Fatal("a PostgreSQL with pg_basebackup is needed (Debian: packages postgresql and postgresql-client)")
	}
	return dir
}

var found = sync.OnceValue(func() string {
	dirs, _ := filepath.Glob("/usr/lib/postgresql/*/bin") // the pattern is well-formed
	for _, on := range []string{"pg_basebackup", "initdb"} {
		if path, err := exec.LookPath(on); err == nil {
			if real, err := filepath.EvalSymlinks(path); err == nil {
				dirs = append(dirs, filepath.Dir(real))
			}
		}
	}
	slices.Reverse(dirs)
	for _, dir := range dirs {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); err == nil {
			if _, err := os.Stat(filepath.Join(dir, "pg_basebackup")); err == nil {
				return dir
			}
		}
	}
	return ""
})
