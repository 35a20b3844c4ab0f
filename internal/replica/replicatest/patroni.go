package replicatest

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Needed are the programs of a Patroni cluster, and the Debian package of each.
var Needed = map[string]string{"patroni": "patroni", "etcd": "etcd-server", "haproxy": "haproxy", "pgbouncer": "pgbouncer"}

// Patroni is three servers that Patroni keeps, each behind a PgBouncer, with one etcd; HAProxy leads to the one that is written.
type Patroni struct {
	t     testing.TB
	dir   string
	port  int // HAProxy's, to the database
	http  int // HAProxy's, to the program
	nodes [3]*node
	proxy *exec.Cmd
}

type node struct {
	name             string
	rest, db, pooler int
	cmd              *exec.Cmd
}

// StartPatroni starts a cluster and waits until it has a leader and two replicas. A node that answers nothing for ttl seconds
// loses the lead; Patroni takes no less than 20.
func StartPatroni(t testing.TB, ttl int) *Patroni {
	t.Helper()
	for program, pkg := range Needed {
		if look(program) == "" {
			t.Fatalf("%s is missing; please install: "+
				"apt-get install --no-install-recommends patroni etcd-server haproxy pgbouncer (package %s)", program, pkg)
		}
	}
	s := create(t, "patroni")
	p := &Patroni{t: t, dir: s.dir, port: freePort(t), http: freePort(t)}
	client, peer := freePort(t), freePort(t)
	p.run("etcd", "--data-dir", filepath.Join(p.dir, "etcd"), "--unsafe-no-fsync",
		"--listen-client-urls", at(client), "--advertise-client-urls", at(client), "--listen-peer-urls", at(peer),
		"--initial-advertise-peer-urls", at(peer), "--initial-cluster", "default="+at(peer),
		"--heartbeat-interval", "500", "--election-timeout", "5000")
	for i := range p.nodes {
		n := &node{name: fmt.Sprintf("n%d", i+1), rest: freePort(t), db: freePort(t), pooler: freePort(t)}
		p.nodes[i] = n
		p.write(n.name+".yml", p.settings(n, client, ttl))
		p.write("users-"+n.name, fmt.Sprintf("%q \"\"\n", owner))
		p.write(n.name+".ini", fmt.Sprintf(`[databases]
* = host=127.0.0.1 port=%d auth_user=%s
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %d
unix_socket_dir =
auth_type = trust
auth_file = %s
auth_query = select usename, passwd from pg_shadow where usename = $1
pool_mode = session
max_client_conn = 500
default_pool_size = 60
server_login_retry = 1
`, n.db, owner, n.pooler, filepath.Join(p.dir, "users-"+n.name)))
		n.cmd = p.run("patroni", filepath.Join(p.dir, n.name+".yml"))
		p.run("pgbouncer", filepath.Join(p.dir, n.name+".ini"))
	}
	p.Await("a leader", func() bool { return p.leader() != nil })
	for _, n := range p.nodes {
		p.Await("a member", func() bool { return status(n.rest, "/readiness") == http.StatusOK })
	}
	p.Await("a synchronous replica", func() bool {
		for _, n := range p.nodes {
			if status(n.rest, "/synchronous") == http.StatusOK {
				return true
			}
		}
		return false
	})
	p.Front()
	leader := &Server{Name: "leader", t: t, dir: "127.0.0.1 port=" + fmt.Sprint(p.leader().db)}
	leader.exec("postgres", "create database "+database)
	return p
}

func (p *Patroni) settings(n *node, etcd, ttl int) string {
	return fmt.Sprintf(`scope: rundtisch
name: %[1]s
restapi: {listen: "127.0.0.1:%[2]d", connect_address: "127.0.0.1:%[2]d"}
etcd3: {host: "127.0.0.1:%[4]d"}
bootstrap:
  dcs:
    ttl: %[5]d
    loop_wait: 2
    retry_timeout: 5
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {max_connections: 120, shared_buffers: 32MB, wal_keep_size: 256MB, max_wal_senders: 10, hot_standby: "on"}
  initdb: [{encoding: UTF8}, {locale: C.UTF-8}]
postgresql:
  listen: "127.0.0.1:%[3]d"
  connect_address: "127.0.0.1:%[3]d"
  data_dir: %[6]s/%[1]s
  bin_dir: %[7]s
  pgpass: %[6]s/pgpass-%[1]s
  parameters: {unix_socket_directories: "", fsync: "off"}
  pg_hba: [host all all 127.0.0.1/32 trust, host replication all 127.0.0.1/32 trust]
  authentication: {superuser: {username: %[8]s}, replication: {username: kopie}, rewind: {username: %[8]s}}
`, n.name, n.rest, n.db, etcd, ttl, p.dir, binaries(p.t), owner)
}

