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
