package harvest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// parsed is the content of one answer or file: records, and what a list says about itself.
type parsed struct {
	records []json.RawMessage
	list    *listHead // nil where it is no page of a list
	base    *baseHead // the self-description of an API, and then no records
	skipped []Skipped // lines that are no JSON
	notes   []string
}

// listHead is what a page of a list says about itself. Missing values are nil; numbers may come as strings.
type listHead struct {
	items, pages, number *int
	last                 bool
}

type baseHead struct{ version string }

// parse parses a file or an answer: one object, an array, a page of a list, lists by name („organizations"), or a sequence of
// objects (NDJSON).
func parse(place string, body []byte) (parsed, error) {
	var p parsed
	if archive := tabular(body); archive != nil {
		return p, p.tables(place, archive)
	}
	if err := foreign(place, body); err != nil {
		return p, err
	}
	text, note := inUTF8(body)
	if note != "" {
		p.notes = append(p.notes, note)
	}
	values, err := p.values(place, text)
	if err != nil {
		return p, err
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
	called := object["name"] != nil || object["id"] != nil
	switch {
	case isList:
		if err := json.Unmarshal(contents, &p.records); err != nil {
			return p, fail(place, "„contents“ ist keine Liste.")
		}
		p.list = &listHead{
			items:  number(object["total_items"]),
			pages:  number(object["total_pages"]),
			number: number(object["page_number"]),
			last:   strings.Trim(string(object["last_page"]), `"`) == "true",
		}
	case object["version"] != nil && object["id"] == nil && (!called || object["openapi_url"] != nil || object["profile"] != nil):
		p.base = &baseHead{version: strings.Trim(string(object["version"]), `" `)}
	case !called:
		return p, p.byName(place, object, values)
	default:
		p.records = values
	}
	return p, nil
}

// readLists are the names of lists that an object may contain.
var readLists = []string{"organizations", "organization", "services", "service", "service_at_locations", "service_at_location"}

// byName extracts the lists of an object that is nothing but a container: {"organizations": […], "services": […]}.
func (p *parsed) byName(place string, object map[string]json.RawMessage, values []json.RawMessage) error {
	var other []string
	found := false
	if all := tablesIn(object); all != nil {
		return p.join(all)
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		var list []json.RawMessage
		if len(object[name]) == 0 || object[name][0] != '[' || json.Unmarshal(object[name], &list) != nil {
			continue
		}
		if slices.Contains(readLists, name) {
			p.records, found = append(p.records, list...), true
		} else if len(list) > 0 {
			other = append(other, fmt.Sprintf("„%s“ (%d)", clip(name, 60), len(list)))
		}
	}
	switch {
	case found && len(other) > 0:
		p.notes = append(
			p.notes,
			"Diese Listen haben wir nicht gelesen, denn gelesen wird nur, was in einer Organisation oder einem Angebot steht: "+strings.Join(
				other,
				", ",
			)+".",
		)
	case !found && len(other) > 0 && object["location"] == nil && object["service"] == nil:
		return fail(
			place,
			"hier steht eine Liste unter dem Namen %s; erwartet wird „contents“, „organizations“ oder „services“.",
			strings.Join(other, ", "),
		)
	case !found:
		p.records = values
	}
	return nil
}

// values extracts the objects of a sequence. If each has a line of its own, lines that are not JSON are skipped.
func (p *parsed) values(place string, text []byte) ([]json.RawMessage, error) {
	text = bytes.TrimRight(text, " \t\r\n")
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, fail(place, "hier steht nichts.")
	}
	var values []json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		var value json.RawMessage
		err := decoder.Decode(&value)
		if errors.Is(err, io.EOF) {
			return values, nil
		}
		if err == nil {
			values = append(values, value)
			continue
		}
		from := int(decoder.InputOffset())
		at, cut := wrongAt(text[from:])
		if at += from; cut {
			return nil, fail(
				place,
				"das ist kein gültiges JSON: Es bricht am Ende ab (%s). Die Datei ist nicht vollständig; bitte holen Sie sie noch einmal.",
				whereIn(text, len(text)),
			)
		}
		if lines := p.lines(place, text); len(lines) > 1 {
			return lines, nil
		}
		if len(values) == 0 && at == from+len(text[from:])-len(bytes.TrimLeft(text[from:], " \t\r\n")) {
			return nil, fail(
				place,
				"das ist kein gültiges JSON. Es beginnt so: „%s“. Gelesen wird JSON nach HSDS 3.",
				clip(strings.TrimSpace(string(text)), 40),
			)
		}
		return nil, fail(place, "das ist kein gültiges JSON: Der Fehler steht in %s.", whereIn(text, at))
	}
}

// wrongAt returns the byte at which a text stops being JSON, and whether it is cut off there.
func wrongAt(text []byte) (at int, cut bool) {
	var value json.RawMessage
	var wrong *json.SyntaxError
	if err := json.Unmarshal(text, &value); !errors.As(err, &wrong) || strings.Contains(wrong.Error(), "unexpected end") {
		return len(text), true
	}
	return int(max(wrong.Offset-1, 0)), false
}

// whereIn describes where a byte is.
func whereIn(text []byte, at int) string {
	at = min(at, len(text))
	return fmt.Sprintf("Zeile %d, Zeichen %d", bytes.Count(text[:at], []byte("\n"))+1, at-bytes.LastIndexByte(text[:at], '\n'))
}

// lines returns the objects of a text that has one in each line; nil if most lines have none.
func (p *parsed) lines(place string, text []byte) []json.RawMessage {
	var values []json.RawMessage
	var skipped []Skipped
	number := 0
	for line := range bytes.Lines(text) {
		number++
		line = bytes.TrimSpace(line)
		switch {
		case len(line) == 0:
		case line[0] == '{' && json.Valid(line):
			values = append(values, line)
		default:
			skipped = append(skipped, Skipped{Place: fmt.Sprintf("%s, Zeile %d", place, number), Reason: "diese Zeile ist kein gültiges JSON"})
		}
	}
	if len(skipped) >= len(values) {
		return nil
	}
	p.skipped = skipped
	return values
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

// hasNUL reports whether any text in a value contains NUL, which PostgreSQL cannot store.
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
