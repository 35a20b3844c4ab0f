package main

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// issuer starts a certificate authority that speaks ACME, and a name server that leads every name to this machine. It asks at the
// given port whether somebody has a name, and returns its directory and what its certificates are signed with.
func issuer(t *testing.T, port string) (directory, trusted string, roots func() *x509.CertPool) {
	t.Helper()
	dir := t.TempDir()
	var free []int
	for range 3 {
		_, port, _ := net.SplitHostPort(freeAddress(t))
		n, _ := strconv.Atoi(port)
		free = append(free, n)
	}
	trusted, key := certify(t, dir, 1, time.Now())
	asked, _ := strconv.Atoi(port)
	settings, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": fmt.Sprint("127.0.0.1:", free[0]), "managementListenAddress": fmt.Sprint("127.0.0.1:", free[1]),
		"certificate": trusted, "privateKey": key, "httpPort": asked, "tlsPort": asked,
	}})
	if err != nil {
		t.Fatal(err)
	}
	run := func(name string, environment []string, args ...string) {
		program := filepath.Join(dir, name)
		build := exec.Command("go", "build", "-modfile=tools/go.mod", "-o", program, "github.com/letsencrypt/pebble/v2/cmd/"+name)
		build.Dir = "../.."
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		cmd := exec.Command(program, args...)
		cmd.Env = environment
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		})
	}
	names := fmt.Sprint("127.0.0.1:", free[2])
	run("pebble-challtestsrv", nil, "-dnsserver", names, "-doh", "", "-defaultIPv4", "127.0.0.1",
		"-defaultIPv6", "", "-http01", "", "-https01", "",
		"-tlsalpn01", "", "-management", freeAddress(t))
	run("pebble", []string{"PEBBLE_VA_NOSLEEP=1"}, "-config", write(t, "pebble.json", string(settings)), "-dnsserver", names)
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
	get := func(port int, path string) string {
		res, err := client.Get(fmt.Sprintf("https://127.0.0.1:%d%s", port, path))
		if err != nil {
			return ""
		}
		defer func() { _ = res.Body.Close() }()
		body, _ := io.ReadAll(res.Body)
		return string(body)
	}
	eventually(t, "the authority answers", func() bool { return strings.Contains(get(free[0], "/dir"), "newOrder") })
	return fmt.Sprintf("https://127.0.0.1:%d/dir", free[0]), trusted, func() *x509.CertPool {
		pool := x509.NewCertPool()
		pool.AppendCertsFromPEM([]byte(get(free[1], "/roots/0")))
		return pool
	}
}

// freeAddress returns an address of this machine that nobody listened at a moment ago.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// The program gets its certificate from an authority by itself, for its own name only, and has it again after a restart.
func TestTheProgramGetsItsCertificateItself(t *testing.T) {
	t.Parallel()
	at := freeAddress(t)
	_, port, _ := net.SplitHostPort(at)
	directory, trusted, roots := issuer(t, port)
	state, plain := newState(t), freeAddress(t)
	environment := []string{
		"RUNDTISCH_STATE=" + state, "RUNDTISCH_ADDR=" + at, "RUNDTISCH_TLS=auto", "RUNDTISCH_ACME=" + directory, "SSL_CERT_FILE=" + trusted,
		"RUNDTISCH_BASE_URL=https://netz.example.org", "RUNDTISCH_REDIRECT_ADDR=" + plain,
	}
	dial := func(name string) (*tls.Conn, error) {
		return tls.DialWithDialer(&net.Dialer{Timeout: time.Minute}, "tcp", at, &tls.Config{ServerName: name, RootCAs: roots()})
	}
	var before string
	for _, when := range []string{"first", "after a restart"} {
		s := serve(t, environment)
		var conn *tls.Conn
		eventually(t, "there is a certificate", func() (there bool) { // the first takes longer than a visitor may
			var err error
			conn, err = dial("netz.example.org")
			return err == nil
		})
		number := conn.ConnectionState().PeerCertificates[0].SerialNumber.String()
		if _, err := conn.Write([]byte("GET /netzwerke/herne HTTP/1.1\r\nHost: netz.example.org\r\nConnection: close\r\n\r\n")); err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(conn)
		if err != nil || !strings.HasPrefix(string(page), "HTTP/1.1 200 ") || !strings.Contains(string(page), "</html>") {
			t.Errorf("%s: %v, %.200s", when, err, page)
		}
		if before != "" && number != before {
			t.Errorf("after a restart it has another certificate")
		}
		before = number
		if _, err := dial("elsewhere.example.org"); err == nil {
			t.Errorf("%s: it has a certificate for another name", when)
		}
		res, err := impatient().Get("http://" + plain + "/netzwerke/herne?x=1")
		if err != nil || res.StatusCode != http.StatusPermanentRedirect ||
			res.Header.Get("Location") != "https://netz.example.org/netzwerke/herne" {
			t.Errorf("%s: without https it leads to %v (%v)", when, res, err)
		}
		if code := s.end(syscall.SIGTERM); code != exitOK {
			t.Errorf("it ends with %d: %s", code, s.errors)
		}
	}
	if found, _ := filepath.Glob(filepath.Join(state, "zertifikate", "*")); len(found) == 0 {
		t.Error("the certificate is not kept")
	}
}

func TestWhoeverAsksWithoutHTTPSIsLedToTheSamePage(t *testing.T) {
	t.Parallel()
	h := leadToHTTPS("https://netz.example.org")
	for target, want := range map[string]string{
		"/": "https://netz.example.org/", "/netzwerke/herne?suche=geheim": "https://netz.example.org/netzwerke/herne",
		"//evil.example/x": "https://netz.example.org//evil.example/x", "/%0d%0aX:1": "https://netz.example.org/%0d%0aX:1",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://x"+target, nil))
		if w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", target, w.Code, w.Header().Get("Location"), want)
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/anmelden", strings.NewReader("email=eva@example.org")))
	if w.Code != http.StatusBadRequest || w.Header().Get("Location") != "" {
		t.Errorf("what was sent is led to %q (%d)", w.Header().Get("Location"), w.Code)
	}
}
