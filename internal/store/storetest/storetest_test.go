package storetest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
)

func TestProcessesShareOneServerAndTheLastOneLeavesNothingRunning(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	first, second := spawn(t, "uses", dir), spawn(t, "uses", dir)
	a, b := first.says(t), second.says(t)
	const server = `select pg_postmaster_start_time()::text`
	if one, two := ask(t, a, server), ask(t, b, server); !slices.Equal(one, two) {
		t.Errorf("two servers, of %s and of %s", one, two)
	}
	if a == b {
		t.Errorf("both have the database %s", a)
	}
	first.leave(t)
	third := spawn(t, "uses", dir) // had the server been stopped, it would find another
	if one, other := ask(t, b, server), ask(t, third.says(t), server); !slices.Equal(one, other) {
		t.Errorf("after one of two has left there are two servers, of %s and of %s", one, other)
	}
	third.leave(t)
	second.kill(t)
	awaitStopped(t, dir)
	if left := serversIn(t, dir); len(left) > 0 {
		t.Errorf("processes %v run on", left)
	}
}

func TestTemplatesAreMadeOnceAndOutliveTheServer(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	for range 2 { // at the same time, and later
		first, second := spawn(t, "uses", dir), spawn(t, "uses", dir)
		for _, o := range []*other{first, second} {
			if got := ask(t, o.says(t), `select word from kept`); len(got) != 2 {
				t.Errorf("in the copy: %s", got)
			}
		}
		first.leave(t)
		second.leave(t)
		awaitStopped(t, dir)
	}
	if n := fillings(t, dir); n != 1 {
		t.Errorf("filled %d times, want 1", n)
	}
}

func TestATemplateThatWasNotDoneIsMadeAnew(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	stays := spawn(t, "dies", dir) // it holds the server, and everybody up
	if said := stays.says(t); said != "half" {
		t.Fatal(said)
	}
	waits := spawn(t, "uses", dir)
	stays.kill(t)
	if got := ask(t, waits.says(t), `select word from kept`); len(got) != 2 {
		t.Errorf("in the copy: %s", got)
	}
	if n := fillings(t, dir); n != 2 {
		t.Errorf("begun to fill %d times, want 2", n)
	}
	waits.leave(t)
}

func TestWhatKilledProcessesLeaveIsRemovedAndWhatOthersUseIsNot(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	killed, uses := spawn(t, "uses", dir), spawn(t, "uses", dir)
	gone, kept := killed.says(t), uses.says(t)
	killed.kill(t)
	u, err := join(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer u.leave()
	databases := func() []string { return ask(t, u.url("postgres"), `select datname from pg_database`) }
	name := func(url string) string { return strings.Split(strings.Split(url, "?")[0], "/")[3] }
	if all := databases(); !slices.Contains(all, name(gone)) || !slices.Contains(all, name(kept)) {
		t.Fatalf("at first: %s", all)
	}
	for i := range keptFilled + 3 { // each time, what is no longer needed is dropped
		word := string(rune('a' + i))
		if err := u.make(t.Context(), "filled_"+word, "template0", func(string) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if i > 0 { // as if it were of an earlier process
			delete(u.uses, "filled_"+word)
			if err := u.exec(t.Context(), `select pg_advisory_unlock_shared(`+key("filled_"+word)+`)`); err != nil {
				t.Fatal(err)
			}
		}
	}
	all := databases()
	for _, want := range []string{name(kept), "filled_probe", "filled_a", "filled_d", "filled_v"} { // the first two are in use
		if !slices.Contains(all, want) {
			t.Errorf("%s is gone; there is %s", want, all)
		}
	}
	for _, old := range []string{name(gone), "filled_b"} {
		if slices.Contains(all, old) {
			t.Errorf("%s is still there", old)
		}
	}
	if got := ask(t, kept, `select word from kept`); len(got) != 2 {
		t.Errorf("in the copy that is in use: %s", got)
	}
	uses.leave(t)
}

func TestDataOfAnotherBootAreNotUsed(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	o := spawn(t, "uses", dir)
	o.says(t)
	o.leave(t)
	awaitStopped(t, dir)
	if err := os.WriteFile(filepath.Join(dir, bootFile), []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	o = spawn(t, "uses", dir)
	o.says(t)
	o.leave(t)
	if n := fillings(t, dir); n != 2 {
		t.Errorf("filled %d times, want 2", n)
	}
}

func TestDataThatTestsHaveNotMadeAreLeftAlone(t *testing.T) {
	t.Parallel()
	dir := newDirectory(t)
	data := filepath.Join(dir, "postgresql", "data", "PG_VERSION")
	if err := os.MkdirAll(filepath.Dir(data), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(data, []byte("15\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := join(t.Context(), dir)
	if err == nil || !strings.Contains(err.Error(), "was not made by tests") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(data); err != nil {
		t.Error(err)
	}
}

func TestNamesOfTemplatesFollowFromWhatTheyAreMadeFrom(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	add := func(what, sum string) {
		if before, there := seen[sum]; there {
			t.Errorf("%s has the same name as %s", what, before)
		}
		seen[sum] = what
	}
	for what, files := range map[string]fstest.MapFS{
		"one migration":     {"1.sql": {Data: []byte("a")}},
		"a changed one":     {"1.sql": {Data: []byte("b")}},
		"another name":      {"2.sql": {Data: []byte("a")}},
		"two":               {"1.sql": {Data: []byte("a")}, "2.sql": {Data: []byte("b")}},
		"the same, one way": {"1.sql": {Data: []byte("ab")}, "2.sql": {}},
	} {
		sum, err := schemaHash(files)
		if err != nil {
			t.Fatal(err)
		}
		add(what, sum)
	}
	add("a program", filledHash([]byte("a"), "2026-11-22", "template_1", "five"))
	add("another program", filledHash([]byte("b"), "2026-11-22", "template_1", "five"))
	add("the next day", filledHash([]byte("a"), "2026-11-23", "template_1", "five"))
	add("another schema", filledHash([]byte("a"), "2026-11-22", "template_2", "five"))
	add("another filling", filledHash([]byte("a"), "2026-11-22", "template_1", "six"))
}

// fillings counts how often somebody began to fill the template.
func fillings(t *testing.T, dir string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "fillings"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(text), "\n")
}

// awaitStopped waits until nobody keeps a server in a directory.
func awaitStopped(t *testing.T, dir string) {
	t.Helper()
	only, err := lockFile(filepath.Join(dir, keeperLock), syscall.LOCK_EX) // waits
	if err != nil {
		t.Fatal(err)
	}
	_ = only.Close()
}

// serversIn are the processes that work in a directory, where the system tells.
func serversIn(t *testing.T, dir string) (found []string) {
	t.Helper()
	links, err := filepath.Glob("/proc/[0-9]*/cwd")
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range links {
		if at, err := os.Readlink(link); err == nil && strings.HasPrefix(at, dir) {
			found = append(found, link)
		}
	}
	return found
}
