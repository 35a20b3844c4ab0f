package directory

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/wordlist"
)

// TestWordLists holds the lists to their form: a comment first, then one entry a line, in small letters, sorted, none twice.
func TestWordLists(t *testing.T) {
	files, err := fs.Glob(wordFiles, "words/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("lists %v: %v", files, err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(wordFiles, file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") || !strings.HasSuffix(string(text), "\n") {
			t.Errorf("%s does not begin with a comment, or does not end with a line break", file)
		}
		list := strings.TrimSuffix(strings.TrimPrefix(file, "words/"), ".txt")
		entries := wordlist.Read(wordFiles, list)
		if !slices.IsSorted(entries) || len(slices.Compact(slices.Clone(entries))) != len(entries) {
			t.Errorf("%s is not sorted, or has an entry twice", file)
		}
		for _, entry := range entries {
			word, kind, _ := strings.Cut(entry, "\t")
			if word == "" || word != strings.Join(strings.Fields(word), " ") || word != strings.ToLower(word) {
				t.Errorf("%s: %q is not in small letters, or has too many blanks", file, word)
			}
			// Words beside telephone numbers are looked up after Fold.
			if strings.HasPrefix(list, "phone-") && !strings.ContainsAny(word, "☎📞") &&
				strings.Trim(Fold(word), ".: ") != strings.Trim(word, ".: ") {
				t.Errorf("%s: %q is never found, Fold makes it %q", file, word, Fold(word))
			}
			if known := kind == "voice" || kind == "fax" || kind == "typed"; known != (list == "phone-labels") {
				t.Errorf("%s: %q stands behind %q", file, kind, word)
			}
		}
	}
}
