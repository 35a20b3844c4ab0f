package main

import (
	"encoding/json"
	"strings"
	"testing"
)

type answer struct {
	PLZ    string `json:"plz"`
	Kreise []struct {
		AGS     string `json:"ags"`
		Name    string `json:"name"`
		Certain bool   `json:"certain"`
	} `json:"kreise"`
}

// answers reads one line of JSON a postcode.
func answers(t testing.TB, out string) []answer {
	t.Helper()
	var all []answer
	for _, line := range strings.Split(strings.TrimSuffix(out, "\n"), "\n") {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		all = append(all, a)
	}
	return all
}

func TestPostcodesAreLookedUp(t *testing.T) {
	got := call(t, "", nil, "gazetteer", "lookup", "44623")
	if want := `{"plz":"44623","kreise":[{"ags":"05916","name":"Herne","certain":true}]}` + "\n"; got.code != exitOK || got.out != want || got.err != "" {
		t.Errorf("%+v", got)
	}
	got = call(t, "44623\r\n\n  38100 \n00000\nHerne\n<&>\n", nil, "gazetteer", "lookup", "59494", "-")
	if got.code != exitOK || got.err != "" {
		t.Fatalf("%+v", got)
	}
	var plz []string
	for _, a := range answers(t, got.out) {
		plz = append(plz, a.PLZ)
		if known := len(a.Kreise) > 0; known != (a.PLZ == "59494" || a.PLZ == "44623" || a.PLZ == "38100") {
			t.Errorf("%s: %v", a.PLZ, a.Kreise)
		}
	}
	if strings.Join(plz, " ") != "59494 44623 38100 00000 Herne <&>" || strings.Contains(got.out, "null") {
		t.Errorf("answers for %q:\n%s", plz, got.out)
	}
	if got := call(t, strings.Repeat("1", 1<<20), nil, "gazetteer", "lookup", "-"); got.code != exitFailed || !strings.Contains(got.err, "Standardeingabe") {
		t.Errorf("a line of a megabyte: exit %d, %.200s", got.code, got.err)
	}
	if got := call(t, "", nil, "gazetteer", "lookup", "-"); got.code != exitOK || got.out != "" {
		t.Errorf("no line at all: %+v", got)
	}
}

func TestImportedPlacesAreAnsweredFromThenOn(t *testing.T) {
	state := []string{"RUNDTISCH_STATE=" + t.TempDir()}
	csv := write(t, "plz_kreis.csv", "plz,ags_kreise\n44623,05913\n99999,05916 05913\n")
	got := call(t, "", state, "gazetteer", "import", csv)
	if got.code != exitOK || got.err != "" || !strings.Contains(got.out, csv+": plz_kreis, 2 Zeilen") {
		t.Fatalf("%+v", got)
	}
	for _, a := range answers(t, call(t, "", state, "gazetteer", "lookup", "44623", "99999", "38100").out) {
		names := ""
		for _, k := range a.Kreise {
			names += k.AGS + " "
		}
		if want := map[string]string{"44623": "05913 ", "99999": "05916 05913 ", "38100": "03101 "}[a.PLZ]; names != want {
			t.Errorf("%s lies in %s, want %s", a.PLZ, names, want)
		}
	}
	for name, test := range map[string][2]string{
		"falsch.csv":    {"plz,ags_kreise\n44623,0591\n", "Zeile 2"},
		"fremd.csv":     {"a,b\n1,2\n", "Zeile 1"},
		"unbekannt.csv": {"plz,ags_kreise\n44623,99999\n", "Zeile 2"},
		"leer.csv":      {"", "Zeile 1"},
		"kaputt.json":   {`{"type":`, "kaputt.json"},
	} {
		got := call(t, "", state, "gazetteer", "import", write(t, name, test[0]))
		if got.code != exitFailed || got.out != "" || !strings.Contains(got.err, name) || !strings.Contains(got.err, test[1]) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := call(t, "", state, "gazetteer", "lookup", "44623"); !strings.Contains(got.out, "05913") {
		t.Errorf("after imports that failed: %+v", got)
	}
}
