package handouts

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"rundtisch/internal/directory"
)

//go:embed words/*.json
var catalogue embed.FS

// Languages are those in which the headings of a sheet for a person can be, in the order in which people choose. But for
// German and English, nobody who grew up with the language has read them yet; the collection says so.
var Languages = []string{
	"de", "en", "ar", "tr", "uk", "ru", "fa", "pl", "ro", "fr", "es", "bg", "sq", "kmr", "ckb", "prs", "ps", "ti", "so", "vi",
}

// Words are the headings in one language: nouns, days of the week and two short sentences. What the directory says
// stays in German; nothing of it is translated.
type Words struct {
	Lang string `json:"-"` // BCP 47
	Dir  string `json:"-"` // „ltr" or „rtl"
	Name string `json:"name"`

	Contacts, Phone, Address, Hours, Languages, Interpreting, Cost, Free string
	CallFirst, NextStep, AsOf, Email, Website                            string
	Emergency, Police, Rescue, Helpline, Always                          string
	Day1, Day2, Day3, Day4, Day5, Day6, Day7                             string // Monday first

	Steps map[directory.Step]string // what the person does next, a sentence each
}

// Open reads the words of all languages, by language.
func Open() (map[string]*Words, error) {
	all := map[string]*Words{}
	for _, lang := range Languages {
		data, err := catalogue.ReadFile("words/" + lang + ".json")
		if err != nil {
			return nil, fmt.Errorf("words: %w", err)
		}
		w := &Words{Lang: lang, Dir: "ltr"}
		if err := json.Unmarshal(data, w); err != nil {
			return nil, fmt.Errorf("words %q: %w", lang, err)
		}
		if script, _ := language.Make(lang).Script(); script.String() == "Arab" || lang == "prs" { // CLDR files Dari below Persian
			w.Dir = "rtl"
		}
		all[lang] = w
	}
	return all, nil
}

// stepsOf are the steps of a service, in the order of the list.
func (w *Words) stepsOf(s directory.Service) []string {
	var sentences []string
	for _, step := range directory.Steps {
		if slices.Contains(s.Steps, step) {
			sentences = append(sentences, w.Steps[step])
		}
	}
	return sentences
}

// days names the days of an interval, neighbours as a span: „Montag – Mittwoch, Freitag".
func (w *Words) days(in directory.Interval) string {
	comma := ", "
	if w.Dir == "rtl" {
		comma = "، "
	}
	return in.DaysIn([7]string{w.Day1, w.Day2, w.Day3, w.Day4, w.Day5, w.Day6, w.Day7}, " – ", comma)
}

// always reports whether an interval is every day, all day.
func always(in directory.Interval) bool {
	return in.Days == [7]bool{true, true, true, true, true, true, true} && in.Start == 0 && in.End == 24*60
}

// clock is the span of an interval: „09:00–12:00".
func clock(in directory.Interval) string { return in.Clock() }

// free reports whether a text says no more than that something costs nothing, which the words can say, too.
func free(cost string) bool {
	switch strings.Trim(directory.Fold(cost), " .!") {
	case "kostenlos", "kostenfrei", "gebuhrenfrei", "unentgeltlich", "keine", "keine kosten", "gratis", "umsonst", "0 euro",
		"die beratung ist kostenlos", "die beratung ist kostenfrei":
		return true
	}
	return false
}
