// Package published reads the texts that the examples were made from. They lie beside the repository and are no part of
// it, so only tests may need them.
package published

import (
	"os"
	"path/filepath"
	"testing"
)

// Text returns one of the texts, by its name without an ending. Where the folder is absent the test is skipped and says
// so; with CI=true, and where only the text is missing, it fails.
func Text(t testing.TB, name string) string {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if root == filepath.Dir(root) {
			t.Fatal("no go.mod above the test")
		}
		root = filepath.Dir(root)
	}
	folder := filepath.Join(filepath.Dir(root), "shared", "seeds")
	if _, err := os.Stat(folder); err != nil && os.Getenv("CI") != "true" {
		t.Skipf("the published texts are not here: %v", err)
	}
	text, err := os.ReadFile(filepath.Join(folder, name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
