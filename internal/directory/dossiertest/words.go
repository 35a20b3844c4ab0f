// Package dossiertest draws random valid dossiers for tests of properties: texts that are hard to write down,
// every field of every type, every level of visibility.
package dossiertest

import (
	"fmt"
	"strings"
	"time"

	"pgregory.net/rapid"

	"rundtisch/internal/directory"
)

// Pieces of text that a document, a database or a search could stumble over.
var pieces = []string{
	"Runder Tisch", "häusliche Gewalt", "Weißer Ring e. V.", "Maßnahme", "e.V.", "z. B.", "„Nein heißt Nein“", "– und –", "…",
	"yes", "no", "null", "~", "true", "Off", "010", "0x1F", "1e3", ".inf", "-0.0", "12:30", "2024-01-01", "=", "<<", "---", "...",
	": ", " #", "- ", "? ", "|", ">", "&a", "*a", "!b", "%", "@", "`", "'", `"`, `''`, `\`, `\n`, "{", "}", "[", "]", ",", "$1", "{{", "<b>",
	"\n", "\n\n", "\n  ", " \n", "\t", "\n\t", "  ", "\u00a0", "\u00ad", "\u2028", "\u200b", "'; drop table networks; --",
	"Ünïcødé", "ß", "ẞ", "İ", "ﬁ", "ك", "עברית", "中文", "🙂", "👩‍👧", "e\u0301", "A\u030a", "ﷺ", "ǅ",
}

var anyText = rapid.OneOf(
	rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6),
	rapid.SliceOfN(rapid.StringN(0, 12, -1), 1, 3),
)

// Text draws a text as a document may hold it: clean, in normal form, without space around it, never empty.
func Text() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text, ok := directory.CleanText(strings.Join(anyText.Draw(t, "text"), ""))
		if !ok || text == "" {
			return "Text"
		}
		return text
	})
}

// source draws the parts of one dossier.
type source struct {
	t *rapid.T
	// harmless is set while what is drawn must not look like an address.
	harmless bool
}

func (s *source) yes() bool { return rapid.Bool().Draw(s.t, "yes") }

func (s *source) number(from, to int) int { return rapid.IntRange(from, to).Draw(s.t, "number") }

func (s *source) text() string {
	text := Text().Draw(s.t, "text")
	if s.harmless && (directory.LooksLikeAddress(text) || directory.NamesPlace(text)) {
		return "ohne Angabe"
	}
	return text
}

// maybe draws a text that may be missing.
func (s *source) maybe() string {
	if s.yes() {
		return s.text()
	}
	return ""
}

// maybeURL draws an address in the net that may be missing.
func (s *source) maybeURL() string {
	return rapid.SampledFrom([]string{
		"", "https://www.example.org", "http://example.org/a?b=c&d=%20#e", "https://xn--bcher-kva.example/ä",
		"HTTPS://EXAMPLE.ORG:8443/",
	}).Draw(s.t, "url")
}

func (s *source) texts() []string {
	var texts []string
	for range s.number(0, 3) {
		texts = append(texts, s.text())
	}
	return texts
}

// distinct draws texts of which no two are alike.
func (s *source) distinct() []string {
	var texts []string
	for i, text := range s.texts() {
		texts = append(texts, fmt.Sprintf("%s (%c)", text, 'a'+i))
	}
	return texts
}

func one[T any](s *source, of ...T) T { return rapid.SampledFrom(of).Draw(s.t, "one of") }

// keys draws up to n keys of which no two are alike.
func (s *source) keys(least, most int) []string {
	return rapid.SliceOfNDistinct(Key(), least, most, rapid.ID[string]).Draw(s.t, "keys")
}

// Key draws a key, now and then one of the greatest length; none that reads like a place, which a shelter's may not.
func Key() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[a-z0-9]{1,8}(-[a-z0-9]{1,4}){0,2}`),
		rapid.StringMatching(`[a-z0-9]{100}`),
	).Filter(func(key string) bool { return !directory.NamesPlace(strings.ReplaceAll(key, "-", " ")) })
}

func (s *source) level() directory.Visibility {
	return one(s, "", directory.Public, directory.Staff, directory.Coordination)
}

// Date draws a date that is known to the day, the month or the year, or not at all.
func Date() *rapid.Generator[directory.PartialDate] {
	return rapid.Custom(func(t *rapid.T) directory.PartialDate {
		day := time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 730_000).Draw(t, "day"))
		mark := rapid.SampledFrom([]string{"", "?"}).Draw(t, "inferred")
		switch rapid.SampledFrom([]directory.Precision{directory.Unknown, directory.Year, directory.Month, directory.Day}).Draw(t, "precision") {
		case directory.Year:
			return directory.PartialDate(day.Format("2006") + mark)
		case directory.Month:
			return directory.PartialDate(day.Format("2006") + mark + day.Format("-01"))
		case directory.Day:
			return directory.PartialDate(day.Format("2006") + mark + day.Format("-01-02"))
		}
		return ""
	})
}

func (s *source) date() directory.PartialDate { return Date().Draw(s.t, "date") }

// span draws two dates of which the second does not end before the first begins.
func (s *source) span() (directory.PartialDate, directory.PartialDate) {
	from, to := s.date(), s.date()
	if from != "" && to != "" && to.End().Before(from.Start()) {
		return to, from
	}
	return from, to
}
