package document

import (
	"bytes"
	"encoding/json"
	"fmt"

	"go.yaml.in/yaml/v3"

	"rundtisch/internal/directory"
)

// EncodeJSON writes the document of a dossier as JSON: the same names and values in the same order. As JSON is YAML,
// too, Decode reads it back.
func EncodeJSON(d directory.Dossier) ([]byte, error) {
	data, err := Encode(d)
	if err != nil {
		return nil, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, fmt.Errorf("encode %q: %w", d.Network.Key, err)
	}
	var plain, out bytes.Buffer
	if err := writeJSON(&plain, root.Content[0]); err != nil {
		return nil, fmt.Errorf("encode %q: %w", d.Network.Key, err)
	}
	if err := json.Indent(&out, plain.Bytes(), "", "  "); err != nil {
		return nil, fmt.Errorf("encode %q: %w", d.Network.Key, err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func writeJSON(out *bytes.Buffer, node *yaml.Node) error {
	switch node.Kind {
	case yaml.MappingNode:
		out.WriteByte('{')
		for i, part := range node.Content { // name, value, name, value
			switch {
			case i%2 == 1:
				out.WriteByte(':')
			case i > 0:
				out.WriteByte(',')
			}
			if err := writeJSON(out, part); err != nil {
				return err
			}
		}
		out.WriteByte('}')
	case yaml.SequenceNode:
		out.WriteByte('[')
		for i, entry := range node.Content {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := writeJSON(out, entry); err != nil {
				return err
			}
		}
		out.WriteByte(']')
	default:
		switch node.Tag {
		case "!!int", "!!float", "!!bool": // Encode writes them as JSON does
			out.WriteString(node.Value)
			return nil
		}
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(node.Value) // a date is text, and so is whatever else YAML sees in a word
	}
	return nil
}
