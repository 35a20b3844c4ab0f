package apptest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tool returns the path of a file in tools/node_modules.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(projectFolder(t), "tools", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v\nThe browser tests need what tools/package.json names. Run: npm ci --prefix tools", err)
	}
	return path
}

// projectFolder returns the folder that go.mod lies in.
func projectFolder(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if filepath.Dir(folder) == folder {
			t.Fatal("no go.mod above the test")
		}
		folder = filepath.Dir(folder)
	}
}

// CheckMarkup lets html-validate look at the pages in a folder; name says which page a file is.
func CheckMarkup(t *testing.T, folder string, name func(file string) string) {
	t.Helper()
	check := exec.CommandContext(t.Context(), "node", Tool(t, "html-validate/bin/html-validate.mjs"), "--formatter", "json",
		"--config", filepath.Join(projectFolder(t), "tools", ".htmlvalidate.mjs"), filepath.Join(folder, "*.html"))
	report, err := os.Create(filepath.Join(folder, "markup-report")) // a file: into a pipe it writes only the beginning
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = report.Close() }()
	var stderr strings.Builder
	check.Stdout, check.Stderr = report, &stderr
	failed := check.Run() // it fails if there are faults too
	out, err := os.ReadFile(report.Name())
	if err != nil {
		t.Fatal(err)
	}
	var results []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line                      int
		}
	}
	if err := json.Unmarshal(out, &results); err != nil {
		t.Fatalf("html-validate: %v, %v\n%s%s", failed, err, out, &stderr)
	}
	for _, result := range results {
		for _, m := range result.Messages {
			t.Errorf("%s:%d %s: %s %s", name(result.FilePath), m.Line, m.RuleID, m.Message, m.Selector)
		}
	}
	if failed != nil && len(results) == 0 {
		t.Errorf("html-validate: %v\n%s", failed, &stderr)
	}
}
