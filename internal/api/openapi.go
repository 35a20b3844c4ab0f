package api

import (
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"rundtisch/internal/locale"
	"rundtisch/internal/openreferral"
)

// object is a part of an OpenAPI document.
type object = map[string]any

// showOpenAPI serves the description of the exchange standard, made from the same table that answers (OpenAPI 3.1).
func (a *API) showOpenAPI(w http.ResponseWriter, r *http.Request) error {
	if _, err := a.ask(w, r, nil); err != nil {
		return err
	}
	return a.answer(w, r, a.openAPI(a.words(r)))
}

const (
	inSchemas    = "#/components/schemas/"
	inParameters = "#/components/parameters/"
)

func (a *API) openAPI(words *locale.Printer) object {
	schemas := map[string]openreferral.Schema{}
	paths := object{
		"/": object{
			"get": operation(
				words, "getAPIMetaInformation", words.T("hsds.operation.base"), nil,
				openreferral.SchemaOf(reflect.TypeFor[about](), inSchemas, schemas),
			),
		},
	}
	for _, e := range a.endpoints() {
		item := openreferral.SchemaOf(e.answer, inSchemas, schemas)
		name := strings.TrimPrefix(strings.TrimSuffix(e.path, "/{id}"), "/")
		if !e.list {
			paths[e.path] = object{
				"get": operation(words, "get_"+name, words.T("hsds.operation.entry", "Name", name), append([]string{"id"}, e.parameters...), item),
			}
			continue
		}
		get := operation(words, "list_"+name, words.T("hsds.operation.list", "Name", name), e.parameters, pageOf(item))
		post := operation(words, "list_"+name+"_post", words.T("hsds.operation.post", "Name", name), nil, pageOf(item))
		properties := object{}
		for _, p := range e.parameters {
			properties[p] = parameterSchema(p)
		}
		form := object{"schema": object{"type": "object", "properties": properties, "additionalProperties": false}}
		post["requestBody"] = object{"content": object{"application/json": form, "application/x-www-form-urlencoded": form}}
		paths[e.path] = object{"get": get, "post": post}
	}
	for name, of := range map[string]reflect.Type{"problem": reflect.TypeFor[problem](), "Minimal": reflect.TypeFor[openreferral.Minimal]()} {
		schemas[name] = openreferral.ObjectSchema(of, inSchemas, schemas)
	}
	licence := a.licence(words)
	info := object{"title": words.T("hsds.title", "Site", a.pages.Site), "version": openreferral.Version, "contact": a.contact(),
		"description": words.T("hsds.text") + " " + words.T("hsds.rule.protected") + " " + words.T("hsds.rule.language") + " " +
			words.T("hsds.rule.post") + " " + words.T("hsds.licence.text", "Name", licence.Name)}
	if licence.URL != "" { // programs that check descriptions want a licence to be found
		info["license"] = licence
	}
	return object{
		"openapi": "3.1.0", "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
		"info":       info,
		"servers":    []object{{"url": a.pages.Origin + hsdsBase}},
		"paths":      paths,
		"components": object{"schemas": schemas, "parameters": a.parameters(words)},
	}
}

func (a *API) contact() object {
	c := object{}
	if name := a.pages.Operator.Name; name != "" {
		c["name"] = name
	}
	if email := a.pages.Operator.Email; email != "" {
		c["email"] = email
	}
	return c
}

// pageOf is a page of a list of items, or, with minimal, of nothing but IDs.
func pageOf(item openreferral.Schema) openreferral.Schema {
	page := openreferral.ObjectSchema(reflect.TypeFor[openreferral.Page[bool]](), inSchemas, map[string]openreferral.Schema{})
	page["properties"].(object)["contents"] = object{
		"type": "array", "items": object{"anyOf": []any{item, object{"$ref": inSchemas + "Minimal"}}},
	}
	return page
}

func operation(words *locale.Printer, id, text string, parameters []string, answer openreferral.Schema) object {
	refs := []object{}
	for _, p := range parameters {
		refs = append(refs, object{"$ref": inParameters + p})
	}
	content := object{"application/json": object{"schema": answer}}
	if slices.Contains(parameters, "format") || strings.HasSuffix(id, "_post") {
		content["application/x-ndjson"] = object{"schema": object{"type": "string"}}
	}
	return object{"operationId": id, "summary": text, "parameters": refs, "responses": object{
		"200": object{"description": text, "content": content},
		"default": object{
			"description": words.T("hsds.operation.problem"),
			"content":     object{problemType: object{"schema": object{"$ref": inSchemas + "problem"}}},
		},
	}}
}

// parameters describes everything that one of the addresses can be asked with.
func (a *API) parameters(words *locale.Printer) object {
	all := object{
		"id": object{
			"name":        "id",
			"in":          "path",
			"required":    true,
			"description": words.T("parameter.id"),
			"schema":      parameterSchema("organization_id"),
		},
	}
	names := map[string]bool{}
	for _, e := range a.endpoints() {
		for _, p := range e.parameters {
			names[p] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		all[name] = object{"name": name, "in": "query", "description": words.T("parameter." + name), "schema": parameterSchema(name)}
	}
	return all
}

func parameterSchema(name string) object {
	switch name {
	case "page", "per_page":
		return object{"type": "integer", "minimum": 1}
	case "minimal", "full", "full_service", "top_only":
		return object{"type": "boolean", "default": false}
	case "format":
		return object{"type": "string", "enum": []string{"json", "ndjson"}, "default": "json"}
	case "modified_after":
		return object{"type": "string", "format": "date-time"}
	case "organization_id", "taxonomy_term_id", "taxonomy_id", "parent_id":
		return object{"type": "string", "format": "uuid"}
	case "postcode":
		return object{"type": "string", "pattern": `^\d{5}$`}
	case "proximity":
		return object{"type": "number", "exclusiveMinimum": 0, "maximum": farthest}
	}
	return object{"type": "string"}
}
