package document

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

var envelopeType = reflect.TypeFor[envelope]()

// shape walks the nodes of a document beside the type they are to become. It remembers on which line each field
// is, and finds what does not fit, in words for the person who wrote the file.
type shape struct {
	lines    map[string]int
	problems Error
}

func newShape() *shape { return &shape{lines: map[string]int{}} }

func (s *shape) fail(node *yaml.Node, path, reason string, args ...any) {
	s.problems = append(s.problems, Problem{node.Line, path, fmt.Sprintf(reason, args...)})
}

// line returns the line of a field, or of the nearest thing around it where the field itself is missing.
func (s *shape) line(path fault.Path) int {
	for ; len(path) > 0; path = path[:len(path)-1] {
		list := path.Numbered(0)
		for _, nearest := range []fault.Path{path, list} {
			if line, ok := s.lines[nearest.String()]; ok {
				return line
			}
		}
	}
	return 1
}

func (s *shape) walk(node *yaml.Node, t reflect.Type, path string) {
	s.lines[path] = node.Line
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		s.fail(node, path, noReferences)
		return
	}
	if node.Style&yaml.TaggedStyle != 0 && node.Tag != "!!str" {
		s.fail(node, path, noTypes)
		return
	}
	if node.Tag == "!!null" && path != "" {
		s.fail(node, path, emptyValue)
		return
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Struct:
		s.mapping(node, t, path)
	case reflect.Slice:
		if node.Kind != yaml.SequenceNode {
			s.fail(node, path, wantsList)
			return
		}
		for i, entry := range node.Content {
			s.walk(entry, t.Elem(), fmt.Sprintf("%s[%d]", path, i+1))
		}
	default:
		s.scalar(node, t.Kind(), path)
	}
}

func (s *shape) mapping(node *yaml.Node, t reflect.Type, path string) {
	if node.Kind != yaml.MappingNode {
		s.fail(node, path, wantsFields)
		return
	}
	known := fieldsOf(t)
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Style&yaml.TaggedStyle != 0 {
			s.fail(key, path, wantsWord)
			continue
		}
		name := key.Value
		if clean, ok := directory.CleanText(name); !ok || clean != name || strings.ContainsAny(name, "\n\t") {
			name = strconv.QuoteToASCII(name) // it is shown in a terminal
		}
		at := strings.TrimPrefix(path+"."+name, ".")
		fieldType, ok := known[key.Value]
		switch {
		case !ok:
			s.fail(key, at, unknownField)
		case key.Anchor != "":
			s.fail(key, at, noReferences)
		case seen[key.Value]:
			s.fail(key, at, fieldTwice)
		default:
			seen[key.Value] = true
			s.walk(value, fieldType, at)
			s.lines[at] = key.Line // what is in the field may begin below it
		}
	}
}

func (s *shape) scalar(node *yaml.Node, kind reflect.Kind, path string) {
	if node.Kind != yaml.ScalarNode {
		s.fail(node, path, wantsValue)
		return
	}
	switch kind {
	case reflect.Bool:
		if node.Tag != "!!bool" || node.Value != "true" && node.Value != "false" {
			s.fail(node, path, wantsBool)
		}
	case reflect.Int, reflect.Int64:
		if _, err := strconv.ParseInt(node.Value, 10, 32); err != nil || node.Tag != "!!int" || !plainNumber.MatchString(node.Value) {
			s.fail(node, path, wantsInteger)
		}
	case reflect.Float64:
		number, err := strconv.ParseFloat(node.Value, 64)
		if err != nil || node.Tag != "!!int" && node.Tag != "!!float" || !plainNumber.MatchString(node.Value) {
			s.fail(node, path, wantsNumber)
		}
		if number == 0 { // -0.0 would not come back the same
			node.Tag, node.Value = "!!int", "0"
		}
	default:
		text, ok := directory.CleanText(node.Value)
		if !ok {
			s.fail(node, path, unreadable)
		}
		if len(text) > directory.MaxText {
			s.fail(node, path, textTooLong, directory.MaxText)
		}
		node.Tag, node.Value = "!!str", text
	}
}

// Without a leading zero: YAML would read 010 as 8.
var plainNumber = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$`)

// fieldsOf returns the names that documents have for the fields of a struct, and their types.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	names := map[string]reflect.Type{}
	if t == envelopeType {
		t, names[versionName] = reflect.TypeFor[directory.Dossier](), reflect.TypeFor[int]()
	}
	for _, f := range directory.FieldsOf(t) {
		names[f.Name] = f.Type
	}
	return names
}
