package upload

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

const (
	maxTags       = 250_000 // in all parts of a file
	maxAttributes = 250_000
	maxNamespaces = 20_000
	maxDepth      = 200
	maxPiece      = 1 << 20 // bytes between two tags
)

// measure counts what makes XML dear to read, before it is read.
type measure struct{ tags, attributes, namespaces int }

// markup reads one XML part token by token.
type markup struct {
	decoder *xml.Decoder
	depth   int
}

// xml opens a part; nil if it is not there.
func (a *archive) xml(name string) (*markup, error) {
	data, err := a.load(name)
	if err != nil || data == nil {
		return nil, err
	}
	return newMarkup(data), nil
}

// load inflates a part that is XML; nil if it is not there.
func (a *archive) load(name string) ([]byte, error) {
	data, err := a.part(name)
	if err != nil || data == nil {
		return nil, err
	}
	a.measure.tags += bytes.Count(data, []byte("<"))
	a.measure.attributes += bytes.Count(data, []byte("="))
	a.measure.namespaces += bytes.Count(data, []byte("xmlns"))
	if a.measure.tags > maxTags || a.measure.attributes > maxAttributes || a.measure.namespaces > maxNamespaces {
		return nil, tooLarge()
	}
	if longest(data) > maxPiece {
		return nil, tooMuchText()
	}
	if bytes.Contains(data, []byte("<!DOCTYPE")) || bytes.Contains(data, []byte("<!ENTITY")) {
		return nil, damaged()
	}
	return data, nil
}

// longest returns how many bytes at most stand between two tags.
func longest(data []byte) int {
	most := 0
	for len(data) > 0 {
		next := bytes.IndexByte(data, '<')
		if next < 0 {
			next = len(data) - 1
		}
		most, data = max(most, next), data[next+1:]
	}
	return most
}

func newMarkup(data []byte) *markup { return &markup{decoder: xml.NewDecoder(bytes.NewReader(data))} }

// next returns the next start, end or text; nil at the end. Declarations of types and entities are refused.
func (m *markup) next() (xml.Token, error) {
	if m == nil {
		return nil, nil
	}
	for {
		token, err := m.decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, damaged()
		}
		switch token.(type) {
		case xml.Directive:
			return nil, damaged()
		case xml.StartElement:
			if m.depth++; m.depth > maxDepth {
				return nil, refuse(tooDeep)
			}
			return token, nil
		case xml.EndElement:
			m.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		}
	}
}

// skip reads to the end of the element that has just begun.
func (m *markup) skip() error {
	for until := m.depth - 1; m.depth > until; {
		token, err := m.next()
		if err != nil || token == nil {
			return err
		}
	}
	return nil
}

// attribute returns the value of an attribute, whatever its namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// on reads an element that switches something on: <b/> and <b val="1"/> do, <b val="0"/> does not.
func on(e xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// relations returns what a part refers to within the archive: id → path, for the kinds that end in kind.
func (a *archive) relations(of, kind string) (ids, paths []string, err error) {
	folder, file := path.Split(of)
	m, err := a.xml(folder + "_rels/" + file + ".rels")
	if err != nil {
		return nil, nil, err
	}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return ids, paths, err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" || !strings.HasSuffix(attribute(e, "Type"), kind) {
			continue
		}
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		ids, paths = append(ids, attribute(e, "Id")), append(paths, strings.TrimPrefix(path.Clean(target), "/"))
	}
}

// targets returns what a part links to outside of the archive, by the id of the relation.
func (a *archive) targets(of string) (map[string]string, error) {
	folder, file := path.Split(of)
	m, err := a.xml(folder + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	to := map[string]string{}
	for {
		token, err := m.next()
		if err != nil || token == nil {
			return to, err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" && strings.HasSuffix(attribute(e, "Type"), "/hyperlink") {
			to[attribute(e, "Id")] = attribute(e, "Target")
		}
	}
}

// related returns the paths of what a part refers to.
func (a *archive) related(of, kind string) ([]string, error) {
	_, paths, err := a.relations(of, kind)
	return paths, err
}
