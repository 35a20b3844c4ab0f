package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

var buildDir string // "" as long as no test needed the program

// binary is the program, built once for all tests.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "rundtisch-test-")
	if err != nil {
		return "", err
	}
	buildDir = dir
	file := filepath.Join(dir, "rundtisch")
	out, err := exec.Command("go", "build", "-o", file, ".").CombinedOutput()
	if err != nil {
		return string(out), err
	}
	return file, nil
})

// removeBinary is called when all tests are over.
func removeBinary() error { return os.RemoveAll(buildDir) }

// journal is what a program said, readable while it still speaks.
type journal struct {
	mu   sync.Mutex
	said bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.said.String()
}

// newState returns a directory for the data that the user PostgreSQL runs as may enter; t.TempDir is not.
func newState(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "rundtisch-test-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if left := processesOf(dir); len(left) > 0 {
			t.Errorf("processes are left: %q", left)
		}
		_ = os.RemoveAll(dir)
	})
	return dir
}

// processesOf returns the command lines of all processes that name dir.
func processesOf(dir string) []string {
	var found []string
	files, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, file := range files {
		line, err := os.ReadFile(file)
		if err == nil && bytes.Contains(line, []byte(dir)) {
			found = append(found, string(bytes.ReplaceAll(line, []byte{0}, []byte(" "))))
		}
	}
	return found
}
