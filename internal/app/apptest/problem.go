package apptest

import (
	"encoding/json"
	"maps"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// WantProblem checks that a program is told what is wrong in its own way, and of which parameters.
func WantProblem(t testing.TB, what string, w *httptest.ResponseRecorder, status int, parameters ...string) {
	t.Helper()
	var p struct {
		Type, Title, Detail string
		Status              int
		Parameters          []struct{ Name, Detail string }
	}
	h := w.Header()
	if w.Code != status || h.Get("Content-Type") != "application/problem+json" || h.Get("Cache-Control") != "no-store" ||
		h.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%s: status %d, want %d; %v %s", what, w.Code, status, h, w.Body)
		return
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Errorf("%s: %v: %s", what, err, w.Body)
	}
	names := map[string]bool{}
	for _, parameter := range p.Parameters {
		names[parameter.Name] = true
		if parameter.Detail == "" || strings.Contains(parameter.Detail, "problem.") {
			t.Errorf("%s: %s is wrong, and nothing is said: %q", what, parameter.Name, parameter.Detail)
		}
	}
	if got := slices.Sorted(maps.Keys(names)); !slices.Equal(got, slices.Sorted(slices.Values(parameters))) {
		t.Errorf("%s names %v, want %v", what, got, parameters)
	}
	if p.Type != "about:blank" || p.Title == "" || p.Detail == "" || strings.Contains(p.Detail, "problem.") || p.Status != status {
		t.Errorf("%s: %s", what, w.Body)
	}
	for _, word := range TellTales {
		if strings.Contains(Unsealed(w.Body.String()), word) {
			t.Errorf("%s: the answer shows %q", what, word)
		}
	}
}
