package document_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rundtisch/internal/directory/dossiertest"
	"rundtisch/internal/document"
)

func TestADocumentAsJSONSaysTheSameAndIsReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := dossiertest.Dossier().Draw(r, "dossier")
		data, err := document.EncodeJSON(d)
		if err != nil {
			r.Fatal(err)
		}
		var any map[string]any
		if err := json.Unmarshal(data, &any); err != nil || any["rundtisch"] != float64(document.Version) {
			r.Fatalf("no JSON (%v):\n%s", err, data)
		}
		back, err := document.Decode(data)
		if err != nil {
			r.Fatalf("%v\n%s", err, data)
		}
		want, err := document.Encode(d)
		if err != nil {
			r.Fatal(err)
		}
		got, err := document.Encode(back)
		if err != nil || string(got) != string(want) {
			r.Errorf("it comes back changed (%v):\n%s", err, cmp.Diff(string(want), string(got)))
		}
	})
}
