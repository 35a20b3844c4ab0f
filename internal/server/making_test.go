package server_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"rundtisch/internal/app/apptest"
)

// slowly adds an address whose page takes until finish, and counts how often it is made.
func slowly(
	r *apptest.Program, path string, then func(n int64, w http.ResponseWriter),
) (begun, finish chan struct{}, made *atomic.Int64) {
	begun, finish, made = make(chan struct{}, 1000), make(chan struct{}), &atomic.Int64{}
	r.Handle(path, func(w http.ResponseWriter, req *http.Request) {
		n := made.Add(1)
		begun <- struct{}{}
		<-finish
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		then(n, w)
	})
	return begun, finish, made
}

func number(n int64, w http.ResponseWriter) { _, _ = fmt.Fprintf(w, "%d", n) }

func TestAPageIsMadeOnceForAllWhoWait(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Get(t, "/hilfe")
	begun, finish, made := slowly(r, "/langsam", number)
	leaving, leave := context.WithCancel(t.Context())
	var waiting sync.WaitGroup
	waiting.Go(func() { // the one who has it made leaves
		r.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(leaving, http.MethodGet, "/langsam", nil))
	})
	<-begun
	asked := r.Queries.Trips.Load()
	for range 50 {
		waiting.Go(func() {
			if w := r.Get(t, "/langsam"); w.Code != http.StatusOK || w.Body.String() != "1" {
				t.Errorf("somebody who waited got %d %q", w.Code, w.Body)
			}
		})
	}
	apptest.Eventually(t, "the others have asked", func() bool { return r.Queries.Trips.Load() > asked })
	leave()
	close(finish)
	waiting.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("it was made %d times", n)
	}
}

func TestAHandlerThatBreaksOffHoldsNobodyAndSpoilsNothing(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Get(t, "/hilfe")
	for name, first := range map[string]func(http.ResponseWriter){
		"abort": func(http.ResponseWriter) { panic(http.ErrAbortHandler) },
		"panic": func(http.ResponseWriter) { panic("broken") },
		"error": func(w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) },
	} {
		begun, finish, _ := slowly(r, "/langsam-"+name, func(n int64, w http.ResponseWriter) {
			if n == 1 {
				first(w)
			}
			number(n, w)
		})
		var waiting sync.WaitGroup
		for range 5 {
			waiting.Go(func() {
				defer func() {
					if cause := recover(); cause != nil && cause != http.ErrAbortHandler {
						t.Errorf("%s: %v", name, cause)
					}
				}()
				r.Get(t, "/langsam-"+name)
			})
		}
		<-begun
		close(finish)
		waiting.Wait()
		if w := r.Get(t, "/langsam-"+name); w.Code != http.StatusOK {
			t.Errorf("%s: the next one got %d %s", name, w.Code, w.Body)
		}
	}
}

// Whoever comes after a change does not get a page that was begun before it.
func TestAfterAChangeNobodyWaitsForAPageFromBefore(t *testing.T) {
	t.Parallel()
	r := apptest.Start(t)
	r.Get(t, "/hilfe")
	begun, finish, _ := slowly(r, "/langsam", number)
	pages := make(chan string, 2)
	go func() { pages <- r.Get(t, "/langsam").Body.String() }()
	<-begun
	r.Exec(t, `update hotlines set hours = 'täglich' where position = 1`)
	go func() { pages <- r.Get(t, "/langsam").Body.String() }()
	<-begun // it is made again
	close(finish)
	if a, b := <-pages, <-pages; a == b {
		t.Errorf("both got %q", a)
	}
	if page := r.Get(t, "/langsam").Body.String(); page != "2" {
		t.Errorf("page %q was kept", page)
	}
}
