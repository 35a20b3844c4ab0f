package apptest

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Patience is how long a test waits for one thing the browser does. Nothing is that slow unless it is broken.
const Patience = 30 * time.Second

// Listen serves on a free port until the test ends, and returns the address.
func (r *Program) Listen(t testing.TB) string {
	t.Helper()
	listener := listen(t)
	r.untilTheEnd(t, listener)
	return "http://" + listener.Addr().String()
}

// Serve serves on a free port until stop, which returns what Run returned.
func (r *Program) Serve(t testing.TB, grace time.Duration) (address string, stop func() error) {
	t.Helper()
	listener := listen(t)
	return "http://" + listener.Addr().String(), r.serve(listener, grace)
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func (r *Program) untilTheEnd(t testing.TB, listener net.Listener) {
	stop := r.serve(listener, 0)
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
	})
}

func (r *Program) serve(listener net.Listener, grace time.Duration) (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.Run(ctx, listener, grace) }()
	return func() error {
		cancel()
		select {
		case err := <-ended:
			return err
		case <-time.After(30 * time.Second):
			return errors.New("still running after 30 s")
		}
	}
}

// Client follows no redirects and keeps no connections after the test.
func Client(t testing.TB) *http.Client {
	transport := &http.Transport{DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{
		Transport: transport, Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Raw sends bytes as they are and returns the status of the answer; 0 if there was none.
func Raw(t testing.TB, url, request string) int {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	go func() { _, _ = conn.Write([]byte(request)) }() // the server may stop reading
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}

// Eventually waits for a condition.
func Eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(20 * time.Second); !condition(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("still not true: %s", what)
		}
	}
}

// Status asks once; 0 if there was no answer.
func Status(c *http.Client, url string) int {
	res, err := c.Get(url)
	if err != nil {
		return 0
	}
	defer func() { _ = res.Body.Close() }()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0
	}
	return res.StatusCode
}
