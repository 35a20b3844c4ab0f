package discreet

import (
	"slices"
	"strings"
	"testing"
)

// TestWordLists holds the lists to their form: a remark first, then one entry a line, in small letters, each paragraph
// sorted, none twice.
func TestWordLists(t *testing.T) {
	for list, min := range map[string]int{"stems": 120, "alone": 7, "friends": 10} {
		file, err := wordFiles.ReadFile("words/" + list + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(file), "# ") || !strings.HasSuffix(string(file), "\n") {
			t.Errorf("%s does not begin by saying what it is, or does not end with a line", list)
		}
		before := ""
		for line := range strings.Lines(string(file)) {
			if line = strings.TrimSuffix(line, "\n"); strings.HasPrefix(line, "#") {
				before = ""
				continue
			}
			if line <= before {
				t.Errorf("%s: %q stands behind %q", list, line, before)
			}
			before = line
		}
		all := entries(list)
		if len(all) < min {
			t.Errorf("%s has %d entries", list, len(all))
		}
		for i, entry := range all {
			if entry == "" || entry != strings.Join(strings.Fields(entry), " ") || entry != strings.ToLower(entry) {
				t.Errorf("%s: %q is not in small letters, or has blanks too many", list, entry)
			}
			if squashed := squashedAll([]string{entry}); len(squashed) != 1 || squashed[0] == "" {
				t.Errorf("%s: nothing is left of %q when it is looked for", list, entry)
			}
			if slices.Contains(all[:i], entry) {
				t.Errorf("%s: %q stands there twice", list, entry)
			}
		}
	}
}
