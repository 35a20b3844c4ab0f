package document

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// What the parser says and what that means to the person who wrote the file.
var meanings = []struct{ said, means string }{
	{"tab character", tabs},
	{"mapping values are not allowed", "Hier steht ein Doppelpunkt zu viel, oder ein Anführungszeichen davor ist nicht geschlossen. Ein Text mit „: “ gehört in Anführungszeichen."},
	{"could not find expected ':'", "Hinter dem Namen eines Feldes fehlt der Doppelpunkt."},
	{"did not find expected ','", "Eine Klammer ist nicht geschlossen, oder es fehlt ein Komma."},
	{"did not find expected", "Die Einrückung passt nicht zu den Zeilen davor."},
	{"not allowed in this context", "Die Einrückung passt nicht zu den Zeilen davor."},
	{"end of stream", "Ein Anführungszeichen ist nicht geschlossen."},
	{"cannot start any token", "Ein Text, der mit einem Sonderzeichen beginnt, gehört in Anführungszeichen."},
	{"escape", "In doppelten Anführungszeichen hat „\\“ eine eigene Bedeutung; bitte einfache verwenden."},
	{"anchor", "Verweise mit & und * sind hier nicht erlaubt; bitte die Angabe ausschreiben."},
	{"control characters", "Hier steht ein Steuerzeichen."},
}

const tabs = "Zum Einrücken sind nur Leerzeichen erlaubt, keine Tabulatoren."

// searchable is the largest file in which the line is looked for; each look reads the file anew.
const searchable = 256 << 10

// syntaxError says on which line data stops being YAML, and what is wrong there. The parser itself names that line
// only sometimes, so the shortest beginning of the file is looked for that it refuses with the same words.
func syntaxError(data []byte, err error) Error {
	said, line := words(err)
	lines := bytes.SplitAfter(data, []byte("\n"))
	ends := make([]int, len(lines))
	for i, line := range lines {
		ends[i] = len(line)
		if i > 0 {
			ends[i] += ends[i-1]
		}
	}
	at := min(max(line, 1), len(lines)) - 1
	if len(data) <= searchable {
		at = sort.Search(len(lines)-1, func(i int) bool {
			sooner, _ := words(yaml.Unmarshal(data[:ends[i]], new(yaml.Node)))
			return sooner == said
		})
	}
	means := "Diese Zeile passt nicht zum Aufbau der Datei."
	for _, m := range meanings {
		if strings.Contains(said, m.said) {
			means = m.means
			break
		}
	}
	if bytes.HasPrefix(bytes.TrimLeft(lines[at], " -"), []byte("\t")) {
		means = tabs
	}
	return Error{{Line: at + 1, Reason: "Das ist kein gültiges YAML: " + means}}
}

var place = regexp.MustCompile(`line (\d+): `)

// words returns what the parser said, and of which line; nothing of what is YAML.
func words(err error) (said string, line int) {
	if err == nil {
		return "", 0
	}
	if number := place.FindStringSubmatch(err.Error()); number != nil {
		line, _ = strconv.Atoi(number[1]) // digits; too many of them are no line
	}
	return place.ReplaceAllString(err.Error(), ""), line
}
