package main

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
)

// changedPath is where templ says that something has changed that needs a build.
const changedPath = "/_dev/changed"

// gate stands before the program. Requests that come while it is built wait, so that nobody sees what was before a change.
type gate struct {
	changes chan struct{} // holds one while a build is due

	mu     sync.Mutex
	ready  chan struct{} // closed while there is a program to ask, or a failure to show
	shut   bool          // ready is open
	target *url.URL
	failed string // what to show instead of pages
}

func newGate() *gate {
	return &gate{changes: make(chan struct{}, 1), ready: make(chan struct{}), shut: true}
}

// hold lets requests wait until open or fail.
func (g *gate) hold() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.shut {
		g.ready, g.shut = make(chan struct{}), true
	}
}

// open sends requests to target.
func (g *gate) open(target *url.URL) { g.release(target, "") }

// fail answers requests with what went wrong.
func (g *gate) fail(output string) { g.release(nil, output) }

func (g *gate) release(target *url.URL, failed string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.target, g.failed = target, failed
	if g.shut {
		close(g.ready)
		g.shut = false
	}
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == changedPath && r.Method == http.MethodPost {
		g.hold()
		select {
		case g.changes <- struct{}{}:
		default: // one is due already, and it will find this change, too
		}
		return
	}
	target, failed, err := g.wait(r)
	if err != nil {
		return // the browser is gone
	}
	if target == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = fmt.Fprintf(w, "<!doctype html><title>make dev</title><body><pre>%s</pre></body>", html.EscapeString(failed))
		return
	}
	(&httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) {
			p.SetURL(target)
			p.Out.Host = p.In.Host
			p.Out.Header.Set("Accept-Encoding", "identity") // templ's proxy spoils what it cannot unpack
		},
		ModifyResponse: func(answer *http.Response) error {
			if policy := answer.Header.Get(policyHeader); policy != "" {
				answer.Header.Set(policyHeader, reloadable(policy))
			}
			return nil
		},
	}).ServeHTTP(w, r)
}

func (g *gate) wait(r *http.Request) (*url.URL, string, error) {
	for {
		g.mu.Lock()
		ready, shut, target, failed := g.ready, g.shut, g.target, g.failed
		g.mu.Unlock()
		if !shut {
			return target, failed, nil
		}
		select {
		case <-ready:
		case <-r.Context().Done():
			return nil, "", r.Context().Err()
		}
	}
}

const policyHeader = "Content-Security-Policy"

// reloadable adds to a policy that lets scripts of ours run that they may connect to us: the script that reloads listens
// for its cue. The program's own policy stays as strict as it is.
func reloadable(policy string) string {
	if !strings.Contains(policy, "script-src 'self'") || strings.Contains(policy, "connect-src") {
		return policy
	}
	return policy + "; connect-src 'self'"
}
