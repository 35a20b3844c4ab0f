package discreet

import (
	"embed"

	"rundtisch/internal/wordlist"
)

// The lists are maintained by hand, one entry a line. They hold what would tell somebody who finds a sheet of paper what it
// is about: violence, leaving, the police. A word too many does little harm (a neutral label replaces a name), a
// word too few may do a lot, so they are generous: most entries are beginnings of words, and are found inside other words.
//
// How they are read: capitals, accents and umlauts do not matter (ä = ae = a, ß = ss), nor do hyphens, blanks and invisible
// signs between the letters: „Frauen-Häuser", „FRAUEN HAUS" and „frauenhaus@" are all found by „frauenhaus".
//
//go:embed words/*.txt
var wordFiles embed.FS

var (
	stems   = entries("stems")   // found anywhere in a text, also inside compounds
	words   = entries("alone")   // count only where they stand alone
	friends = entries("friends") // only look like words of the lists
)

// entries returns the lines of a list, but for comments.
func entries(list string) []string { return wordlist.Read(wordFiles, list) }
