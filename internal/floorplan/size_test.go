package floorplan

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Limits of what is written by hand: of a room without its tests, how many Go files, and how many lines of Go and templ; of a
// Go file, how many lines; of a line, how many characters.
const (
	maxFiles = 40
	maxLines = 4_000
	maxFile  = 400
	maxWidth = 140 // characters
)

// size is what is counted of a room.
type size struct{ files, lines int }

// grown are the rooms that are bigger than they should be, with their size, rounded up, and the reason. They may only
// shrink: lower the figures when they do.
var grown = map[string]struct {
	size
	reason string
}{
	"internal/desk":       {size{56, 6_800}, "a page for each thing that coordinators edit, check, decide and take back; several networks; what a draft that waits means for each form"},
	"internal/directory":  {size{97, 9_120}, "all nouns with their rules, one file each; what a search means, in German and in English"},
	"internal/editing":    {size{38, 5_000}, "every change with what follows from it: drafts, undo, merging, answers, harvest; what a year comes to by its history; a meeting told once"},
	"internal/memberlist": {size{58, 8_090}, "what is law or arithmetic in a pasted list is a rule, beside the reader that learned the rest"},
	"internal/store":      {size{100, 10_620}, "all SQL, one file a subject; what a replica must have"},
	"internal/upload":     {size{35, 4_700}, "a reader for each format; how packed XML is read within bounds could be a room below it"},
	"templates":           {size{44, 6_000}, "the public's pages: one entry is many small parts, each a component of a few lines"},
	"templates/deskpages": {size{44, 8_100}, "the HTML of the whole desk"},
}

// allTests stands for the tests of all rooms together.
const allTests = "tests"

// wideLines is how many lines of a room, without its tests, may be wider than maxWidth; of a room that is not named, none.
// They may only get fewer: lower the figures when they do.
var wideLines = map[string]int{
	allTests:                1592,
	"cmd/rundtisch":         6,
	"internal/config":       2,
	"internal/desk":         1,
	"internal/feed":         2,
	"internal/mailaddress":  3,
	"internal/openreferral": 3,
	"internal/signin":       1,
	"templates":             23,
	"templates/handouts":    7,
}

// tablesOfData are files whose lines may be of any width.
var tablesOfData = []string{"internal/floorplan/house_test.go", "internal/floorplan/testimports_test.go"}

// source is a file that was written by hand.
type source struct {
	room, name string // name: from the root of the module
	lines      []string
}

func (s source) isTest() bool { return strings.HasSuffix(s.name, "_test.go") }
func (s source) isGo() bool   { return strings.HasSuffix(s.name, ".go") }

// sources reads all files of Go and templ that were written by hand.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, p := range packages(t) {
		entries, err := os.ReadDir(p.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := e.Name()
			if ext := filepath.Ext(name); e.IsDir() || ext != ".go" && ext != ".templ" || strings.HasSuffix(name, "_templ.go") {
				continue
			}
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
			all = append(all, source{p.ImportPath, p.ImportPath + "/" + name, lines})
		}
	}
	return all
}

func TestRoomsDoNotGrow(t *testing.T) {
	sizes := map[string]size{}
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		of := sizes[s.room]
		of.lines += len(s.lines)
		if s.isGo() {
			of.files++
		}
		sizes[s.room] = of
	}
	for room, of := range sizes {
		limit := size{maxFiles, maxLines}
		if g, ok := grown[room]; ok {
			limit = g.size
			if !of.exceeds(size{maxFiles, maxLines}) {
				t.Logf("%s has %d files and %d lines: it need not stand in grown any more", room, of.files, of.lines)
			}
		}
		if of.exceeds(limit) {
			t.Errorf("%s has %d files and %d lines, more than %d and %d: split it", room, of.files, of.lines, limit.files, limit.lines)
		}
	}
	for room, g := range grown {
		if _, ok := sizes[room]; !ok || g.reason == "" {
			t.Errorf("grown has %s, which is no room or has no reason", room)
		}
	}
}

// exceeds reports whether a room of this size is too big for a limit.
func (s size) exceeds(limit size) bool { return s.files > limit.files || s.lines > limit.lines }

func TestNoFileIsTooLong(t *testing.T) {
	for _, s := range sources(t) {
		if s.tooLong() {
			t.Errorf("%s has %d lines, more than %d: split it by what it does", s.name, len(s.lines), maxFile)
		}
	}
}

func (s source) tooLong() bool { return s.isGo() && len(s.lines) > maxFile }

func TestLinesDoNotGetWider(t *testing.T) {
	found := map[string][]string{} // where they stand
	for _, s := range sources(t) {
		key := s.room
		if s.isTest() {
			key = allTests
		}
		for i, line := range s.lines {
			if wide(line) && !slices.Contains(tablesOfData, s.name) {
				found[key] = append(found[key], fmt.Sprintf("%s:%d", s.name, i+1))
			}
		}
	}
	for key, places := range found {
		if tooMany := len(places) - wideLines[key]; tooMany > 0 {
			t.Errorf("%s: %d lines are wider than %d characters, %d more than before; the last is %s",
				key, len(places), maxWidth, tooMany, places[len(places)-1])
		}
	}
	for key, n := range wideLines {
		if len(found[key]) < n {
			t.Logf("%s: only %d lines are wider than %d characters; lower the figure of %d", key, len(found[key]), maxWidth, n)
		}
	}
}

func wide(line string) bool { return utf8.RuneCountInString(line) > maxWidth }

func TestSizesAreRefused(t *testing.T) {
	for _, of := range []size{{41, 100}, {10, 4_001}} {
		if !of.exceeds(size{maxFiles, maxLines}) {
			t.Errorf("a room of %d files and %d lines is let through", of.files, of.lines)
		}
	}
	if (size{40, 4_000}).exceeds(size{maxFiles, maxLines}) {
		t.Error("a room of the size that is allowed is refused")
	}
	if long := make([]string, maxFile+1); !(source{"", "a.go", long}).tooLong() || (source{"", "a.go", long[1:]}).tooLong() {
		t.Errorf("%d lines are the limit of a file", maxFile)
	}
	if !wide(strings.Repeat("ä", maxWidth+1)) || wide(strings.Repeat("ä", maxWidth)) {
		t.Errorf("%d characters are the limit of a line, whatever their bytes", maxWidth)
	}
}
