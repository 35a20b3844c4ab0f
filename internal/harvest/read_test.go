package harvest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAnAPIIsReadPageByPage(t *testing.T) {
	t.Parallel()
	var said []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		page := r.URL.Query().Get("page")
		switch r.URL.Path {
		case "/hsds/v3/":
			fmt.Fprint(w, `{"version": "3.0", "profile": "https://example.org/profil", "openapi_url": "https://example.org/openapi.json"}`)
		case "/hsds/v3/organizations":
			if r.URL.Query().Get("full") != "true" {
				t.Error("not asked for everything")
			}
			if page == "" {
				fmt.Fprint(
					w,
					`{"total_items": "3", "total_pages": 2, "page_number": 1, "next": "http://10.0.0.5/", "contents": [{"id": "a", "name": "A"}, {"id": "n", "name": "Runder Tisch", "x_netzwerk": {"form": "x"}}]}`,
				)
			} else {
				fmt.Fprint(w, `{"total_items": 3, "total_pages": 2, "page_number": 2, "last_page": true, "contents": [{"id": "b", "name": "B"}]}`)
			}
		case "/hsds/v3/services":
			fmt.Fprint(
				w,
				`{"total_items": 2, "total_pages": 1, "contents": [{"id": "s", "name": "Rat", "status": "active"}, {"id": "u", "name": "Rat 2", "status": "active", "organization_id": "b"}]}`,
			)
		case "/hsds/v3/services/s":
			fmt.Fprint(w, `{"id": "s", "name": "Rat", "status": "active", "organization": {"id": "a", "name": "A"}}`)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	reading, err := New(
		Usual,
		onlyLoopback,
		func(line string) { said = append(said, line) },
	).Address(t.Context(), server.URL+"/hsds/v3/?schluessel=geheim#x")
	if err != nil {
		t.Fatal(err)
	}
	if reading.Address != server.URL+"/hsds/v3/" || reading.Version != "3.0" || len(reading.SHA256) != 64 || len(reading.Networks) != 1 {
		t.Errorf("%+v", reading)
	}
	if len(reading.Organizations) != 2 || reading.Organizations[1].Name != "B" || len(reading.Services) != 2 ||
		reading.Services[0].Organization == nil {
		t.Errorf("%+v", reading)
	}
	if !strings.Contains(strings.Join(said, "\n"), "organizations: 3 von 3") {
		t.Errorf("progress: %q", said)
	}
}

func TestAFileInAnyOfItsShapesIsRead(t *testing.T) {
	t.Parallel()
	one, two := `{"id": "a", "name": "A", "description": "x"}`, `{"id": "s", "name": "Rat", "status": "active", "organization_id": "a"}`
	for name, test := range map[string]struct {
		text          string
		organizations int
		services      int
		twice         int
	}{
		"one object":              {one, 1, 0, 0},
		"an array":                {"[" + one + "," + two + "]", 1, 1, 0},
		"a page":                  {`{"contents": [` + one + `]}`, 1, 0, 0},
		"a line each":             {one + "\n" + two + "\n", 1, 1, 0},
		"with a mark in front":    {"\xef\xbb\xbf" + one, 1, 0, 0},
		"with the same twice":     {"[" + one + "," + one + "]", 1, 0, 1},
		"without ids":             {`[{"name": "A"}, {"name": "A"}]`, 2, 0, 0},
		"with a number for an id": {`[{"id": 7, "name": "A"}, {"id": "7", "name": "A"}]`, 1, 0, 1},
	} {
		reading, err := New(Usual, Public, quiet).File("daten.json", strings.NewReader(test.text))
		if err != nil || len(reading.Organizations) != test.organizations || len(reading.Services) != test.services ||
			reading.Twice != test.twice {
			t.Errorf("%s: %+v, %v", name, reading, err)
		}
	}
	_, err := New(tight, Public, quiet).File("daten.json", strings.NewReader(strings.Repeat(" ", 100_001)))
	if err == nil || !strings.Contains(err.Error(), "daten.json: die Datei ist zu groß") {
		t.Errorf("%v", err)
	}
}

func FuzzAnyFileIsReadOrRefused(f *testing.F) {
	for _, text := range []string{`{"id": "a", "name": "A"}`, `[]`, `{"contents": [{}]}`, `{"version": "3.0", "profile": ""}`, "{}\n{}", `{"contents": null}`, `[null]`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		reading, err := New(tight, Public, quiet).File("x", strings.NewReader(text))
		if err == nil && len(reading.Organizations)+len(reading.Services) == 0 {
			t.Errorf("nothing was read, and no error: %q", text)
		}
	})
}
