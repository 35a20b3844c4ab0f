package memberlist

import (
	"embed"
	"strings"

	"rundtisch/internal/wordlist"
)

// class is a set of what a word can be.
type class uint16

const (
	institutional class = 1 << iota // names or describes an institution
	unit                            // can be part of a larger body: Beratungsstelle, Fachbereich
	body                            // can have parts: Klinikum, Polizeiinspektion
	office                          // stands alone for whoever is meant: Polizei, Jugendamt
	people                          // persons in a function: Beauftragte, Rechtsanwältinnen
	plural
	dependent // part of something that must be named with it: Niederlassung
	topic     // what an office is for: Jugend, Soziales
	action    // begins a sentence about work: Verbesserung, Begrüßung
)

// ending is how words of a class end, in plain text, with the gender of the singular: m, f, n; p for plural forms.
type ending struct {
	text   string
	gender byte
	class  class
}

// classNames are the classes as the lists call them.
var classNames = map[string]class{
	"institutional": institutional, "unit": unit, "body": body, "office": office, "people": people, "plural": plural,
	"dependent": dependent, "topic": topic, "action": action,
}

//go:embed words/*.txt
var wordFiles embed.FS

// The lists. Each file says what its words are.
var (
	endings = readEndings("endings")
	words   = readClasses("alone") // words that are what they are only when they stand alone
	topics  = wordsOf("topics")
	actions = wordsOf("actions")
)

// entries returns the lines of a list, but for comments.
func entries(list string) []string { return wordlist.Read(wordFiles, list) }

// wordsOf reads a list of words in plain text, one a line.
func wordsOf(list string) map[string]bool {
	return wordlist.Set(wordFiles, list)
}

// readClasses reads words with what they can be: word, tabulator, classes.
func readClasses(list string) map[string]class {
	all := map[string]class{}
	for _, entry := range entries(list) {
		word, classes, _ := strings.Cut(entry, "\t")
		all[word] = classNamed(classes)
	}
	return all
}

// readEndings reads endings: text, gender and classes, with tabulators between them.
func readEndings(list string) []ending {
	var all []ending
	for _, entry := range entries(list) {
		text, rest, _ := strings.Cut(entry, "\t")
		gender, classes, _ := strings.Cut(rest, "\t")
		all = append(all, ending{text, gender[0], classNamed(classes)})
	}
	return all
}

// classNamed returns the class with these names, which have blanks between them.
func classNamed(names string) class {
	var c class
	for name := range strings.FieldsSeq(names) {
		c |= classNames[name]
	}
	return c
}

// byEnd holds the endings by their last two letters.
var byEnd = func() map[string][]ending {
	index := map[string][]ending{}
	for _, e := range endings {
		key := e.text[len(e.text)-2:]
		index[key] = append(index[key], e)
	}
	return index
}()

// classify returns what a single word in plain text is.
func classify(word string) (class, byte) {
	var best ending
	if len(word) > 2 {
		for _, e := range byEnd[word[len(word)-2:]] {
			if len(e.text) > len(best.text) && strings.HasSuffix(word, e.text) {
				best = e
			}
		}
	}
	c := best.class
	if own, known := words[word]; known {
		c = own
	}
	if topics[word] {
		c |= topic
	}
	if actions[word] {
		c |= action
	}
	return c, best.gender
}
