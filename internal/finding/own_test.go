package finding_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/finding"
)

// ownLines are lines of our own, labelled as testdata/own.txt explains.
func ownLines(t *testing.T) (lines []labelled) {
	t.Helper()
	text, err := os.ReadFile("testdata/own.txt")
	if err != nil {
		t.Fatal(err)
	}
	either := true
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(line, "|")
		if len(fields) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		l := labelled{number: len(lines) + 1, Text: strings.TrimSpace(fields[0]), AGS: strings.Fields(fields[1])}
		l.Place = strings.Join(l.AGS, "")
		for word := range strings.FieldsSeq(fields[2]) {
			switch kind, codes, _ := strings.Cut(word, ":"); {
			case word == "u":
				l.Urgent = true
			case word == "u?":
				l.Or.Urgent = &either
			case word == "-":
				l.Tags = []string{"nothing"}
			case strings.HasPrefix(word, "!"):
				l.Not.Topics = append(l.Not.Topics, word[1:])
				l.Not.Audiences = append(l.Not.Audiences, word[1:])
			default:
				into := map[string]*[]string{"t": &l.Topics, "a": &l.Audiences, "l": &l.Languages, "x": &l.Access, "m": &l.Modes, "n": &l.Names}[kind]
				*into = strings.Split(codes, ",")
			}
		}
		for i, name := range l.Names {
			l.Names[i] = strings.ReplaceAll(name, "_", " ")
		}
		if !slices.Contains(l.Topics, "gewalt_beenden") && (len(l.Topics) > 0 || l.Urgent) {
			l.Not.Topics = append(l.Not.Topics, "gewalt_beenden")
			l.Not.Audiences = append(l.Not.Audiences, "gewaltausuebende")
		}
		lines = append(lines, l)
	}
	return lines
}

// The lines were made up before anybody looked at the lists; what failed of them was repaired as a kind.
func TestLinesOfOurOwnAreUnderstood(t *testing.T) {
	t.Parallel()
	atlas := tools(t)
	s := newScore()
	for _, l := range ownLines(t) {
		var wrong []string
		for _, w := range s.add(l, finding.Understand(atlas, l.Text)) {
			if !strings.HasPrefix(w, "surplus") {
				wrong = append(wrong, w)
			}
		}
		if len(wrong) > 0 {
			t.Logf("%d %q: %s", l.number, l.Text, strings.Join(wrong, "; "))
		}
	}
	t.Log(s)
	if s.dangerous > 0 || s.invented > 0 || s.silent < s.nothing {
		t.Errorf("%d dangerous answers, %d places invented, %d of %d meaningless lines left alone", s.dangerous, s.invented, s.silent, s.nothing)
	}
	for what, figure := range map[string][2]float64{
		"place":            {share(s.placeHit, s.places), 0.98},
		"topics":           {share(s.hit["topics"], s.wanted["topics"]), 0.95},
		"audiences":        {share(s.hit["audiences"], s.wanted["audiences"]), 0.95},
		"urgent recall":    {share(s.heard, s.cries), 0.95},
		"urgent precision": {s.precision(), 0.9},
	} {
		if figure[0] < figure[1] {
			t.Errorf("%s: %.3f is below %.2f", what, figure[0], figure[1])
		}
	}
}
