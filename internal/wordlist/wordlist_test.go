package wordlist_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"rundtisch/internal/wordlist"
)

func TestRead(t *testing.T) {
	files := fstest.MapFS{"words/streets.txt": {Data: []byte("# Streets.\nallee\n# Ways.\nam weg\tm\n")}}
	if got := wordlist.Read(files, "streets"); !slices.Equal(got, []string{"allee", "am weg\tm"}) {
		t.Errorf("Read: %q", got)
	}
	if got := wordlist.Set(files, "streets"); len(got) != 2 || !got["allee"] {
		t.Errorf("Set: %v", got)
	}
}
