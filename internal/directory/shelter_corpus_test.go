package directory

import (
	"os"
	"strings"
	"testing"
)

// sentence is one of the corpus: kind H holds an address, S a place that is only described, - none.
type sentence struct {
	kind, text string
}

func corpus(t testing.TB) []sentence {
	t.Helper()
	data, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	for line := range strings.Lines(string(data)) {
		kind, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		all = append(all, sentence{kind, strings.NewReplacer("⇥", "\t", "↵", "\n", "·", "\u00ad").Replace(text)})
	}
	if len(all) < 300 {
		t.Fatalf("only %d sentences", len(all))
	}
	return all
}

func (s sentence) texts() []written {
	var texts []written
	for _, part := range strings.Split(s.text, " ¦ ") {
		texts = append(texts, written{path: string(rune('a' + len(texts))), value: part})
	}
	return texts
}

// mostAlarms is how many of the sentences without a place are asked about all the same.
const mostAlarms = 0

// No sentence with a street, a postcode, a box or coordinates passes, and hardly one is asked about that holds none.
func TestSentencesWithAndWithoutAPlace(t *testing.T) {
	asked, all := map[string]int{}, map[string]int{}
	for _, s := range corpus(t) {
		all[s.kind]++
		b, found := betrays(s.texts(), nil, false)
		if found {
			asked[s.kind]++
		}
		switch {
		case s.kind != "-" && !found:
			t.Errorf("passes: %q", s.text)
		case s.kind == "-" && found:
			t.Logf("asked about without need: %q (%s, %s)", s.text, b.word, b.place)
		}
	}
	if asked["-"] > mostAlarms {
		t.Errorf("%d of %d sentences without a place are asked about, at most %d were", asked["-"], all["-"], mostAlarms)
	}
	for kind := range all {
		t.Logf("%s: asked about %d of %d", kind, asked[kind], all[kind])
	}
}
