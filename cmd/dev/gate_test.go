package main

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// program is a stand-in for the program that answers with its name and our policy.
func program(t *testing.T, name string) *url.URL {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set(policyHeader, "default-src 'none'; script-src 'self'")
		_, _ = io.WriteString(w, name+" for "+r.Host)
		if accept := r.Header.Get("Accept-Encoding"); accept != "identity" {
			t.Errorf("the program is asked for %q, which templ's proxy cannot read", accept)
		}
	}))
	t.Cleanup(s.Close)
	target, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func ask(g *gate, method, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, "http://localhost:8080"+path, nil)
	r.Header.Set("Accept-Encoding", "gzip, br, zstd")
	g.ServeHTTP(w, r)
	return w
}

func TestWhoeverComesDuringABuildSeesTheNewProgram(t *testing.T) {
	g := newGate()
	g.open(program(t, "old"))
	if body := ask(g, http.MethodGet, "/").Body.String(); body != "old for localhost:8080" {
		t.Fatalf("the program answers %q", body)
	}
	ask(g, http.MethodPost, changedPath)
	answers := make(chan string)
	go func() { answers <- ask(g, http.MethodGet, "/").Body.String() }()
	select {
	case body := <-answers:
		t.Fatalf("during the build %q is shown", body)
	case <-g.changes: // the build
	}
	g.open(program(t, "new"))
	if body := <-answers; body != "new for localhost:8080" {
		t.Errorf("after the build %q is shown", body)
	}
}

func TestManyChangesAreOneBuild(t *testing.T) {
	g := newGate()
	for range 20 {
		ask(g, http.MethodPost, changedPath)
	}
	<-g.changes
	select {
	case <-g.changes:
		t.Error("a second build is due")
	default:
	}
}

func TestAFailedBuildIsShownUntilTheNext(t *testing.T) {
	g := newGate()
	g.fail("x.go:1: <undefined>")
	w := ask(g, http.MethodGet, "/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "&lt;undefined&gt;") {
		t.Errorf("a failed build answers %d %q", w.Code, w.Body)
	}
	g.open(program(t, "repaired"))
	if w := ask(g, http.MethodGet, "/"); w.Code != http.StatusOK {
		t.Errorf("after the repair the answer is %d %q", w.Code, w.Body)
	}
}

func TestWhoeverLeavesDuringABuildIsLetGo(t *testing.T) {
	g := newGate()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	g.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil))
}

func TestTheScriptThatReloadsMayListen(t *testing.T) {
	g := newGate()
	g.open(program(t, "any"))
	const want = "default-src 'none'; script-src 'self'; connect-src 'self'"
	if got := ask(g, http.MethodGet, "/").Header().Get(policyHeader); got != want {
		t.Errorf("the policy is %q, want %q", got, want)
	}
	for _, policy := range []string{"", "default-src 'none'; style-src 'self'", "script-src 'self'; connect-src 'none'"} {
		if got := reloadable(policy); got != policy {
			t.Errorf("%q became %q", policy, got)
		}
	}
}
