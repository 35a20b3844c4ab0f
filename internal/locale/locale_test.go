package locale_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rundtisch/internal/locale"
)

// message maps plural forms to texts; a message without plural forms has its text under "".
type message map[string]string

var place = regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)

// places returns the names of the places to fill in any form, sorted.
func (m message) places() []string {
	names := map[string]bool{}
	for _, text := range m {
		for _, found := range place.FindAllStringSubmatch(text, -1) {
			names[found[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func (m message) forms() []string { return slices.Sorted(maps.Keys(m)) }

// catalogue reads the messages of a language as they stand in its file. A key that stands there twice is a fault:
// the program would take the last one without a word.
func catalogue(t *testing.T, lang string) map[string]message {
	t.Helper()
	data, err := os.ReadFile("catalogue/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if _, err := decoder.Token(); err != nil {
		t.Fatalf("%s.json: %v", lang, err)
	}
	messages := map[string]message{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			t.Fatalf("%s.json: %v", lang, err)
		}
		id := fmt.Sprint(token)
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			t.Fatalf("%s.json, %s: %v", lang, id, err)
		}
		if _, known := messages[id]; known {
			t.Errorf("%s.json: %s stands there twice", lang, id)
		}
		var text string
		m := message{}
		if json.Unmarshal(raw, &text) == nil {
			m[""] = text
		} else if err := json.Unmarshal(raw, &m); err != nil {
			t.Errorf("%s.json: %s is neither a text nor plural forms of texts", lang, id)
		}
		messages[id] = m
	}
	return messages
}

func open(t *testing.T) map[string]*locale.Printer {
	t.Helper()
	printers, err := locale.Open()
	if err != nil {
		t.Fatal(err)
	}
	return printers
}

func TestOpenGivesAPrinterForEachLanguage(t *testing.T) {
	printers := open(t)
	if len(printers) != len(locale.Languages) {
		t.Errorf("%d printers, want %d", len(printers), len(locale.Languages))
	}
	for lang, name := range map[string]string{"de": "Deutsch", "en": "English"} {
		p := printers[lang]
		if p == nil {
			t.Errorf("no printer for %q", lang)
			continue
		}
		if p.Lang != lang || p.Name != name || p.Dir != "ltr" {
			t.Errorf("printer for %q is %q, %q, %q; want %q, %q, \"ltr\"", lang, p.Lang, p.Name, p.Dir, lang, name)
		}
	}
}

func TestCataloguesSayTheSame(t *testing.T) {
	german := catalogue(t, locale.Default)
	for _, lang := range locale.Languages {
		other := catalogue(t, lang)
		for _, id := range slices.Sorted(maps.Keys(german)) {
			m, ok := other[id]
			if !ok {
				t.Errorf("%s.json lacks %s, in German %q", lang, id, slices.Collect(maps.Values(german[id])))
				continue
			}
			if got, want := m.places(), german[id].places(); !slices.Equal(got, want) {
				t.Errorf("%s.json: %s fills the places %v, in German %v", lang, id, got, want)
			}
			if got, want := m.forms(), german[id].forms(); !slices.Equal(got, want) {
				t.Errorf("%s.json: %s has the plural forms %q, in German %q", lang, id, got, want)
			}
		}
		for _, id := range slices.Sorted(maps.Keys(other)) {
			if _, ok := german[id]; !ok {
				t.Errorf("%s.json has %s, which %s.json lacks", lang, id, locale.Default)
			}
		}
	}
}

func TestCataloguesAreSetProperly(t *testing.T) {
	for _, lang := range locale.Languages {
		for id, m := range catalogue(t, lang) {
			if forms := m.forms(); !slices.Equal(forms, []string{""}) && !slices.Equal(forms, []string{"one", "other"}) {
				t.Errorf("%s.json: %s has the plural forms %q, want \"one\" and \"other\"", lang, id, forms)
			}
			for _, text := range m {
				if text == "" || text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
					t.Errorf("%s.json: %s is empty or has space too many: %q", lang, id, text)
				}
				if strings.ContainsAny(text, `"'`) {
					t.Errorf("%s.json: %s has straight quotation marks: %q", lang, id, text)
				}
				if rest := place.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
					t.Errorf("%s.json: %s has a place that is not written {{.Name}}: %q", lang, id, text)
				}
			}
		}
	}
}

func TestMessagesAreFilledIn(t *testing.T) {
	printers := open(t)
	for _, test := range []struct {
		name, german, english string
		say                   func(*locale.Printer) string
	}{
		{"a text", "Suchen", "Search", func(p *locale.Printer) string { return p.T("search.submit") }},
		{"two places", "9 bis 17 Uhr", "9 to 17", func(p *locale.Printer) string { return p.T("time.span", "From", "9", "To", "17") }},
		{"what looks like markup stays", "bis <b>", "until <b>", func(p *locale.Printer) string { return p.T("event.until", "Date", "<b>") }},
		{"none", "0 Treffer", "0 results", func(p *locale.Printer) string { return p.N("search.found", 0) }},
		{"one", "1 vergangener Termin", "1 past event", func(p *locale.Printer) string { return p.N("events.past", 1) }},
		{"two", "2 vergangene Termine", "2 past events", func(p *locale.Printer) string { return p.N("events.past", 2) }},
		{"one of a word without its number", "jeden Monat", "every month", func(p *locale.Printer) string { return p.N("cadence.months", 1) }},
		{"plural with a place", "Diese Netzwerke arbeiten Kreis Soest", "These networks work Kreis Soest",
			func(p *locale.Printer) string { return p.N("region.networks", 3, "Region", "Kreis Soest") }},
		{"missing", "no.such.message", "no.such.message", func(p *locale.Printer) string { return p.T("no.such.message") }},
		{"missing plural", "no.such.message", "no.such.message", func(p *locale.Printer) string { return p.N("no.such.message", 2) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			for lang, want := range map[string]string{"de": test.german, "en": test.english} {
				if got := test.say(printers[lang]); got != want {
					t.Errorf("in %q: %q, want %q", lang, got, want)
				}
			}
		})
	}
	if p := printers["en"]; !p.Has("error.404") || p.Has("error.418") {
		t.Errorf("Has(error.404) = %t, Has(error.418) = %t; want true, false", p.Has("error.404"), p.Has("error.418"))
	}
}

func TestDatesNumbersAndListsInWords(t *testing.T) {
	printers := open(t)
	day := time.Date(2023, time.November, 21, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name, german, english string
		say                   func(*locale.Printer) string
	}{
		{"a day", "21. November 2023", "21 November 2023", func(p *locale.Printer) string { return p.Day(day) }},
		{"its weekday", "Dienstag", "Tuesday", func(p *locale.Printer) string { return p.Weekday(day) }},
		{"a Sunday", "Sonntag", "Sunday", func(p *locale.Printer) string { return p.Weekday(day.AddDate(0, 0, 5)) }},
		{"a month", "März 2000", "March 2000", func(p *locale.Printer) string { return p.Month(time.Date(2000, 3, 1, 0, 0, 0, 0, time.UTC)) }},
		{"the full hour", "9", "9:00", func(p *locale.Printer) string { return p.Clock("09:00") }},
		{"half past", "9:30", "9:30", func(p *locale.Printer) string { return p.Clock("09:30") }},
		{"ten o'clock", "10", "10:00", func(p *locale.Printer) string { return p.Clock("10:00") }},
		{"midnight", "0", "0:00", func(p *locale.Printer) string { return p.Clock("00:00") }},
		{"nought", "0", "0", func(p *locale.Printer) string { return p.Number(0) }},
		{"three digits", "999", "999", func(p *locale.Printer) string { return p.Number(999) }},
		{"four digits", "1.000", "1,000", func(p *locale.Printer) string { return p.Number(1000) }},
		{"seven digits", "1.234.567", "1,234,567", func(p *locale.Printer) string { return p.Number(1234567) }},
		{"no words", "", "", func(p *locale.Printer) string { return p.List(nil) }},
		{"one word", "A", "A", func(p *locale.Printer) string { return p.List([]string{"A"}) }},
		{"two words", "A und B", "A and B", func(p *locale.Printer) string { return p.List([]string{"A", "B"}) }},
		{"three words", "A, B und C", "A, B and C", func(p *locale.Printer) string { return p.List([]string{"A", "B", "C"}) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			for lang, want := range map[string]string{"de": test.german, "en": test.english} {
				if got := test.say(printers[lang]); got != want {
					t.Errorf("in %q: %q, want %q", lang, got, want)
				}
			}
		})
	}
}
