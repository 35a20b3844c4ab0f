package wording

import (
	"slices"
	"strings"

	"rundtisch/internal/directory"
)

// Topic says what a service helps with.
func (w Words) Topic(t directory.Topic) string { return w.T("topic." + string(t)) }

// Audience says whom a service is for.
func (w Words) Audience(a directory.Audience) string { return w.T("audience." + string(a)) }

// Access says what makes a service accessible.
func (w Words) Access(a directory.Access) string { return w.T("access." + string(a)) }

// Mode says in which way a service is given.
func (w Words) Mode(m directory.Mode) string { return w.T("mode." + string(m)) }

// Step says what a person does next.
func (w Words) Step(s directory.Step) string { return w.T("step." + string(s)) }

// StepsOf are the steps of a service in sentences, in the order of the list; "" if there are none.
func (w Words) StepsOf(s directory.Service) string {
	var sentences []string
	for _, step := range directory.Steps {
		if slices.Contains(s.Steps, step) {
			sentences = append(sentences, w.Step(step))
		}
	}
	return strings.Join(sentences, " ")
}

// Tongue names a language.
func (w Words) Tongue(t directory.Tongue) string { return w.T("tongue." + string(t)) }

// Each says each of several values in words.
func Each[T any](word func(T) string, values []T) []string {
	var words []string
	for _, value := range values {
		words = append(words, word(value))
	}
	return words
}

// Chosen joins the words for what was chosen: „Am Telefon · Im Chat".
func Chosen[T any](word func(T) string, values []T) string {
	return Joined(" · ", Each(word, values)...)
}

// Sectors names the sectors that are known: „Polizei, Frauenberatung". word says an id of the catalogue.
func Sectors(word func(id string) string, sectors ...directory.Sector) string {
	var names []string
	for _, s := range sectors {
		if s != "" {
			names = append(names, word("sector."+string(s)))
		}
	}
	return Joined(", ", names...)
}
