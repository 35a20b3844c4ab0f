// Package locale gives the words of the interface in the languages it has, with plural forms and dates in words.
// The content of the directory is not translated; it stays in the language it was written in.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed catalogue/*.json
var catalogue embed.FS

// Default is the language of addresses without a prefix.
const Default = "de"

// Languages lists the interface's languages, the default first.
var Languages = []string{Default, "en"}

// longestHeader is how much of an Accept-Language is read, in bytes.
const longestHeader = 500

var matcher = sync.OnceValue(func() language.Matcher {
	tags := make([]language.Tag, len(Languages))
	for i, lang := range Languages {
		tags[i] = language.Make(lang)
	}
	return language.NewMatcher(tags)
})

// Preferred returns which of the languages an Accept-Language asks for (RFC 9110, 12.5.4), and the default where it asks for
// none of them or cannot be read.
func Preferred(header string) string {
	if len(header) > longestHeader {
		return Default
	}
	tags, _, err := language.ParseAcceptLanguage(header)
	if err != nil || len(tags) == 0 {
		return Default
	}
	_, index, confidence := matcher().Match(tags...)
	if confidence == language.No {
		return Default
	}
	return Languages[index]
}

// Printer speaks one language.
type Printer struct {
	Lang  string // BCP 47
	Dir   string // „ltr" or „rtl"
	Name  string // the language's name for itself
	plain map[string]string
	local *i18n.Localizer
}

// Open reads the catalogues and returns a printer for each language.
func Open() (map[string]*Printer, error) {
	bundle := i18n.NewBundle(language.German)
	printers := map[string]*Printer{}
	for _, lang := range Languages {
		data, err := catalogue.ReadFile("catalogue/" + lang + ".json")
		if err != nil {
			return nil, fmt.Errorf("catalogue %q: %w", lang, err)
		}
		if _, err := bundle.ParseMessageFileBytes(data, lang+".json"); err != nil {
			return nil, fmt.Errorf("catalogue %q: %w", lang, err)
		}
		var messages map[string]any
		if err := json.Unmarshal(data, &messages); err != nil {
			return nil, fmt.Errorf("catalogue %q: %w", lang, err)
		}
		p := &Printer{Lang: lang, Dir: "ltr", plain: map[string]string{}}
		for id, message := range messages {
			if text, ok := message.(string); ok && !strings.Contains(text, "{{") {
				p.plain[id] = text
			}
		}
		if script, _ := language.Make(lang).Script(); script.String() == "Arab" || script.String() == "Hebr" {
			p.Dir = "rtl"
		}
		p.Name = p.plain["language.name"]
		printers[lang] = p
	}
	for lang, p := range printers {
		p.local = i18n.NewLocalizer(bundle, lang)
	}
	return printers, nil
}

// Wordless returns a printer without a catalogue: it shows the ids of messages.
func Wordless(lang string) *Printer {
	return &Printer{Lang: lang, Dir: "ltr", local: i18n.NewLocalizer(i18n.NewBundle(language.German), lang)}
}

// Has reports whether the catalogue has this message.
func (p *Printer) Has(id string) bool {
	_, ok := p.plain[id]
	return ok
}

// T returns the message with this id. Pairs of name and value fill its places („{{.Name}}").
// A message that is missing shows its id; a test makes sure that none is.
func (p *Printer) T(id string, pairs ...any) string {
	if text, ok := p.plain[id]; ok {
		return text
	}
	return p.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data(pairs)}, id)
}

// N returns the message in the plural form for count, which fills the place „{{.Count}}".
func (p *Printer) N(id string, count int, pairs ...any) string {
	return p.localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: count, TemplateData: data(append(pairs, "Count", count))}, id)
}

func (p *Printer) localize(config *i18n.LocalizeConfig, id string) string {
	text, err := p.local.Localize(config)
	if err != nil {
		return id
	}
	return text
}

func data(pairs []any) map[string]any {
	values := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i].(string)] = pairs[i+1]
	}
	return values
}

// Day returns a day in words: „21. November 2023", “21 November 2023”.
func (p *Printer) Day(t time.Time) string {
	return p.T("date.day", "Day", t.Day(), "Month", p.T(month(t)), "Year", t.Year())
}

// Weekday returns the name of the day of the week.
func (p *Printer) Weekday(t time.Time) string { return p.T(fmt.Sprintf("weekday.%d", t.Weekday())) }

// Month returns month and year in words: „Dezember 2000".
func (p *Printer) Month(t time.Time) string { return fmt.Sprintf("%s %d", p.T(month(t)), t.Year()) }

func month(t time.Time) string { return fmt.Sprintf("month.%d", t.Month()) }

// Clock returns a time of day as people say it: „9", „9:30"; “9:00” outside German.
func (p *Printer) Clock(clock string) string {
	clock = strings.TrimPrefix(clock, "0")
	if p.Lang != Default {
		return clock
	}
	return strings.TrimSuffix(clock, ":00")
}

// Number groups the digits of n: 300.000 in German, 300,000 in English.
func (p *Printer) Number(n int) string {
	digits := fmt.Sprint(n)
	separator := p.T("number.separator")
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + separator + digits[at:]
	}
	return digits
}

// List joins words: „A, B und C".
func (p *Printer) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + p.T("list.and") + " " + words[last]
}
