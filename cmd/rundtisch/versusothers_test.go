package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// bareHandler is set where the tests' own program is to be the bare handler.
const bareHandler = "RUNDTISCH_TEST_BARE"

// bare starts a handler that has the answers ready and nothing around them, in a process of its own.
func bare(b *testing.B, plain, packed answered) *contender {
	b.Helper()
	dir := b.TempDir()
	for name, content := range map[string][]byte{"plain": plain.body, "packed": packed.body, "head": plain.head, "packedhead": packed.head} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	file, err := listener.(*net.TCPListener).File()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=TestMain")
	cmd.Env = append(os.Environ(), bareHandler+"="+dir, "GOMAXPROCS=1")
	cmd.ExtraFiles = []*os.File{file}
	began(b, cmd)
	_, _ = file.Close(), listener.Close() // the other process has it
	return &contender{name: "net/http", address: listener.Addr().String(), pid: cmd.Process.Pid}
}

func began(b *testing.B, cmd *exec.Cmd) {
	b.Helper()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // nginx ends its worker then
		_ = cmd.Wait()
	})
}

// beBare is what the process of bare does instead of the tests.
func beBare(dir string) error {
	answers := map[bool]answered{}
	for zip, names := range map[bool][2]string{false: {"plain", "head"}, true: {"packed", "packedhead"}} {
		body, err := os.ReadFile(filepath.Join(dir, names[0]))
		if err != nil {
			return err
		}
		head, err := os.ReadFile(filepath.Join(dir, names[1]))
		if err != nil {
			return err
		}
		answers[zip] = answered{head, body}
	}
	fields := map[bool]http.Header{false: answers[false].fields(), true: answers[true].fields()}
	listener, err := net.FileListener(os.NewFile(3, "listener"))
	if err != nil {
		return err
	}
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		zip := r.Header.Get("Accept-Encoding") != ""
		header := w.Header()
		for name, values := range fields[zip] {
			header[name] = values
		}
		_, _ = w.Write(answers[zip].body)
	}))
}

// nginx serves the same from files.
func nginx(b *testing.B, path string, plain, packed answered) *contender {
	b.Helper()
	dir := newState(b)
	var more strings.Builder
	for name, values := range plain.fields() {
		if name != "Content-Type" && name != "Content-Length" && name != "Date" && name != "Vary" {
			fmt.Fprintf(&more, "add_header %s %q;\n", name, values[0])
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close() // nginx takes it
	conf := fmt.Sprintf(`daemon off; worker_processes 1; pid %[1]s/pid; error_log %[1]s/errors; user root;
events { worker_connections 1024; }
http { access_log %[1]s/log; default_type "text/html; charset=utf-8"; keepalive_requests 100000000; sendfile on; tcp_nopush on;
open_file_cache max=100; etag off; gzip_static on; gzip_vary on; client_body_temp_path %[1]s; proxy_temp_path %[1]s;
fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
%[2]s
server { listen %[3]s; location / { root %[1]s; } } }`, dir, more.String(), address)
	file := filepath.Join(dir, versusPage)
	for _, err := range []error{
		os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, plain.body, 0o644), os.WriteFile(file+".gz", packed.body, 0o644),
		os.WriteFile(filepath.Join(dir, "conf"), []byte(conf), 0o644),
	} {
		if err != nil {
			b.Fatal(err)
		}
	}
	cmd := exec.Command(path, "-p", dir, "-c", filepath.Join(dir, "conf"))
	cmd.Stderr = os.Stderr
	began(b, cmd)
	c := &contender{name: "nginx", address: address}
	eventually(b, "nginx answers", func() bool {
		children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", cmd.Process.Pid, cmd.Process.Pid))
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
		}
		c.pid, _ = strconv.Atoi(strings.TrimSpace(string(children)))
		return err == nil && c.pid > 0
	})
	return c
}
