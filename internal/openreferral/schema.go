package openreferral

import (
	"reflect"
	"strings"
)

// Schema is a JSON Schema, or a part of one.
type Schema map[string]any

// SchemaOf describes values of a type as JSON Schema of 2020-12 does; the structs in it are added to defs by their names
// and referred to below the address at. Nothing else may stand in them, and what is always there is required.
func SchemaOf(t reflect.Type, at string, defs map[string]Schema) Schema {
	switch t.Kind() {
	case reflect.Pointer:
		return SchemaOf(t.Elem(), at, defs)
	case reflect.Slice:
		return Schema{"type": "array", "items": SchemaOf(t.Elem(), at, defs)}
	case reflect.Bool:
		return Schema{"type": "boolean"}
	case reflect.Int:
		return Schema{"type": "integer"}
	case reflect.Float64:
		return Schema{"type": "number"}
	case reflect.Struct:
		if _, known := defs[t.Name()]; !known {
			defs[t.Name()] = nil // for what refers to itself
			defs[t.Name()] = ObjectSchema(t, at, defs)
		}
		return Schema{"$ref": at + t.Name()}
	}
	return Schema{"type": "string"}
}

// ObjectSchema describes a struct itself, as SchemaOf does.
func ObjectSchema(t reflect.Type, at string, defs map[string]Schema) Schema {
	properties, required := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		property := SchemaOf(f.Type, at, defs)
		for _, word := range []string{"format", "doc"} {
			if text := f.Tag.Get(word); text != "" {
				property[map[string]string{"format": "format", "doc": "description"}[word]] = text
			}
		}
		properties[name] = property
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	return Schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// ExtensionSchema is the schema of x_netzwerk, which is published at the address id.
func ExtensionSchema(id string) Schema {
	defs := map[string]Schema{}
	whole := SchemaOf(reflect.TypeFor[Network](), "#/$defs/", defs)
	whole["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	whole["$id"] = id
	whole["title"] = "x_netzwerk"
	whole["description"] = "Erweiterung von organization für Netzwerke: wie Einrichtungen zusammenarbeiten. Dafür hat HSDS 3.0 keine Wörter."
	whole["$defs"] = defs
	return whole
}
