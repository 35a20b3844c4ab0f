package mail

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// unflow joins lines as a reader does (RFC 3676, 4).
func unflow(text string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		line = strings.TrimPrefix(line, " ")
		out.WriteString(line)
		if !strings.HasSuffix(line, " ") || line == "-- " {
			out.WriteString("\n")
		}
	}
	return out.String()
}

func TestLongParagraphsAreBrokenAndLinksAreNot(t *testing.T) {
	link := "https://netz.example.org/anmelden/" + strings.Repeat("a0-_", 30)
	text := "Guten Tag,\n\n" + strings.Repeat(
		"Größe und Übung ",
		20,
	) + "\n\n" + link + "\n\nBitte öffnen Sie " + link + " in Ihrem Browser und wählen Sie dort.\n> kein Zitat\nFrom here\n eingerückt\n--\nRundtisch\n"
	got := flow(text)
	for line := range strings.SplitSeq(got, "\r\n") {
		if utf8.RuneCountInString(line) > width && !strings.Contains(line, link) {
			t.Errorf("%d signs in %q", utf8.RuneCountInString(line), line)
		}
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "From ") {
			t.Errorf("not protected: %q", line)
		}
	}
	if strings.Count(got, link) != 2 {
		t.Errorf("a link is broken:\n%s", got)
	}
	want := strings.ReplaceAll(strings.ReplaceAll(text, "Übung \n", "Übung\n"), "\n--\n", "\n-- \n")
	if back := unflow(got); back != want {
		t.Errorf("joined again:\n%q, want\n%q", back, want)
	}
}

func TestWhateverIsBrokenCanBeJoinedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zäß.>:/ -]{0,30}`), 1, 40).Draw(t, "words")
		lines := strings.Split(strings.Join(words, rapid.SampledFrom([]string{" ", "\n", "  "}).Draw(t, "between")), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
			if lines[i] == "--" {
				lines[i] = "-- "
			}
		}
		want := strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
		if got := unflow(flow(want)); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}
