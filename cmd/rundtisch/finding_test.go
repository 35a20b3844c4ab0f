package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestALineIsTakenApartWithoutADatabase(t *testing.T) {
	got := call(t, "", nil, "finding", "44623 mein mann schlägt mich")
	want := `{"text":"44623 mein mann schlägt mich","place":{"plz":"44623","ags":["05916"],"name":"Herne","offered":[]},` +
		`"topics":["haeusliche_gewalt"],"audiences":[],"languages":[],"access":[],"modes":[],"open":"","names":[],"unknown":[],` +
		`"urgent":false}` + "\n"
	if got.code != exitOK || got.out != want || got.err != "" {
		t.Errorf("%+v", got)
	}
	got = call(t, "Neustadt\n\nfrauenhaus NRW\r\n\xff\n", nil, "finding", "-")
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	if got.code != exitOK || got.err != "" || len(lines) != 4 || strings.Contains(got.out, "null") {
		t.Fatalf("%+v", got)
	}
	var all [4]struct {
		Text  string
		Place struct{ AGS, Offered []string }
	}
	for i, line := range lines {
		if err := json.Unmarshal([]byte(line), &all[i]); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	asked, land := all[0].Place, all[2]
	if len(asked.AGS) > 0 || len(asked.Offered) < 2 || land.Text != "frauenhaus NRW" || strings.Join(land.Place.AGS, " ") != "05" {
		t.Errorf("%+v", all)
	}
	if got := call(t, "", nil, "finding"); got.code != exitUsage {
		t.Errorf("nothing to understand: %+v", got)
	}
}
