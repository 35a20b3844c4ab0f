//go:build linux || darwin

package postgres

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The archive is downloaded once in this file and nowhere else.
func TestMachineWithoutPostgreSQLFetchesItOnce(t *testing.T) {
	t.Parallel()
	cache := filepath.Join(tempDir(t), "cache")
	first := spawn(t, "bare", tempDir(t), cache, nil)
	second := spawn(t, "bare", tempDir(t), cache, nil)
	first.awaitReady(t)
	second.awaitReady(t)
	said := strings.Join(append(first.said, second.said...), "\n")
	if n := strings.Count(said, "ist heruntergeladen und geprüft"); n != 1 {
		t.Errorf("fetched %d times, want once:\n%s", n, said)
	}
	if !strings.Contains(said, "wird einmalig heruntergeladen") {
		t.Errorf("no word about the download:\n%s", said)
	}
	first.leave(t)
	second.leave(t)

	noNPM := bare()
	noNPM.npm = "/nonexistent/npm" // not needed any more
	state := tempDir(t)
	s := startWith(t, Options{StateDir: state, CacheDir: cache, search: noNPM})
	query(t, s, "postgres", `create table kept (word text)`, `insert into kept values ('Ä')`, `select 'written'`)
	if got := query(t, s, "postgres", `select to_tsvector('simple', word)::text from kept`); got != `'ä':1` {
		t.Errorf("to_tsvector('simple', 'Ä') = %s, want 'ä':1", got)
	}
	if got := query(t, s, "postgres", `select count(*)::text from pg_available_extensions
		where name in ('pg_trgm', 'unaccent', 'citext', 'fuzzystrmatch', 'btree_gist')`); got != "5" {
		t.Errorf("%s of the 5 extensions are there", got)
	}
	stop(t, s)

	// Somebody installs an older PostgreSQL afterwards: the data decide.
	s = startWith(t, Options{StateDir: state, CacheDir: cache})
	if got := query(t, s, "postgres", `select word from kept`); got != "Ä" {
		t.Errorf("got %q, want Ä", got)
	}
}

func TestFetchedArchiveMustBeTheRightOne(t *testing.T) {
	t.Parallel()
	dir := tempDir(t)
	npm := filepath.Join(dir, "npm")
	// A registry that delivers something else under the right name.
	script := "#!/bin/sh\nfor a; do case $a in --pack-destination=*) echo other >\"${a#*=}/postgresql.tgz\";; esac; done\n"
	writeProgram(t, npm, []byte(script))
	search := bare()
	search.npm = npm
	cache := filepath.Join(dir, "cache")
	if err := os.MkdirAll(filepath.Join(cache, "postgresql", "partial-1"), 0o755); err != nil { // of a killed process
		t.Fatal(err)
	}
	_, err := Start(t.Context(), Options{StateDir: filepath.Join(dir, "state"), CacheDir: cache, search: search})
	wantProblem(t, err, "die Prüfsumme stimmt nicht")
	entries, err := os.ReadDir(filepath.Join(cache, "postgresql"))
	if err != nil || len(entries) != 1 || entries[0].Name() != "fetch.lock" {
		t.Errorf("the cache holds %v, %v, want the lock file only", entries, err)
	}
}

func TestNothingFoundSaysWhatToDo(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*search){
		"no npm":               func(s *search) { s.npm = "/nonexistent/npm" },
		"no archive for us":    func(s *search) { s.archives = nil },
		"npm does not get far": func(s *search) { s.npm = "false" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, search := tempDir(t), bare()
			change(search)
			_, err := Start(t.Context(), Options{StateDir: dir, CacheDir: filepath.Join(dir, "cache"), search: search})
			wantProblem(t, err, "Bitte PostgreSQL ab Version 15 installieren")
			wantProblem(t, err, "DATABASE_URL")
		})
	}
}

func TestChoosingAnInstallation(t *testing.T) {
	t.Parallel()
	all := []installation{{"fourteen", 14}, {"fifteen", 15}, {"eighteen", 18}, {"seventeen", 17}}
	for _, test := range []struct {
		name  string
		found []installation
		major int
		want  string
	}{
		{"nothing there", nil, 0, ""},
		{"the highest", all, 0, "eighteen"},
		{"too old", all[:1], 0, ""},
		{"the one the data were made with", all, 15, "fifteen"},
		{"even an old one", all, 14, "fourteen"},
		{"another one is of no use", all, 16, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, ok := choose(test.found, test.major); got.dir != test.want || ok != (test.want != "") {
				t.Errorf("choose = %q, %v, want %q", got.dir, ok, test.want)
			}
		})
	}
}

// wantProblem fails unless err is a sentence for people that contains want.
func wantProblem(t *testing.T, err error, want string) {
	t.Helper()
	if _, ok := err.(problem); !ok || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one that says: %s", err, want)
	}
}
