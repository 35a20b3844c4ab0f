package server_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

// dial opens a connection and sends the beginning of a request.
func dial(t testing.TB, url, begin string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := conn.Write([]byte(begin)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// cutOff waits until the server hangs up and returns how long that took and what it said.
func cutOff(t testing.TB, conn net.Conn) (time.Duration, string) {
	t.Helper()
	began := time.Now()
	_ = conn.SetReadDeadline(began.Add(10 * time.Second))
	said, err := io.ReadAll(conn)
	if e, ok := err.(net.Error); ok && e.Timeout() {
		t.Fatal("the server did not hang up")
	}
	return time.Since(began), string(said)
}

func TestSlowClientsAreLetGo(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	r.Limits.Header, r.Limits.Body, r.Limits.Idle = 200*time.Millisecond, 500*time.Millisecond, 300*time.Millisecond
	url := r.Listen(t)
	for name, begin := range map[string]string{
		"nothing at all":         "",
		"half a line":            "GET /net",
		"headers without an end": "GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n",
		"a body that stops":      "POST /suche HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nq=Her",
		"chunks that stop":       "POST /suche HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nq=a\r\n",
		"a connection left open": "GET /sicherheit HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			took, said := cutOff(t, dial(t, url, begin))
			if took > 5*time.Second {
				t.Errorf("the server hung up after %v", took)
			}
			status, _, _ := strings.Cut(said, "\r\n")
			for _, ok := range []string{"", "HTTP/1.1 200 OK", "HTTP/1.1 400 Bad Request", "HTTP/1.1 408 Request Timeout"} {
				if status == ok {
					return
				}
			}
			t.Errorf("the server said %q", status)
		})
	}
}

func TestDrippingHeadersDoNotBuyTime(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	r.Limits.Header = 300 * time.Millisecond
	conn := dial(t, r.Listen(t), "GET / HTTP/1.1\r\nHost: x\r\n")
	gone := make(chan time.Duration)
	go func() {
		defer close(gone) // also when cutOff gives up
		took, _ := cutOff(t, conn)
		gone <- took
	}()
	drip := time.NewTicker(20 * time.Millisecond)
	defer drip.Stop()
	for {
		select {
		case took := <-gone:
			if took > 3*time.Second {
				t.Errorf("the server hung up after %v", took)
			}
			return
		case <-drip.C:
			_, _ = conn.Write([]byte("X-A: b\r\n"))
		}
	}
}

func TestManySlowConnectionsDoNotDelayAFastOne(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	r.Limits.Header, r.Limits.Body = 3*time.Second, 3*time.Second
	url := r.Listen(t)
	for i := range 200 {
		dial(t, url, []string{
			"GET /netzwerke HTTP/1.1\r\nHost: x\r\n",
			"POST /suche HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nq=",
		}[i%2])
	}
	fast := apptest.Client(t)
	began := time.Now()
	for _, path := range []string{"/sicherheit", apptest.HernePage, "/healthz", "/en/netzwerke"} {
		res, err := fast.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, bufio.NewReader(res.Body)); err != nil || res.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, %v", path, res.StatusCode, err)
		}
		_ = res.Body.Close()
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("four requests took %v", took)
	}
}

// Whoever asks once and keeps the connection costs memory. While very many do, nobody keeps one.
func TestConnectionsAreKeptWhileThereAreFew(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	r.Limits.Open = 3
	url := r.Listen(t)
	ask := func(conn net.Conn) (closing bool) {
		if _, err := io.WriteString(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		res, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = res.Body.Close()
		return res.Close
	}
	var few []net.Conn
	for range 3 {
		few = append(few, dial(t, url, ""))
	}
	for _, conn := range few {
		if ask(conn) {
			t.Error("of three connections one is closed")
		}
	}
	one := dial(t, url, "")
	if !ask(one) {
		t.Error("a fourth is kept")
	}
	cutOff(t, one)
	for _, conn := range few {
		if ask(conn) {
			t.Error("there are three again, and one is closed")
		}
	}
}
