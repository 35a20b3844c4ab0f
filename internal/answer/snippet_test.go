package answer

import (
	"strings"
	"testing"
	"time"

	"rundtisch/internal/directory"
	"rundtisch/templates"
)

// shown puts a snippet back together, with marked words in brackets.
func shown(pieces []templates.Piece) string {
	var text strings.Builder
	for _, p := range pieces {
		if p.Marked {
			text.WriteString("[" + p.Text + "]")
		} else {
			text.WriteString(p.Text)
		}
	}
	return text.String()
}

func TestSnippetIsTheSentenceWithTheWordsMarked(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("und noch etwas ganz anderes, ", 20)
	for _, test := range []struct{ name, body, words, want string }{
		{"the sentence the word stands in", "Erst dies. Dann die Polizei. Zuletzt das.", "Polizei", "Dann die [Polizei]."},
		{"the sentence with most of the words", "Die Polizei kommt. Gericht und Polizei beraten.", "Polizei Gericht", "[Gericht] und [Polizei] beraten."},
		{"an inflected word", "Sie arbeiten mit Gerichten zusammen.", "Gericht", "Sie arbeiten mit [Gerichten] zusammen."},
		{"the plural looked for, the singular there", "Eine Schule macht mit.", "Schulen", "Eine [Schule] macht mit."},
		{"a compound word", "Hier arbeitet die Frauenberatungsstelle.", "Beratung", "Hier arbeitet die [Frauenberatungsstelle]."},
		{"an umlaut in the plural", "Dort gibt es Frauenhäuser.", "Frauenhaus", "Dort gibt es [Frauenhäuser]."},
		{"umlauts typed without", "Das Gebäude für Mädchen.", "maedchen", "Das Gebäude für [Mädchen]."},
		{"capital letters", "ÖFFENTLICHE Ordnung.", "öffentliche", "[ÖFFENTLICHE] Ordnung."},
		{"a synonym", "Der Allgemeine Soziale Dienst hilft. Sonst nichts.", "Jugendamt", "Der [Allgemeine] [Soziale] [Dienst] hilft."},
		{"e. V. does not end a sentence", "Der Weiße Ring e. V. berät Opfer. Ende.", "Opfer", "Der Weiße Ring e. V. berät [Opfer]."},
		{"nor z. B. nor Dr.", "Hilfe gibt z. B. Dr. Beispiel den Opfern. Ende.", "Opfer", "Hilfe gibt z. B. Dr. Beispiel den [Opfern]."},
		{"nor an ordinal", "Am 21. November tagt das Gericht. Ende.", "Gericht", "Am 21. November tagt das [Gericht]."},
		{"a quotation ends with its mark", "Er sagt: „Die Polizei hilft.“ Dann geht er.", "Polizei", "Er sagt: „Die [Polizei] hilft.“"},
		{"no word of it", "Nichts davon.", "Polizei", ""},
		{"no body", "", "Polizei", ""},
		{"only short words", "In der Tat.", "in der", "In [der] Tat."},
		{"only signs", "Nichts davon.", "?! …", ""},
		{"a word at the end of a long sentence", "Zuerst " + long + "dann die Polizei und das Ende.", "Polizei", "… noch etwas ganz anderes, und noch etwas ganz anderes, dann die [Polizei] und das Ende."},
		{"a word at the start of a long sentence", "Die Polizei " + long, "Polizei", "Die [Polizei] " + strings.Repeat("und noch etwas ganz anderes, ", 7) + "und …"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(snippet(directory.Found{Body: test.body}, test.words)); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestSnippetIsShortAndKeepsEveryCharacter(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		strings.Repeat("ä", 5000), strings.Repeat("Polizei ", 700), "Polizei" + strings.Repeat("ö", 4000), strings.Repeat("ß", 4000) + "polizei",
		strings.Repeat("🙂", 1000) + " Polizei " + strings.Repeat("🙂", 1000), "Polizei\u2028\u00a0\u200b.", "Polizei. " + strings.Repeat(". ", 2000),
	} {
		got := strings.Trim(shown(snippet(directory.Found{Body: body}, "Polizei")), "… ")
		plain := strings.NewReplacer("[", "", "]", "").Replace(got)
		if n := len([]rune(plain)); n > maxSentence {
			t.Errorf("%.20q: %d characters", body, n)
		}
		if !strings.Contains(body, plain) {
			t.Errorf("%.20q: the snippet %.60q is not part of it", body, plain)
		}
		if strings.Contains(strings.ToLower(body), "polizei") && !strings.Contains(got, "[") {
			t.Errorf("%.20q: nothing is marked in %.60q", body, got)
		}
	}
}

func TestSnippetOfALongTextIsQuick(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("Wieder ein Satz. ", 6_000) + "Die Polizei."
	began := time.Now()
	if got := shown(snippet(directory.Found{Body: body}, "Polizei")); got != "Die [Polizei]." {
		t.Errorf("got %q", got)
	}
	if took := time.Since(began); took > 10*time.Second { // it was minutes
		t.Errorf("six thousand sentences took %v", took)
	}
}
