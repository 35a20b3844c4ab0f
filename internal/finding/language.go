package finding

import (
	"strings"
	"unicode"
)

// scripts are those that only one language here is written in, as far as people use them in Germany.
var scripts = []struct {
	table  *unicode.RangeTable
	tongue string
}{
	{unicode.Greek, "el"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Devanagari, "hi"}, {unicode.Bengali, "bn"},
	{unicode.Tamil, "ta"}, {unicode.Gurmukhi, "pa"}, {unicode.Thai, "th"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"},
	{unicode.Hangul, "ko"}, {unicode.Han, "zh"},
}

// letters are those that give away a language among others of the same script, the surest first; the last is meant where
// there are none.
var letters = []struct {
	table *unicode.RangeTable
	signs []struct{ tongue, letters string }
}{
	{unicode.Arabic, []struct{ tongue, letters string }{
		{"ckb", "ڕڵێۆە"}, {"ps", "ښځټډړږڅۍ"}, {"ur", "ٹڈڑےںھ"}, {"fa", "پچژگیک"}, {"ar", ""},
	}},
	{unicode.Cyrillic, []struct{ tongue, letters string }{
		{"uk", "іїєґ"}, {"mk", "ѓќѕ"}, {"sr", "ђјљњћџ"}, {"ru", "ыэё"}, {"bg", "ъ"}, {"ru", ""},
	}},
	{unicode.Ethiopic, []struct{ tongue, letters string }{{"ti", "ኣኢዓሓቐኸዝ"}, {"am", ""}}},
}

// spoken returns the language that the line is written in, if it is not German.
func (t *text) spoken(typed string) []string {
	lower := strings.ToLower(typed)
	counts := map[string]int{}
	for _, w := range t.line {
		if t.common[w.folded] || t.shared[w.folded] {
			continue
		}
		for _, tongue := range t.foreign[w.folded] {
			counts[tongue] += len(w.folded)
		}
	}
	for _, s := range scripts {
		if in(lower, s.table) {
			return []string{s.tongue}
		}
	}
	for _, script := range letters {
		if !in(lower, script.table) {
			continue
		}
		best := ""
		for _, s := range script.signs {
			if counts[s.tongue] > counts[best] {
				best = s.tongue
			}
		}
		for _, s := range script.signs {
			if best == "" && (s.letters == "" || strings.ContainsAny(lower, s.letters)) {
				best = s.tongue
			}
		}
		return []string{best}
	}
	return mostly(counts)
}

// mostly returns the language that most of the words are of, if they are enough not to stand there by chance.
func mostly(counts map[string]int) []string {
	var best string
	for tongue, n := range counts {
		if n > counts[best] || n == counts[best] && tongue < best {
			best = tongue
		}
	}
	if best == "" || counts[best] < 4 {
		return nil
	}
	return []string{best}
}

func in(text string, table *unicode.RangeTable) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(table, r) })
}
