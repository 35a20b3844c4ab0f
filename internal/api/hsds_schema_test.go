package api_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rundtisch/internal/app/apptest"
)

func TestEveryAnswerOfTheExchangeStandardFollowsTheOfficialSchemas(t *testing.T) {
	t.Parallel()
	official := officialSchemas(t)
	r := apptest.StartExchange(t)
	extension, own := ownSchemas(t, r)
	checked, extended := map[string]int{}, 0
	check := func(what, list, kind string, entries ...any) {
		t.Helper()
		for _, entry := range entries {
			checked[kind]++
			if err := official[kind].Validate(stripped(entry)); err != nil {
				t.Errorf("%s (%s): %v", what, kind, err)
			}
			if kind == "minimal" {
				list = kind
			}
			if err := own[list].Validate(entry); err != nil {
				t.Errorf("%s, by our own description: %v", what, err)
			}
			apptest.EachObject(entry, "", func(name string, object map[string]any) {
				if name == "x_netzwerk" {
					extended++
					if err := extension.Validate(object); err != nil {
						t.Errorf("%s, x_netzwerk: %v", what, err)
					}
				}
			})
		}
	}
	for _, list := range apptest.HSDSLists {
		full := list + " full"
		kinds := map[string]string{"": list, "?format=json": list}
		switch list {
		case "/services", "/service_at_locations":
			kinds["?full=true"], kinds["?minimal=true"] = full, "minimal"
		case "/organizations":
			kinds["?full=true"], kinds["?full_service=true"], kinds["?minimal=true"] = full, full, "minimal"
		}
		for query, kind := range kinds {
			for _, perPage := range []string{"", "per_page=7"} {
				path := apptest.HSDS + list + "?" + strings.Trim(strings.TrimPrefix(query, "?")+"&"+perPage, "&")
				_, entries := r.WalkList(t, path)
				check(path, list, kind, entries...)
			}
			path := apptest.HSDS + list + "?" + strings.TrimPrefix(strings.ReplaceAll(query, "format=json", ""), "?") + "&format=ndjson"
			check(path, list, kind, r.NDJSON(t, path)...)
			for _, kindOfBody := range []string{"application/x-www-form-urlencoded", "application/json"} {
				page, ok := apptest.DecodeJSON(t, "POST "+path, r.PostFromElsewhere(t, apptest.HSDS+list, kindOfBody, strings.TrimPrefix(query, "?")).Body.Bytes()).(map[string]any)
				if entries, _ := page["contents"].([]any); ok && len(entries) > 0 {
					check("POST "+apptest.HSDS+list+" "+query, list, kind, entries...)
				} else {
					t.Errorf("POST %s %s: nothing", list, query)
				}
			}
		}
		for _, entry := range r.NDJSON(t, apptest.HSDS+list+"?format=ndjson") {
			path := apptest.HSDS + list + "/" + apptest.JSONField(entry, "id")
			one := r.JSON(t, path)
			check(path, list, full, one)
			if list == "/services" {
				check(path, list, "/services compiled", one)
			}
			if list == "/organizations" {
				check(path, list, full, r.JSON(t, path+"?full_service=true"))
			}
		}
	}
	if checked["/services full"] < 100 || checked["/service_at_locations full"] < 50 || extended < 30 {
		t.Errorf("too little was there to check: %v, %d extensions", checked, extended)
	}
	t.Logf("%v entries checked, %d extensions", checked, extended)
}

func TestEveryParameterOfTheSpecificationIsOffered(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(schemaFolder(t), "openapi.json"))
	if err != nil {
		t.Fatal(err)
	}
	var official struct {
		Paths map[string]struct {
			Get struct {
				Parameters []map[string]any `json:"parameters"`
			} `json:"get"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(text, &official); err != nil {
		t.Fatal(err)
	}
	r := apptest.StartExchange(t)
	ours := r.JSON(t, apptest.HSDS+"/openapi.json")
	offered := func(path string) (names []string) {
		apptest.EachObject(ours, "", func(name string, object map[string]any) {
			if name != path {
				return
			}
			get, _ := object["get"].(map[string]any)
			refs, _ := get["parameters"].([]any)
			for _, ref := range refs {
				names = append(names, strings.TrimPrefix(apptest.JSONField(ref, "$ref"), "#/components/parameters/"))
			}
		})
		return names
	}
	count := 0
	for _, path := range slices.Sorted(maps.Keys(official.Paths)) {
		names := offered(path)
		if path != "/" && len(names) == 0 {
			t.Errorf("%s is not described", path)
		}
		for _, p := range official.Paths[path].Get.Parameters {
			name := strings.TrimPrefix(apptest.JSONField(p, "$ref"), "#/components/parameters/")
			if name == "" {
				name = apptest.JSONField(p, "name")
			}
			count++
			if !slices.Contains(names, name) {
				t.Errorf("%s lacks %s; it has %v", path, name, names)
			}
		}
	}
	t.Logf("%d addresses, %d parameters", len(official.Paths), count)
}
