// Package wording says in words what the directory holds: dates, spans of time, opening hours, levels, areas, what was
// chosen from lists. Pages, files, tables and the history all ask it, so that the same thing is called the same everywhere.
package wording

import (
	"sync"
	"time"

	"rundtisch/internal/locale"
)

// Words are the words of one language for what the directory holds.
type Words struct {
	*locale.Printer
	Now   time.Time               // in Germany; what is said of today is said for it
	Kreis func(ags string) string // the name of a Kreis; nil where nobody knows any
}

// German returns the words of the language that the directory's content is written in, for what is said in that language
// only. They know no Now and no Kreis.
func German() Words { return Words{Printer: german()} }

// german reads the catalogue once. Were it broken, ids would be shown, as for a message that is missing; a test makes
// sure that it is not, and the program does not start with a broken one.
var german = sync.OnceValue(func() *locale.Printer {
	printers, err := locale.Open()
	if err != nil {
		return locale.Wordless(locale.Default)
	}
	return printers[locale.Default]
})

// ContentList joins words of the content in the language of the content: „A, B und C".
func (w Words) ContentList(words []string) string { return german().List(words) }
