package directory

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatCannotBeSeenIsTakenOff(t *testing.T) {
	for given, want := range map[string]string{
		"02921 30\u20112546":                     "02921 30-2546",
		"02921 30\u20102546\u2212\u20121":        "02921 30-2546--1",
		"Mo\u2013Fr":                             "Mo–Fr", // people mean it
		"Gleich\u00adstellungs\u00adstelle":      "Gleichstellungsstelle",
		"info@\u200bexample.org":                 "info@example.org",
		"\u202ainfo@example.org\u202c\u200e":     "info@example.org",
		"\ufeffa\u2060b\u061cc\u2066d\u2069":     "abcd",
		"a\u00a0b\u202fc\u2009d\u2007e\u3000f":   "a b c d e f",
		"Bera\ufb01 O\ufb03ce Sto\ufb00 \ufb05":  "Berafi Office Stoff st",
		"５９４９４ Ｓｏｅｓｔ":                            "59494 Soest",
		"H₂O, 20 m², ½":                          "H₂O, 20 m², ½",
		"a\u0308":                                "ä",
		"O’Neill":                                "O’Neill",
		"Frаuenhaus":                             "Frauenhaus", // Cyrillic а
		"Straβe":                                 "Straße",     // Greek β
		"Βeratung":                               "Beratung",
		"Москва":                                 "Москва",
		"Москва Frauenhaus":                      "Москва Frauenhaus",
		"می\u200cخواهم":                          "می\u200cخواهم",
		"Frau\u200cen":                           "Frauen",
		"क्\u200dष":                              "क्\u200dष",
		"👩\u200d👧":                               "👩\u200d👧",
		"☎\ufe0f 116 016":                        "☎ 116 016",
		"  zwei   Worte \t und\tdrei ":           "zwei Worte und drei",
		"eine\r\nund  noch\teine\u2028Zeile\rda": "eine\nund  noch\teine\nZeile\nda",
		"\u200b\u00ad\u2800":                     "",
	} {
		if got, ok := CleanText(given); !ok || got != want {
			t.Errorf("%+q becomes %+q, %v; want %+q", given, got, ok, want)
		}
	}
	for _, bad := range []string{"a\x00b", "a\x1b[31m", "\xff", "a\ufffd", "a\x7f", "a\vb"} {
		if got, ok := CleanText(bad); ok {
			t.Errorf("%q becomes %q", bad, got)
		}
	}
	if got, _ := CleanLine("Runder\n Tisch"); got != "Runder Tisch" {
		t.Errorf("a line is %q", got)
	}
}

// unseen draws what can stand between two letters without being seen.
var unseen = rapid.SampledFrom([]string{"", "", "", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f", "\u202a", "\u202c", "\u2066", "\u2069", "\u061c", "\ufe0f", "\u034f"})

// variants are ways to write what variants like a character.
var variants = map[rune][]string{
	'-': {"-", "\u2010", "\u2011", "\u2012", "\u2212"}, ' ': {" ", "\u00a0", "\u2009", "\u202f", "\u2007", "  ", "\u3000"}, 'f': {"f", "ｆ"}, 'a': {"a", "а"}, 'o': {"o", "ο"}, 'e': {"e", "е"}, 'ä': {"ä", "a\u0308"},
	'H': {"H", "Н", "Ｈ"}, 'ß': {"ß", "β"}, '1': {"1", "１"}, '’': {"’", "'", "`", "´", "ʼ"}, 'i': {"i", "і"},
}

func TestNamesThatLookAlikeAreOne(t *testing.T) {
	names := rapid.SampledFrom([]string{"Gleichstellungsstelle Bördeland", "Frauenhaus Hof-Nord 1", "Straßensozialarbeit Kreis Soest", "Ärztekammer", "Fachstelle „Häusliche Gewalt“", "Caritas’ Hilfe"})
	rapid.Check(t, func(t *rapid.T) {
		name := names.Draw(t, "name")
		var other strings.Builder
		for _, r := range name {
			other.WriteString(unseen.Draw(t, "hidden"))
			if all := variants[r]; all != nil {
				other.WriteString(rapid.SampledFrom(all).Draw(t, "look"))
			} else {
				other.WriteRune(r)
			}
		}
		clean, ok := CleanLine(other.String())
		if !ok || Fold(clean) != Fold(name) {
			t.Fatalf("%+q is kept as %+q", other.String(), clean)
		}
		if Fold(other.String()) != Fold(name) && Fold(Cleaned(other.String())) != Fold(name) {
			t.Fatalf("what is looked for as %+q is %q", other.String(), Fold(other.String()))
		}
	})
}

func TestCleaningTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.Int32Range(0x2000, 0x206F), rapid.Int32Range(0x300, 0x4FF), rapid.Int32Range(0x600, 0x6FF), rapid.Int32Range(0xFB00, 0xFFFF), rapid.RuneFrom([]rune("aä \n\t\u200c\u200dس्")))).Draw(t, "text")
		once, ok := CleanText(text)
		if twice, still := CleanText(once); ok && (!still || twice != once) {
			t.Fatalf("%+q becomes %+q, and that %+q", text, once, twice)
		}
		if line := Cleaned(text); line != Cleaned(line) || strings.ContainsAny(line, "\n\t") {
			t.Fatalf("%+q is looked for as %+q, then as %+q", text, line, Cleaned(line))
		}
	})
}
