package document

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// searchable is the largest file in which the line is looked for; each look reads the file again.
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
	means := unlikeTheRest
	for _, m := range meanings {
		if strings.Contains(said, m.said) {
			means = m.means
			break
		}
	}
	if bytes.HasPrefix(bytes.TrimLeft(lines[at], " -"), []byte("\t")) {
		means = tabs
	}
	return Error{{Line: at + 1, Reason: noYAML + means}}
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
