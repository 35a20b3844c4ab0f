package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

// workshop builds the program whenever something has changed and lets the new one take over.
type workshop struct {
	gate    *gate
	address *net.TCPAddr // where browsers come to
	texts   string       // the folder with the texts of the templates
	binary  string

	ending sync.WaitGroup // programs that were taken out of service
}

// running is one program in service.
type running struct {
	stop context.CancelFunc
	gone chan struct{}
	said tail
}

// work builds and serves until ctx ends.
func (w *workshop) work(ctx context.Context) error {
	var current *running
	defer func() {
		if current != nil {
			w.retire(current)
		}
		w.ending.Wait()
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-w.gate.changes:
		}
		began := time.Now()
		next, target, err := w.next(ctx)
		if ctx.Err() != nil {
			if next != nil {
				w.retire(next)
			}
			return nil
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			w.gate.fail(err.Error())
		} else {
			w.gate.open(target)
			fmt.Fprintf(os.Stderr, "http://localhost:%d ist auf dem Stand der Quelltexte (%.1f s).\n", w.address.Port, time.Since(began).Seconds())
			if current != nil {
				w.retire(current)
			}
			current = next
		}
		_ = post(ctx, "http://"+w.address.String()+"/_templ/reload/events") // there may be no browser yet, nor a proxy
	}
}

// next builds the program, starts it and waits until it can answer.
func (w *workshop) next(ctx context.Context) (*running, *url.URL, error) {
	if err := w.awaitTexts(ctx); err != nil {
		return nil, nil, err
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath=false", "-o", w.binary, "./cmd/rundtisch") // templ needs the paths
	if output, err := build.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("%s%w", output, err)
	}
	at, err := free("127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	r, err := w.start(ctx, at.String())
	if err != nil {
		return nil, nil, err
	}
	target := &url.URL{Scheme: "http", Host: at.String()}
	if err := r.awaitReady(ctx, target.String()+"/readyz"); err != nil {
		w.retire(r)
		return nil, nil, err
	}
	return r, target, nil
}

func (w *workshop) start(ctx context.Context, at string) (*running, error) {
	life, stop := context.WithCancel(ctx)
	r := &running{stop: stop, gone: make(chan struct{})}
	cmd := exec.CommandContext(life, w.binary, "serve")
	cmd.Env = append(append(os.Environ(), "RUNDTISCH_ADDR="+at), textsFrom(w.texts)...)
	if os.Getenv("RUNDTISCH_BASE_URL") == "" {
		cmd.Env = append(cmd.Env, fmt.Sprintf("RUNDTISCH_BASE_URL=http://localhost:%d", w.address.Port))
	}
	cmd.Stderr = io.MultiWriter(os.Stderr, &r.said)
	inOrder(cmd)
	if err := cmd.Start(); err != nil {
		stop()
		return nil, err
	}
	go func() {
		defer close(r.gone)
		_ = cmd.Wait() // it says itself what went wrong
	}()
	return r, nil
}

// retire ends a program without waiting for it: it finishes what it is at.
func (w *workshop) retire(r *running) {
	r.stop()
	w.ending.Go(func() { <-r.gone })
}

// awaitTexts waits until templ has written the Go and the texts of every template: at first it writes all of them anew.
func (w *workshop) awaitTexts(ctx context.Context) error {
	templates, err := filepath.Glob("templates/*.templ")
	if err != nil {
		return err
	}
	below, err := filepath.Glob("templates/*/*.templ")
	if err != nil {
		return err
	}
	for {
		written, err := filepath.Glob(filepath.Join(w.texts, "templ_*.txt"))
		if err != nil || len(written) >= len(templates)+len(below) {
			return err
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

// awaitReady waits until the program answers that it is ready, or is gone.
func (r *running) awaitReady(ctx context.Context, address string) error {
	for {
		select {
		case <-r.gone:
			return errors.New("das Programm hat sich beendet:\n" + r.said.String())
		default:
		}
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return err
		}
		if answer, err := http.DefaultClient.Do(req); err == nil {
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return nil
			}
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// tail keeps the end of what a program says.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const tailLength = 8 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if over := len(t.text) - tailLength; over > 0 {
		t.text = t.text[over:]
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.ToValidUTF8(t.text, nil))
}
