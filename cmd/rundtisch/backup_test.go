package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rundtisch/internal/store/storetest"
)

// The way of somebody who has nothing but this program: from a private database into one on a server on which the program
// may make roles and is no superuser, and back.
func TestABackupGoesFromOneServerToAnother(t *testing.T) {
	t.Parallel()
	private := []string{"RUNDTISCH_STATE=" + newState(t)}
	if got := call(t, "", private, "load", write(t, "probe.yaml", fencedNetwork)); got.code != exitOK {
		t.Fatalf("load: %+v", got)
	}
	file := filepath.Join(t.TempDir(), "sicherung")
	got := call(t, "", private, "backup", file)
	if got.code != exitOK || !strings.Contains(got.err, "Gesichert: ") {
		t.Fatalf("backup: %+v", got)
	}
	about, err := os.Stat(file)
	if err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", about, err)
	}
	server := fresh(t)
	sql(t, server.URL("postgres"), `create role chefin login createrole`, `create database directory owner chefin`)
	url := signedInAs(server.URL("directory"), "chefin")
	there := []string{"DATABASE_URL=" + url}
	if got := call(t, "", there, "restore", file); got.code != exitOK || !strings.Contains(got.out, "Zurückgespielt") {
		t.Fatalf("restore: %+v", got)
	}
	wantWhole(t, url)
	if got := call(t, "", there, "restore", file); got.code != exitFailed || !strings.Contains(got.err, "nicht leer") {
		t.Errorf("restore again: %+v", got)
	}
	through := call(t, "", there, "backup", "--uncompressed", "-")
	if through.code != exitOK {
		t.Fatalf("backup -: %s", through.err)
	}
	if got := call(t, through.out, private, "restore", "--replace", "-"); got.code != exitOK {
		t.Fatalf("restore -: %+v", got)
	}
	if got := call(t, "", private, "export", "probe"); got.code != exitOK || !strings.Contains(got.out, "Durchwahl der Koordination") {
		t.Errorf("export: %+v", got)
	}
}

func TestABackupIsCheckedWithoutADatabase(t *testing.T) {
	t.Parallel()
	database := []string{"DATABASE_URL=" + storetest.URL(t)}
	dir := t.TempDir()
	file := filepath.Join(dir, "sicherung")
	if got := call(t, "", database, "backup", file); got.code != exitOK {
		t.Fatalf("backup: %+v", got)
	}
	nowhere := []string{"DATABASE_URL=postgres://127.0.0.1:1/nothing"}
	if got := call(t, "", nowhere, "restore", "--check", file); got.code != exitOK || !strings.Contains(got.out, "vollständig") {
		t.Errorf("%+v", got)
	}
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := call(t, string(whole[:len(whole)/2]), nowhere, "restore", "--check", "-")
	if got.code != exitFailed || !strings.Contains(got.err, "beschädigt") {
		t.Errorf("cut: %+v", got)
	}
	for _, name := range []string{dir, filepath.Join(dir, "fehlt")} {
		if got := call(t, "", database, "restore", name); got.code != exitFailed || !strings.Contains(got.err, name) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// What was there before stays where a backup fails, and nothing half is left.
	if got := call(t, "", nowhere, "backup", file); got.code != exitFailed {
		t.Errorf("backup of nothing: %+v", got)
	}
	if again, err := os.ReadFile(file); err != nil || !bytes.Equal(whole, again) {
		t.Error("the backup from before is gone")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("left are %q", left)
	}
	got = call(t, "", database, "backup", filepath.Join(dir, "fehlt", "sicherung"))
	if got.code != exitFailed || !strings.Contains(got.err, "lässt sich nicht schreiben") {
		t.Errorf("into a folder that is not there: %+v", got)
	}
}

func TestProgressIsForSomebodyWhoWatches(t *testing.T) {
	t.Parallel()
	var said bytes.Buffer
	p := newProgress(&said, "Gesichert")
	p.set(1, 2)
	p.end()
	if said.Len() > 0 {
		t.Errorf("in a file stands %q", said.String())
	}
	p = &progress{to: &said, what: "Gesichert"}
	p.set(3<<20, 6<<20)
	if !strings.HasPrefix(said.String(), "\rGesichert: [###############···············]  50 %, 3 MB") {
		t.Errorf("%q", said.String())
	}
	for _, all := range []int64{0, 1, 1 << 40} {
		if line := progressLine("Gesichert", 2, all); len([]rune(line)) >= helpWidth {
			t.Errorf("%q is too long for a line", line)
		}
	}
}
