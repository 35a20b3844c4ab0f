package api_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rundtisch/internal/app/apptest"
)

// schemaFolder is where the official schemas lie: HSDS_SCHEMAS, or beside the repository. They are no part of it: without
// them the test says so, and with CI=true it fails.
func schemaFolder(t testing.TB) string {
	t.Helper()
	folder := os.Getenv("HSDS_SCHEMAS")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "hsds", "schema")
	}
	if _, err := os.Stat(filepath.Join(folder, "service.json")); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skipf("the official schemas are not here: %v", err)
	}
	return folder
}

// sealOff lets nothing stand in an object that its schema does not name, at any depth.
func sealOff(v any) {
	apptest.EachObject(v, "", func(name string, object map[string]any) {
		if properties, ok := object["properties"].(map[string]any); ok && name != "properties" && len(properties) > 0 {
			object["additionalProperties"] = false
		}
	})
}

// officialSchemas compiles the official schemas by the kinds of answers there are.
func officialSchemas(t testing.TB) map[string]*jsonschema.Schema {
	t.Helper()
	folder := schemaFolder(t)
	read := func(name string) map[string]any {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		object, ok := schema.(map[string]any)
		if !ok {
			t.Fatalf("%s is no schema", name)
		}
		sealOff(object)
		return object
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	add := func(name string, schema map[string]any) {
		if err := compiler.AddResource("https://schemas.example.org/"+name, schema); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name != "openapi.json" {
			add(name, read(name))
		}
	}
	for _, name := range []string{"service_list.json", "organization_list.json", "service_at_location_list.json", "service_with_definitions.json"} {
		add("compiled/"+name, read("compiled/"+name))
	}
	// Fully nested, an organization has its services and a service at a location has its service; the specification says so in
	// openapi.json and shows it in its examples, and the schemas of the single objects leave it out.
	organization, place := read("organization.json"), read("service_at_location.json")
	properties(t, organization)["services"] = map[string]any{"type": "array", "items": map[string]any{"$ref": "service.json"}}
	properties(t, place)["service"] = map[string]any{"$ref": "service.json"}
	add("organization_full.json", organization)
	add("service_at_location_full.json", place)
	short := read("compiled/service_list.json")
	short["required"] = []any{"id", "last_modified"}
	add("minimal.json", short)
	names := map[string]string{
		"/services": "compiled/service_list.json", "/organizations": "compiled/organization_list.json", "/service_at_locations": "compiled/service_at_location_list.json",
		"/taxonomies": "taxonomy.json", "/taxonomy_terms": "taxonomy_term.json", "minimal": "minimal.json", "/services full": "service.json",
		"/services compiled": "compiled/service_with_definitions.json", "/organizations full": "organization_full.json", "/service_at_locations full": "service_at_location_full.json",
		"/taxonomies full": "taxonomy.json", "/taxonomy_terms full": "taxonomy_term.json",
	}
	compiled := map[string]*jsonschema.Schema{}
	for kind, name := range names {
		schema, err := compiler.Compile("https://schemas.example.org/" + name)
		if err != nil {
			t.Fatal(err)
		}
		compiled[kind] = schema
	}
	return compiled
}

func properties(t testing.TB, schema map[string]any) map[string]any {
	t.Helper()
	p, ok := schema["properties"].(map[string]any)
	if !ok {
		t.Fatal("a schema without properties")
	}
	return p
}

// ownSchemas compiles what we publish ourselves: the extension, and the objects of the description of the interface.
func ownSchemas(t testing.TB, r *apptest.Program) (extension *jsonschema.Schema, objects map[string]*jsonschema.Schema) {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for _, path := range []string{"/schema/x_netzwerk.json", "/openapi.json"} {
		if err := compiler.AddResource(r.Pages.Origin+apptest.HSDS+path, r.JSON(t, apptest.HSDS+path)); err != nil {
			t.Fatal(err)
		}
	}
	compile := func(at string) *jsonschema.Schema {
		schema, err := compiler.Compile(r.Pages.Origin + apptest.HSDS + at)
		if err != nil {
			t.Fatal(err)
		}
		return schema
	}
	objects = map[string]*jsonschema.Schema{}
	for list, name := range map[string]string{"/services": "Service", "/organizations": "Organization", "/service_at_locations": "ServiceAtLocation", "/taxonomies": "Taxonomy",
		"/taxonomy_terms": "Term", "minimal": "Minimal"} {
		objects[list] = compile("/openapi.json#/components/schemas/" + name)
	}
	return compile("/schema/x_netzwerk.json"), objects
}

// stripped is a value without our extensions.
func stripped(v any) any {
	switch v := v.(type) {
	case map[string]any:
		without := map[string]any{}
		for key, inner := range v {
			if !strings.HasPrefix(key, "x_") {
				without[key] = stripped(inner)
			}
		}
		return without
	case []any:
		without := make([]any, len(v))
		for i, inner := range v {
			without[i] = stripped(inner)
		}
		return without
	}
	return v
}
