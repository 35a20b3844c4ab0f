package server_test

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// eventually waits for a condition.
func eventually(t testing.TB, what string, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(20 * time.Second); !condition(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("still not true: %s", what)
		}
	}
}

// status asks once; 0 if there was no answer.
func status(c *http.Client, url string) int {
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

func closed(url string) bool {
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err == nil {
		_ = conn.Close()
	}
	return err != nil
}

// TestStoppingUnderLoadFailsNoRequest plays a proxy: it sends requests for as long as /readyz answers 200.
func TestStoppingUnderLoadFailsNoRequest(t *testing.T) {
	t.Parallel()
	r := reading(t)
	url, stop := r.run(t, time.Second)
	var load sync.WaitGroup
	var ready atomic.Bool
	var answered, failed atomic.Int64
	ready.Store(true)
	for i := range 6 {
		c := client(t)
		c.Transport.(*http.Transport).DisableKeepAlives = i%2 == 0
		load.Go(func() {
			for n := i; ready.Load(); n++ {
				path := []string{"/sicherheit", "/netzwerke", hernePage, "/en/termine", "/hilfe"}[n%5]
				if got := status(c, url+path); got != http.StatusOK {
					failed.Add(1)
					t.Errorf("%s: status %d", path, got)
				}
				answered.Add(1)
			}
		})
	}
	watcher := client(t)
	watcher.Transport.(*http.Transport).DisableKeepAlives = true
	eventually(t, "there is load", func() bool { return answered.Load() > 30 })
	if got := status(watcher, url+"/readyz"); got != http.StatusOK {
		t.Errorf("/readyz: %d before stopping", got)
	}
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	eventually(t, "/readyz fails", func() bool { return status(watcher, url+"/readyz") == http.StatusServiceUnavailable })
	if got := status(watcher, url+"/sicherheit"); got != http.StatusOK {
		t.Errorf("a page while stopping: %d", got)
	}
	if got := status(watcher, url+"/healthz"); got != http.StatusOK {
		t.Errorf("/healthz while stopping: %d", got)
	}
	ready.Store(false)
	load.Wait()
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
	if !closed(url) {
		t.Error("the port is still open")
	}
	t.Logf("%d requests, %d failed", answered.Load(), failed.Load())
}

// talk opens a connection on which several requests can be sent.
func talk(t testing.TB, url string) *link {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(patience))
	return &link{conn, bufio.NewReader(conn)}
}

const askSafety = "GET /sicherheit HTTP/1.1\r\nHost: rundtisch.test\r\n\r\n"

func (l *link) wantPage(t testing.TB, what string, last bool) {
	t.Helper()
	if closing, err := l.ask(askSafety); err != nil || closing != last {
		t.Errorf("%s: last answer on its connection: %v, want %v (%v)", what, closing, last, err)
	}
}

// Whoever keeps connections must not have one cut in the middle of the next request.
func TestWhileStoppingEveryAnswerIsTheLastOnItsConnection(t *testing.T) {
	t.Parallel()
	r := reading(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	r.Handle("/langsam", func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = w.Write([]byte("fertig"))
	})
	url, stop := r.run(t, time.Second)
	kept, resting, running := talk(t, url), talk(t, url), talk(t, url)
	for range 3 {
		kept.wantPage(t, "before", false)
	}
	resting.wantPage(t, "before", false)
	slow := make(chan bool, 1)
	go func() {
		closing, err := running.ask("GET /langsam HTTP/1.1\r\nHost: rundtisch.test\r\n\r\n")
		slow <- closing && err == nil
	}()
	<-begun
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	watcher := client(t)
	watcher.Transport.(*http.Transport).DisableKeepAlives = true
	eventually(t, "/readyz fails", func() bool { return status(watcher, url+"/readyz") == http.StatusServiceUnavailable })
	kept.wantPage(t, "a connection from before", true)
	talk(t, url).wantPage(t, "a new connection", true)
	close(finish)
	if !<-slow {
		t.Error("the answer that was asked for before and came while stopping is not the last on its connection")
	}
	eventually(t, "the port is closed", func() bool { return closed(url) })
	resting.wantPage(t, "a connection that rested until the port was closed", true)
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestStoppingDoesNotWaitForWhoeverOnlyRests(t *testing.T) {
	t.Parallel()
	r := reading(t)
	url, stop := r.run(t, 0)
	resting := talk(t, url)
	resting.wantPage(t, "before", false)
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	eventually(t, "the connection is closed", resting.gone)
}
