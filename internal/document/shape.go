package document

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rundtisch/internal/directory"
)

var envelopeType = reflect.TypeFor[envelope]()

// shape walks the nodes of a document beside the type they are to become. It remembers on which line each field
// stands, and finds what does not fit, in words for the person who wrote the file.
type shape struct {
	lines    map[string]int
	problems Error
}

func newShape() *shape { return &shape{lines: map[string]int{}} }

func (s *shape) fail(node *yaml.Node, path, reason string, args ...any) {
	s.problems = append(s.problems, Problem{node.Line, path, fmt.Sprintf(reason, args...)})
}

// line returns the line of a field, or of the nearest thing around it where the field itself is missing.
func (s *shape) line(path string) int {
	for path != "" {
		if line, ok := s.lines[path]; ok {
			return line
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
	return 1
}

func (s *shape) walk(node *yaml.Node, t reflect.Type, path string) {
	s.lines[path] = node.Line
	if node.Kind == yaml.AliasNode || node.Anchor != "" {
		s.fail(node, path, "Verweise mit & und * sind hier nicht erlaubt; bitte die Angabe ausschreiben.")
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
			s.fail(node, path, "Hier wird eine Liste erwartet (jede Zeile beginnt mit „- “).")
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
		s.fail(node, path, "Hier werden benannte Felder erwartet („name: …“).")
		return
	}
	known := fieldsOf(t)
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		at := strings.TrimPrefix(path+"."+key.Value, ".")
		fieldType, ok := known[key.Value]
		switch {
		case !ok:
			s.fail(key, at, "Dieses Feld gibt es hier nicht.")
		case seen[key.Value]:
			s.fail(key, at, "Dieses Feld steht hier zweimal.")
		default:
			seen[key.Value] = true
			s.walk(value, fieldType, at)
		}
	}
}

func (s *shape) scalar(node *yaml.Node, kind reflect.Kind, path string) {
	if node.Kind != yaml.ScalarNode {
		s.fail(node, path, "Hier wird eine einzelne Angabe erwartet, keine Liste und keine Felder.")
		return
	}
	if node.Tag == "!!null" {
		s.fail(node, path, "Die Angabe ist leer; bitte ausfüllen oder die Zeile weglassen.")
		return
	}
	var err error
	switch kind {
	case reflect.Bool:
		if node.Value != "true" && node.Value != "false" {
			s.fail(node, path, "Hier wird true oder false erwartet.")
		}
	case reflect.Int, reflect.Int64:
		if _, err = strconv.ParseInt(node.Value, 10, 32); err != nil {
			s.fail(node, path, "Hier wird eine ganze Zahl erwartet.")
		}
	case reflect.Float64:
		if _, err = strconv.ParseFloat(node.Value, 64); err != nil {
			s.fail(node, path, "Hier wird eine Zahl erwartet.")
		}
	default:
		text, ok := directory.CleanText(node.Value)
		if !ok {
			s.fail(node, path, "Der Text enthält Steuerzeichen oder Zeichen, die die Schreibrichtung umkehren.")
		}
		if len(text) > directory.MaxText {
			s.fail(node, path, "Der Text ist zu lang (höchstens %d Zeichen).", directory.MaxText)
		}
		node.Value = text
	}
}

// fieldsOf returns the YAML names of a struct's fields and their types.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	names := map[string]reflect.Type{}
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case options == "inline":
			for inner, innerType := range fieldsOf(field.Type) {
				names[inner] = innerType
			}
		case name != "-":
			names[name] = field.Type
		}
	}
	return names
}
