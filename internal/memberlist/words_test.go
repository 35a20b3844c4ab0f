package memberlist

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// TestWordLists holds the lists to their form: one entry a line, in plain text, sorted, none twice.
func TestWordLists(t *testing.T) {
	files, err := fs.Glob(wordFiles, "words/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("lists %v: %v", files, err)
	}
	for _, file := range files {
		list := strings.TrimSuffix(strings.TrimPrefix(file, "words/"), ".txt")
		text, err := fs.ReadFile(wordFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") || !strings.HasSuffix(string(text), "\n") {
			t.Errorf("%s does not begin by saying what it is, or does not end with a line", list)
		}
		all, firsts := entries(list), map[string]bool{}
		for _, entry := range all {
			word, rest, _ := strings.Cut(entry, "\t")
			if word == "" || entry != strings.TrimSpace(entry) || entry != plainText(entry) || strings.Contains(entry, "  ") {
				t.Errorf("%s: %q is not in plain text, or has blanks too many", list, entry)
			}
			key := word
			if list == "sectors" || list == "bodies" {
				key = entry
			}
			if firsts[key] {
				t.Errorf("%s: %q stands there twice", list, key)
			}
			firsts[key] = true
			checkColumns(t, list, word, rest)
		}
		if list != "sectors" && list != "bodies" && !slices.IsSorted(all) { // there the order counts
			t.Errorf("%s is not sorted", list)
		}
	}
}

func checkColumns(t *testing.T, list, word, rest string) {
	t.Helper()
	classes := rest
	switch list {
	case "sectors", "bodies":
		if c := (readClue(word + "\t" + rest)); !c.sector.Valid() || rest == "" || slices.Contains(c.pieces, "") {
			t.Errorf("%s: %q has no such sector, or no text", list, word)
		}
		return
	case "endings":
		gender, after, _ := strings.Cut(rest, "\t")
		if !slices.Contains([]string{"m", "f", "n", "p"}, gender) || len(word) < 2 {
			t.Errorf("endings: %q has the gender %q", word, gender)
		}
		classes = after
	case "cues":
		if !slices.Contains(cueNames, rest) {
			t.Errorf("cues: %q says %q, which is none", word, rest)
		}
		return
	case "alone":
	default:
		if rest != "" {
			t.Errorf("%s: %q has %q behind it", list, word, rest)
		}
	}
	for name := range strings.FieldsSeq(classes) {
		if classNames[name] == 0 {
			t.Errorf("%s: %q is of class %q, which is none", list, word, name)
		}
	}
}
