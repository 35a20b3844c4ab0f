package harvest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// parsed is what stands in one answer or file: records, and what a list says about itself.
type parsed struct {
	records []json.RawMessage
	list    *listHead // nil where it is no page of a list
	base    *baseHead // the self-description of an API, and then no records
}

// listHead is what a page of a list says about itself. What is missing is nil; numbers may come as strings.
type listHead struct {
	items, pages, number *int
	last                 bool
}

type baseHead struct{ version string }

// parse takes a file or an answer apart: one object, an array, a page of a list, or objects one behind the other (NDJSON).
func parse(place string, body []byte) (parsed, error) {
	var p parsed
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	switch {
	case len(body) == 0:
		return p, fail(place, "hier steht nichts.")
	case !utf8.Valid(body):
		return p, fail(place, "hier stehen Zeichen, die kein UTF-8 sind.")
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	var values []json.RawMessage
	for {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return p, fail(place, "das ist kein gültiges JSON (Zeichen %d).", decoder.InputOffset())
		}
		values = append(values, value)
	}
	if len(values) > 1 {
		p.records = values
		return p, nil
	}
	if values[0][0] == '[' {
		if err := json.Unmarshal(values[0], &p.records); err != nil {
			return p, fail(place, "das ist kein gültiges JSON.")
		}
		return p, nil
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(values[0], &object) != nil {
		return p, fail(place, "erwartet wird ein Objekt oder eine Liste von Objekten.")
	}
	contents, isList := object["contents"]
	switch {
	case isList:
		if err := json.Unmarshal(contents, &p.records); err != nil {
			return p, fail(place, "„contents“ ist keine Liste.")
		}
		p.list = &listHead{items: number(object["total_items"]), pages: number(object["total_pages"]), number: number(object["page_number"]), last: string(object["last_page"]) == "true"}
	case object["version"] != nil && object["id"] == nil && (object["openapi_url"] != nil || object["profile"] != nil):
		p.base = &baseHead{version: strings.Trim(string(object["version"]), `" `)}
	default:
		p.records = values
	}
	return p, nil
}

func number(raw json.RawMessage) *int {
	var n json.Number
	if len(raw) == 0 || json.Unmarshal(raw, &n) != nil {
		return nil
	}
	if i, err := n.Int64(); err == nil && i >= 0 && i < 1<<31 {
		whole := int(i)
		return &whole
	}
	return nil
}

// hasNUL reports whether a text anywhere in a value holds the character that no text can hold.
func hasNUL(value any) bool {
	switch v := value.(type) {
	case string:
		return strings.ContainsRune(v, 0)
	case []any:
		for _, inner := range v {
			if hasNUL(inner) {
				return true
			}
		}
	case map[string]any:
		for name, inner := range v {
			if strings.ContainsRune(name, 0) || hasNUL(inner) {
				return true
			}
		}
	}
	return false
}
