package server_test

import (
	"net"
	"net/http"
	"testing"
	"time"

	"go.uber.org/goleak"

	"rundtisch/internal/app/apptest"
)

func TestStoppingFinishesWhatRuns(t *testing.T) {
	t.Parallel()
	r := apptest.Reading(t)
	begun, finish := make(chan struct{}), make(chan struct{})
	r.Handle("/langsam", func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		_, _ = w.Write([]byte("fertig"))
	})
	url, stop := r.Serve(t, 0)
	answer := make(chan int, 1)
	c := apptest.Client(t)
	go func() { answer <- apptest.Status(c, url+"/langsam") }()
	<-begun
	ended := make(chan error, 1)
	go func() { ended <- stop() }()
	apptest.Eventually(t, "the port is closed", func() bool { return closed(url) })
	close(finish)
	if got := <-answer; got != http.StatusOK {
		t.Errorf("the request that ran ended with %d", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("Run: %v", err)
	}
}

// TestClientThatNeverLeavesDoesNotKeepTheProgram: after the time for an answer the connections are closed.
// It is not parallel: what other tests run would count as left behind.
func TestClientThatNeverLeavesDoesNotKeepTheProgram(t *testing.T) {
	r := apptest.Reading(t)
	leaked := goleak.IgnoreCurrent()
	r.Limits.Answer = 300 * time.Millisecond
	forever, begun := make(chan struct{}), make(chan struct{})
	r.Handle("/ewig", func(http.ResponseWriter, *http.Request) { close(begun); <-forever })
	url, stop := r.Serve(t, 0)
	answer := make(chan int, 1)
	c := apptest.Client(t)
	go func() { answer <- apptest.Status(c, url+"/ewig") }()
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
	t.Parallel()
	r := apptest.Reading(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = listener.Close()
	if err := r.Run(t.Context(), listener, 0); err == nil {
		t.Error("no error from a closed listener")
	}
}
