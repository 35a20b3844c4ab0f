package server_test

import (
	"bufio"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rundtisch/internal/app/apptest"
)

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
	r := apptest.Reading(t)
	url, stop := r.Serve(t, time.Second)
	var load sync.WaitGroup
	var ready atomic.Bool
	var answered, failed atomic.Int64
	ready.Store(true)
	for i := range 6 {
		c := apptest.Client(t)
		c.Transport.(*http.Transport).DisableKeepAlives = i%2 == 0
		load.Go(func() {
			for n := i; ready.Load(); n++ {
				path := []string{"/sicherheit", "/netzwerke", apptest.HernePage, "/en/termine", "/hilfe"}[n%5]
				if got := apptest.Status(c, url+path); got != http.StatusOK {
					failed.Add(1)
					t.Errorf("%s: status %d", path, got)
				}
				answered.Add(1)
			}
		})
	}
	watcher := apptest.Client(t)
	watcher.Transport.(*http.Transport).DisableKeepAlives = true
	apptest.Eventually(t, "there is load", func() bool { return answered.Load() > 30 })
	if got := apptest.Status(watcher, url+"/readyz"); got != http.StatusOK {
		t.Errorf("/readyz: %d before stopping", got)
	}
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	apptest.Eventually(t, "/readyz fails", func() bool { return apptest.Status(watcher, url+"/readyz") == http.StatusServiceUnavailable })
	if got := apptest.Status(watcher, url+"/sicherheit"); got != http.StatusOK {
		t.Errorf("a page while stopping: %d", got)
	}
	if got := apptest.Status(watcher, url+"/healthz"); got != http.StatusOK {
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
	_ = conn.SetDeadline(time.Now().Add(apptest.Patience))
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
	r := apptest.Reading(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	r.Handle("/langsam", func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = w.Write([]byte("fertig"))
	})
	url, stop := r.Serve(t, time.Second)
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
	watcher := apptest.Client(t)
	watcher.Transport.(*http.Transport).DisableKeepAlives = true
	apptest.Eventually(t, "/readyz fails", func() bool { return apptest.Status(watcher, url+"/readyz") == http.StatusServiceUnavailable })
	kept.wantPage(t, "a connection from before", true)
	talk(t, url).wantPage(t, "a new connection", true)
	close(finish)
	if !<-slow {
		t.Error("the answer that was asked for before and came while stopping is not the last on its connection")
	}
	apptest.Eventually(t, "the port is closed", func() bool { return closed(url) })
	resting.wantPage(t, "a connection that rested until the port was closed", true)
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

func TestStoppingDoesNotWaitForWhoeverOnlyRests(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	url, stop := r.Serve(t, 0)
	resting := talk(t, url)
	resting.wantPage(t, "before", false)
	if err := stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	apptest.Eventually(t, "the connection is closed", resting.gone)
}
