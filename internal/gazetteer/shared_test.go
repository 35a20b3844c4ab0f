package gazetteer

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedFile returns the path of an official file to compare with. These files lie beside the repository and are
// not part of it. A machine without them skips the test; on CI they must be there.
func sharedFile(t testing.TB, name string) string {
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
	_ = os.Getenv("RUNDTISCH_TEST_WORLD") // so that go test runs this again when the files are others
	path := filepath.Join(filepath.Dir(root), "shared", "data", filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the official data to compare with are missing: %v", err)
		}
		t.Skipf("no official data to compare with: %v", err)
	}
	return path
}

// sharedRows returns the rows of an official CSV file as maps from column to field.
func sharedRows(t testing.TB, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(sharedFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		list = append(list, row)
	}
	return list
}

// officialKreise returns the Kreise of each postcode as plz_kreis.csv has them.
func officialKreise(t testing.TB) map[string][]string {
	t.Helper()
	kreise := map[string][]string{}
	for _, row := range sharedRows(t, "plz_kreis.csv") {
		kreise[row["plz"]] = strings.Fields(row["ags_kreise"])
	}
	return kreise
}

// open returns the gazetteer with what is imported in dir.
func open(t testing.TB, dir string) *Gazetteer {
	t.Helper()
	g, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return g
}
