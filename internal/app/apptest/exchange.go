package apptest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"rundtisch/internal/app"
	"rundtisch/internal/directory"
	"rundtisch/internal/editing"
	"rundtisch/internal/invented"
	"rundtisch/internal/store/storetest"
)

// HSDS is what the addresses of the exchange standard begin with.
const HSDS = "/hsds/v3"

// HSDSLists are the lists of the exchange standard.
var HSDSLists = []string{"/services", "/organizations", "/service_at_locations", "/taxonomies", "/taxonomy_terms"}

// JSON asks for an address of the exchange standard and reads the answer.
func (r *Program) JSON(t testing.TB, path string) any {
	t.Helper()
	w := r.Get(t, path)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" {
		t.Fatalf("%s: status %d, %s: %s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
	}
	return DecodeJSON(t, path, w.Body.Bytes())
}

// DecodeJSON reads JSON with its numbers as they stand there.
func DecodeJSON(t testing.TB, what string, body []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatalf("%s: %v: %s", what, err, body)
	}
	return v
}

// WalkList goes through all pages of a list.
func (r *Program) WalkList(t testing.TB, path string) (pages []map[string]any, contents []any) {
	t.Helper()
	between := "?"
	if strings.Contains(path, "?") {
		between = "&"
	}
	for number := 1; ; number++ {
		page, ok := r.JSON(t, path+between+"page="+strconv.Itoa(number)).(map[string]any)
		if !ok {
			t.Fatalf("%s is no page", path)
		}
		entries, _ := page["contents"].([]any)
		pages, contents = append(pages, page), append(contents, entries...)
		if page["last_page"] == true {
			return pages, contents
		}
	}
}

// NDJSON asks for a list as ndjson and returns its entries.
func (r *Program) NDJSON(t testing.TB, path string) []any {
	t.Helper()
	w := r.Get(t, path)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/x-ndjson" {
		t.Fatalf("%s: status %d, %s", path, w.Code, w.Header().Get("Content-Type"))
	}
	return linesOf(t, path, w)
}

func linesOf(t testing.TB, what string, w *httptest.ResponseRecorder) []any {
	t.Helper()
	var all []any
	for line := range bytes.SplitSeq(bytes.TrimSuffix(w.Body.Bytes(), []byte("\n")), []byte("\n")) {
		if len(line) > 0 {
			all = append(all, DecodeJSON(t, what, line))
		}
	}
	return all
}

// JSONField is a text in an entry; "" where it is not there.
func JSONField(entry any, names ...string) string {
	for _, name := range names {
		object, _ := entry.(map[string]any)
		entry = object[name]
	}
	text, _ := entry.(string)
	return text
}

// EachObject calls do for every object in a value, with the name it has there.
func EachObject(v any, name string, do func(name string, object map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		do(name, v)
		for key, inner := range v {
			EachObject(inner, key, do)
		}
	case []any:
		for _, inner := range v {
			EachObject(inner, name, do)
		}
	}
}

// PostFromElsewhere asks a list by POST from a page of another site; the query is sent as a form or as a JSON object.
func (r *Program) PostFromElsewhere(t testing.TB, path, kind, query string) *httptest.ResponseRecorder {
	t.Helper()
	body := query
	if kind == "application/json" {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		object := map[string]any{}
		for name := range values {
			object[name] = values.Get(name)
			if values.Get(name) == "true" {
				object[name] = true
			}
		}
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		body = string(text)
	}
	return r.Ask(t, http.MethodPost, path, body, func(req *http.Request) {
		req.Header.Set("Content-Type", kind)
		req.Header.Set("Origin", "https://anderswo.example.org")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
	})
}

// StartExchange starts the program on the five networks, three made-up ones, the sealed one and one with something in every
// field of a service.
func StartExchange(t testing.TB, options ...Option) *Program {
	t.Helper()
	return On(t, storetest.Filled(t, "exchange", loadExchange), options...)
}

func loadExchange(url string) error {
	if err := LoadFive(url); err != nil {
		return err
	}
	ctx := context.Background()
	db, err := app.Connect(ctx, url, nil, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	atlas, err := Atlas()
	if err != nil {
		return err
	}
	editor := editing.New(db.Owner)
	var made []editing.Invented
	for d := range invented.Networks(atlas, 1, 3, Today) {
		prepared, err := editing.PrepareInvented(d)
		if err != nil {
			return err
		}
		made = append(made, prepared)
	}
	if _, err := editor.Invent(ctx, made, Today, Today); err != nil {
		return err
	}
	for _, d := range []directory.Dossier{SealedNetwork(), RichNetwork()} {
		if _, err := editor.Load(ctx, d, Today); err != nil {
			return err
		}
	}
	return nil
}
