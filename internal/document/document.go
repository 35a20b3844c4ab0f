// Package document reads and writes the YAML document of one network: the format of the commands load and export.
//
// A document has the line „rundtisch: 1" and the parts of a directory.Dossier. Within it, things refer to each
// other by „kennung". Encode writes the canonical form: the same dossier always gives the same bytes.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"rundtisch/internal/directory"
	"rundtisch/internal/fault"
)

// Version is the version of the format that this program writes, and the only one it reads.
const Version = 1

// MaxBytes is the largest document that is read.
const MaxBytes = 2 << 20

// versionName is the field that says which version of the format a document is in.
const versionName = "rundtisch"

type envelope struct {
	Version           int `yaml:"rundtisch"`
	directory.Dossier `yaml:",inline"`
}

// Problem is one thing that is wrong with a document.
type Problem struct {
	Line   int    // counted from 1; 0 if it concerns the whole document
	Field  string // „mitglieder[3].rolle", entries counted from 1
	Reason string // a German sentence
}

// Error lists everything that is wrong with a document, in the order of its lines.
type Error []Problem

// mostShown is how many problems a message lists.
const mostShown = 100

func (e Error) Error() string {
	shown := e[:min(len(e), mostShown)]
	lines := make([]string, len(shown))
	for i, p := range shown {
		field := p.Field
		if field == "" {
			field = "Dokument"
		}
		lines[i] = fmt.Sprintf(problemLine, max(p.Line, 1), field, p.Reason)
	}
	if more := len(e) - len(shown); more > 0 {
		lines = append(lines, fmt.Sprintf(moreProblems, more))
	}
	return strings.Join(lines, "\n")
}

// Decode reads one document. Everything that is wrong comes back as Error, all of it at once.
func Decode(data []byte) (directory.Dossier, error) {
	if len(data) > MaxBytes {
		return directory.Dossier{}, Error{{Reason: fmt.Sprintf(tooLarge, MaxBytes>>20)}}
	}
	if at := invalidUTF8(data); at >= 0 {
		return directory.Dossier{}, Error{{Line: 1 + bytes.Count(data[:at], []byte("\n")), Reason: notUTF8}}
	}
	var root yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&root); errors.Is(err, io.EOF) || err == nil && len(root.Content) == 0 {
		return directory.Dossier{}, Error{{Reason: emptyFile}}
	} else if err != nil {
		return directory.Dossier{}, syntaxError(data, err)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return directory.Dossier{}, Error{{Reason: severalDocuments}}
	}
	shape := newShape()
	shape.walk(root.Content[0], envelopeType, "")
	if len(shape.problems) > 0 {
		return directory.Dossier{}, shape.sorted()
	}
	var doc envelope
	if err := root.Decode(&doc); err != nil { // the shape let something through; say at least where
		return directory.Dossier{}, syntaxError(data, err)
	}
	if doc.Version != Version {
		reason := fmt.Sprintf(otherVersion, Version, Version)
		return directory.Dossier{}, Error{{Line: shape.lines[versionName], Field: versionName, Reason: reason}}
	}
	doc.Respell()
	var invalid fault.Invalid
	if errors.As(doc.Check(), &invalid) {
		return directory.Dossier{}, shape.locate(invalid)
	}
	return doc.Dossier, nil
}

// Locate says on which lines of a document that was decoded before the fields stand that proved wrong later on.
func Locate(data []byte, invalid fault.Invalid) Error {
	var root yaml.Node
	shape := newShape()
	if err := yaml.Unmarshal(data, &root); err == nil && len(root.Content) > 0 {
		shape.walk(root.Content[0], envelopeType, "")
	}
	return shape.locate(invalid)
}

func (s *shape) locate(invalid fault.Invalid) Error {
	for _, p := range invalid {
		s.problems = append(s.problems, Problem{s.line(p.Path), p.Path.String(), p.InDocument()})
	}
	return s.sorted()
}

// Encode writes the canonical document of a dossier; institutions stand in the order of their keys.
func Encode(d directory.Dossier) ([]byte, error) {
	d.Institutions = slices.SortedFunc(slices.Values(d.Institutions), func(a, b directory.Institution) int {
		return strings.Compare(a.Key, b.Key)
	})
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(envelope{Version, d}); err != nil {
		return nil, fmt.Errorf("encode %q: %w", d.Network.Key, err)
	}
	return out.Bytes(), encoder.Close()
}

func invalidUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

func (s *shape) sorted() Error {
	slices.SortStableFunc(s.problems, func(a, b Problem) int { return a.Line - b.Line })
	return s.problems
}

// Restore reads a document that Encode wrote, however long ago. It does not check the dossier: rules may have become
// stricter since. Its texts are cleaned as those in the database were, so that both can be compared.
func Restore(data []byte) (directory.Dossier, error) {
	var doc envelope
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return directory.Dossier{}, fmt.Errorf("restore a document: %w", err)
	}
	clean(reflect.ValueOf(&doc.Dossier))
	return doc.Dossier, nil
}
