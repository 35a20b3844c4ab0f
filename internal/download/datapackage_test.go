package download

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Programs that read the description find every list, every column, and in the other list what a key leads to.
func TestTheDescriptionOfTheListsIsTrue(t *testing.T) {
	files, _, _ := made(t, about, two()...)
	var p dataPackage
	if err := json.Unmarshal([]byte(files["datapackage.json"]), &p); err != nil {
		t.Fatal(err)
	}
	ids := map[string][]string{} // of each list
	tables := map[string][][]string{}
	for _, r := range p.Resources {
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(files[r.Path], "\ufeff")))
		reader.Comma = ';'
		rows, err := reader.ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", r.Path, err)
		}
		var head []string
		for _, f := range r.Schema.Fields {
			head = append(head, f.Name)
		}
		if diff := cmp.Diff(rows[0], head); diff != "" || len(slices.Compact(slices.Sorted(slices.Values(head)))) != len(head) {
			t.Errorf("%s: %s", r.Name, diff)
		}
		tables[r.Name] = rows
		if at := slices.Index(head, "ID"); at >= 0 {
			for _, row := range rows[1:] {
				if row[at] == "" || slices.Contains(ids[r.Name], row[at]) {
					t.Errorf("%s: the ID %q is none of its own", r.Name, row[at])
				}
				ids[r.Name] = append(ids[r.Name], row[at])
			}
		}
	}
	joined := 0
	for _, r := range p.Resources {
		for _, key := range r.Schema.ForeignKeys {
			at := slices.Index(tables[r.Name][0], key.Fields)
			for _, row := range tables[r.Name][1:] {
				switch {
				case row[at] == "":
				case slices.Contains(ids[key.Reference.Resource], row[at]):
					joined++
				default:
					t.Errorf("%s: %s %q leads nowhere", r.Name, key.Fields, row[at])
				}
			}
		}
	}
	if len(p.Resources) != len(listed) || joined < 8 || len(p.Licences) != 0 {
		t.Errorf("%d lists, %d keys that lead somewhere, %v", len(p.Resources), joined, p.Licences)
	}
}
