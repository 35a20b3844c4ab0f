package server_test

import (
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
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

func TestStoppingFinishesWhatRuns(t *testing.T) {
	t.Parallel()
	r := reading(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	r.Handle("/langsam", func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = w.Write([]byte("fertig"))
	})
	url, stop := r.run(t, 0)
	answer := make(chan int, 1)
	c := client(t)
	go func() { answer <- status(c, url+"/langsam") }()
	<-begun
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	eventually(t, "the port is closed", func() bool { return closed(url) })
	close(finish)
	if got := <-answer; got != http.StatusOK {
		t.Errorf("the request that ran ended with %d", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

// TestClientThatNeverLeavesDoesNotKeepTheProgram: after the time for an answer the connections are closed.
func TestClientThatNeverLeavesDoesNotKeepTheProgram(t *testing.T) {
	r := reading(t)
	leaked := goleak.IgnoreCurrent()
	r.Limits.Answer = 300 * time.Millisecond
	forever, begun := make(chan struct{}), make(chan struct{})
	r.Handle("/ewig", func(http.ResponseWriter, *http.Request) { close(begun); <-forever })
	url, stop := r.run(t, 0)
	answer := make(chan int, 1)
	c := client(t)
	go func() { answer <- status(c, url+"/ewig") }()
	<-begun
	if err := stop(); err == nil {
		t.Error("Run says that everything was finished")
	}
	select {
	case got := <-answer:
		if got != 0 {
			t.Errorf("status %d", got)
		}
	case <-time.After(5 * time.Second):
		t.Error("the connection is still open")
	}
	close(forever)
	c.CloseIdleConnections()
	if err := goleak.Find(leaked); err != nil {
		t.Error(err)
	}
}

func TestRunSaysWhyItCannotServe(t *testing.T) {
	r := reading(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	if err := r.Run(t.Context(), listener, 0); err == nil {
		t.Error("no error from a closed listener")
	}
}