// Front starts HAProxy anew, with these addresses of the program behind it.
func (p *Patroni) Front(programs ...string) {
	p.t.Helper()
	if p.proxy != nil {
		_ = p.proxy.Process.Kill()
		p.proxy = nil
	}
	text := "global\n  maxconn 2000\ndefaults\n  timeout connect 2s\n  timeout client 60s\n  timeout server 60s\n  retries 2\n" +
		fmt.Sprintf("listen database\n  mode tcp\n  bind 127.0.0.1:%d\n  option httpchk GET /primary\n  http-check expect status 200\n"+
			"  default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions\n", p.port)
	for _, n := range p.nodes {
		text += fmt.Sprintf("  server %s 127.0.0.1:%d check port %d\n", n.name, n.pooler, n.rest)
	}
	text += fmt.Sprintf("listen program\n  mode http\n  bind 127.0.0.1:%d\n  option httpchk GET /readyz\n"+
		"  default-server inter 500ms fall 3 rise 1\n", p.http)
	for i, program := range programs {
		text += fmt.Sprintf("  server p%d %s check\n", i+1, strings.TrimPrefix(program, "http://"))
	}
	p.proxy = p.run("haproxy", "-db", "-f", p.write("haproxy.cfg", text))
	p.Await("HAProxy answers", func() bool {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", p.http))
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	})
}

// URL is the address of the database that is written, through HAProxy and PgBouncer.
func (p *Patroni) URL() string { return address(p.port) }

// Copies are the addresses of all servers, each through its PgBouncer.
func (p *Patroni) Copies() (urls []string) {
	for _, n := range p.nodes {
		urls = append(urls, address(n.pooler))
	}
	return urls
}

// Address is where the program is reached through HAProxy.
func (p *Patroni) Address() string { return at(p.http) }

// KillLeader ends Patroni and PostgreSQL of the leader as a power cut does, and returns its name.
func (p *Patroni) KillLeader() string {
	n := p.leader()
	text, _ := os.ReadFile(filepath.Join(p.dir, n.name, "postmaster.pid"))
	_ = n.cmd.Process.Kill()
	var pid int
	if _, err := fmt.Sscan(string(text), &pid); err == nil {
		killTree(pid)
	}
	return n.name
}

func (p *Patroni) leader() *node {
	for _, n := range p.nodes {
		if status(n.rest, "/primary") == http.StatusOK {
			return n
		}
	}
	return nil
}

// Await waits for something, and shows what the programs said if it does not come.
func (p *Patroni) Await(what string, ok func() bool) {
	p.t.Helper()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(3 * time.Minute); !ok(); <-tick.C {
		if time.Now().After(deadline) {
			logs, _ := filepath.Glob(filepath.Join(p.dir, "*.log"))
			for _, log := range logs {
				text, _ := os.ReadFile(log)
				p.t.Logf("%s: %s", filepath.Base(log), text[max(0, len(text)-1500):])
			}
			p.t.Fatalf("it does not come: %s", what)
		}
	}
}

func (p *Patroni) write(name, text string) string {
	p.t.Helper()
	path := filepath.Join(p.dir, name)
	err := os.WriteFile(path, []byte(text), 0o644)
	if who := serviceAccount(p.t); err == nil && who != nil {
		err = os.Chown(path, int(who.Uid), int(who.Gid))
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return path
}

// run starts a program, and ends it and all it has started with the test.
func (p *Patroni) run(program string, args ...string) *exec.Cmd {
	p.t.Helper()
	cmd := exec.Command(look(program), args...)
	cmd.Dir, cmd.Env = p.dir, []string{"LC_ALL=C.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH") + ":/usr/sbin", "HOME=" + p.dir}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: serviceAccount(p.t)}
	path := filepath.Join(p.dir, filepath.Base(args[len(args)-1])+"-"+program+".log")
	log, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		p.t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	_ = log.Close() // the program has its own
	gone := make(chan struct{})
	go func() {
		_ = cmd.Wait() // it is killed in the end
		close(gone)
	}()
	p.t.Cleanup(func() {
		killTree(cmd.Process.Pid)
		for _, n := range p.nodes {
			if n != nil {
				var pid int
				text, _ := os.ReadFile(filepath.Join(p.dir, n.name, "postmaster.pid"))
				if _, err := fmt.Sscan(string(text), &pid); err == nil && n.cmd == cmd {
					killTree(pid)
				}
			}
		}
		<-gone
	})
	return cmd
}

func look(program string) string {
	for _, name := range []string{program, "/usr/sbin/" + program, "/usr/bin/" + program} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func at(port int) string { return fmt.Sprintf("http://127.0.0.1:%d", port) }

func address(port int) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", owner, port, database)
}

func status(port int, path string) int {
	c := http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := c.Get(at(port) + path)
	if err != nil {
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port
}
