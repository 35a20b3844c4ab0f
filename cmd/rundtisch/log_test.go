package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"rundtisch/internal/config"
)

// writes keeps what was written, write by write.
type writes struct {
	mu  sync.Mutex
	all []string
}

func (w *writes) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, string(bytes.Clone(p)))
	return len(p), nil
}

func (w *writes) got() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.all)
}

// Lines of the log come together where there are many, but all of them, in order, and a warning at once.
func TestManyLinesAreWrittenTogether(t *testing.T) {
	t.Parallel()
	to := &writes{}
	log, flush := newLog(config.Config{}, to)
	log.Info("first")
	if got := to.got(); len(got) != 1 || !strings.Contains(got[0], "first") {
		t.Fatalf("a line after a silence waits: %q", got)
	}
	var want []string
	for i := range 1000 {
		log.Info(fmt.Sprint("line", i))
		want = append(want, fmt.Sprint("line", i))
	}
	log.With("a", 1).WithGroup("g").Warn("bad")
	if all := strings.Join(to.got(), ""); !strings.Contains(all, "bad") {
		t.Error("a warning waits")
	}
	log.Info("late")
	eventually(t, "the last line is there without another", func() bool { return strings.Contains(strings.Join(to.got(), ""), "late") })
	log.Info("one")
	log.Info("two")
	flush()
	want = append(append([]string{"first"}, want...), "bad", "late", "one", "two")
	got := strings.Split(strings.TrimSpace(strings.Join(to.got(), "")), "\n")
	if len(got) != len(want) {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	for i, line := range got {
		if !strings.Contains(line, "msg="+want[i]) {
			t.Fatalf("line %d is %q, want %q", i, line, want[i])
		}
	}
	if n := len(to.got()); n > 50 {
		t.Errorf("%d lines in %d writes", len(want), n)
	}
}
